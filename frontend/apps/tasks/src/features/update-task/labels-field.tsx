import { useExplain } from "@taskfleet/frame";
import { useMutation, type Reference } from "@taskfleet/gateway-client";
import { Button, Checkbox, Popover, TextField, useLocale, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import { useState } from "react";
import { CreateLabelDocument, type TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { Dot, LabelMark } from "../../task/marks.tsx";
import type { Label, Project } from "../../task/types.ts";
import type { TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

/** Colours that new labels get in turn. They are the project's data, not the app's look. */
const colours = ["#3b82f6", "#16a34a", "#d97706", "#dc2626", "#9333ea", "#0891b2", "#db2777", "#6b7280"];

/** A task's labels; pressing them opens the project's, where a new name makes a new one. */
export function LabelsField({
  task,
  project,
  saver,
  canEdit,
}: {
  task: Task;
  project: Project;
  saver: TaskSaver;
  canEdit: boolean;
}) {
  const t = useTranslations("tasks.fields");
  const shown =
    task.labels.length === 0 ? (
      <span className={styles.placeholder}>{t("nothing")}</span>
    ) : (
      task.labels.map((label) => <LabelMark key={label.id} label={label} />)
    );
  if (!canEdit) return <span className={styles.labels}>{shown}</span>;
  return (
    <Popover
      label={t("labels")}
      trigger={
        <Button kind="quiet" className={styles.labels} data-field="labels">
          <VisuallyHidden>{t("changeLabels")}</VisuallyHidden>
          {shown}
        </Button>
      }
    >
      {() => <Choice task={task} project={project} saver={saver} />}
    </Popover>
  );
}

function Choice({ task, project, saver }: { task: Task; project: Project; saver: TaskSaver }) {
  const t = useTranslations("tasks.fields");
  const locale = useLocale();
  const explain = useExplain();
  const [createLabel] = useMutation(CreateLabelDocument);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const plain = (word: string) => word.trim().toLocaleLowerCase(locale);
  const found = project.labels.filter(({ name: label }) => plain(label).includes(plain(text)));
  const exact = project.labels.find(({ name: label }) => plain(label) === plain(text));

  const toggle = (label: Label) => {
    const others = task.labels.filter(({ id }) => id !== label.id);
    const labels = others.length < task.labels.length ? others : [...others, label];
    void saver.save("labels", labels, task.labels);
  };
  const create = async () => {
    setProblem(undefined);
    const label: Label = {
      __typename: "Label",
      id: crypto.randomUUID(),
      projectId: project.id,
      name: text.trim(),
      colour: colours[project.labels.length % colours.length] ?? "#6b7280",
      version: 1,
    };
    try {
      const { id, projectId, name, colour } = label;
      await createLabel({
        variables: { input: { id, projectId, name, colour } },
        update: (cache) =>
          void cache.modify({
            id: `Project:${projectId}`,
            fields: {
              labels: (present: readonly Reference[] = []) =>
                present.some(({ __ref }) => __ref === `Label:${id}`) ? present : [...present, { __ref: `Label:${id}` }],
            },
          }),
      });
      setText("");
      toggle(label);
    } catch (error) {
      setProblem(explain(error).sentence);
    }
  };

  return (
    <form
      className={styles.labelChoice}
      onSubmit={(event) => {
        event.preventDefault();
        if (exact) {
          toggle(exact);
          setText("");
        } else if (text.trim()) void create();
      }}
    >
      <TextField
        label={t("findLabel")}
        labelHidden
        placeholder={t("findLabel")}
        value={text}
        onChange={setText}
        maxLength={50}
        autoComplete="off"
        autoFocus
      />
      <ul role="list" className={styles.labelList}>
        {found.map((label) => (
          <li key={label.id}>
            <Checkbox
              isSelected={task.labels.some(({ id }) => id === label.id)}
              onChange={() => toggle(label)}
              className={styles.labelLine}
            >
              <Dot colour={label.colour} />
              <span>{label.name}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {text.trim() && !exact && (
        <Button type="submit" icon="add" small>
          {t("createLabel", { name: text.trim() })}
        </Button>
      )}
      {project.labels.length === 0 && !text && <p className={styles.placeholder}>{t("noLabels")}</p>}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}
