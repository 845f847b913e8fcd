import type { Priority } from "@taskfleet/gateway-client/schema";
import { useCommands } from "@taskfleet/frame";
import { classes, Select, useTranslations } from "@taskfleet/ui";
import type { ReactNode } from "react";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import type { Board } from "../../task/types.ts";
import { EstimateField } from "./estimate-field.tsx";
import { FieldNote } from "./field-note.tsx";
import { LabelsField } from "./labels-field.tsx";
import { ParentField } from "./parent-field.tsx";
import type { Field, TaskSaver } from "./use-task-saver.ts";
import { WhenField } from "./when-field.tsx";
import styles from "./fields.module.css";

const priorities: readonly Priority[] = ["NONE", "LOW", "MEDIUM", "HIGH", "URGENT"];

/** What is known about a task besides its words: a name and a value on each line, every value a control. */
export function TaskFields({
  task,
  board,
  saver,
  canEdit,
  onMove,
}: {
  task: Task;
  board: Board;
  saver: TaskSaver;
  canEdit: boolean;
  onMove: (statusId: string) => void;
}) {
  const t = useTranslations("tasks.fields");
  const priorityNames = useTranslations("priorities");
  const { project, members } = board;
  const people = members.filter(({ role }) => role !== "VIEWER").map(({ user }) => user);
  const assignable =
    task.assignee && !people.some(({ id }) => id === task.assignee?.id) ? [...people, task.assignee] : people;
  useFieldCommands(canEdit);

  return (
    <dl className={styles.fields}>
      <Line name={t("status")}>
        <Select
          className={styles.select}
          label={t("status")}
          labelHidden
          name="status"
          isDisabled={!canEdit}
          value={task.status.id}
          options={project.statuses.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={onMove}
        />
      </Line>
      <Line name={t("assignee")} note={<FieldNote field="assignee" task={task} saver={saver} />}>
        <Select
          className={styles.select}
          label={t("assignee")}
          labelHidden
          name="assignee"
          isDisabled={!canEdit}
          value={task.assignee?.id ?? ""}
          options={[
            { value: "", label: t("nobody") },
            ...assignable.map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onChange={(id) =>
            void saver.save("assignee", assignable.find((person) => person.id === id) ?? null, task.assignee)
          }
        />
      </Line>
      <Line name={t("priority")} note={<FieldNote field="priority" task={task} saver={saver} />}>
        <Select
          className={styles.select}
          label={t("priority")}
          labelHidden
          name="priority"
          isDisabled={!canEdit}
          value={task.priority}
          options={priorities.map((value) => ({ value, label: priorityNames(value) }))}
          onChange={(priority) => void saver.save("priority", priority, task.priority)}
        />
      </Line>
      <Line name={t("labels")} note={<FieldNote field="labels" task={task} saver={saver} />}>
        <LabelsField task={task} project={project} saver={saver} canEdit={canEdit} />
      </Line>
      <Line isWide name={t("due")} note={<FieldNote field="due" task={task} saver={saver} />}>
        <WhenField field="due" task={task} saver={saver} canEdit={canEdit} />
      </Line>
      <Line isWide name={t("start")} note={<FieldNote field="start" task={task} saver={saver} />}>
        <WhenField field="start" task={task} saver={saver} canEdit={canEdit} />
      </Line>
      {(project.categories.length > 0 || task.category) && (
        <Line name={t("category")} note={<FieldNote field="category" task={task} saver={saver} />}>
          <Select
            className={styles.select}
            label={t("category")}
            labelHidden
            name="category"
            isDisabled={!canEdit}
            value={task.category?.id ?? ""}
            options={[
              { value: "", label: t("nothing") },
              ...project.categories.map(({ id, name: label }) => ({ value: id, label })),
            ]}
            onChange={(id) =>
              void saver.save("category", project.categories.find((one) => one.id === id) ?? null, task.category)
            }
          />
        </Line>
      )}
      <Line name={t("estimate")} note={<FieldNote field="estimate" task={task} saver={saver} />}>
        <EstimateField task={task} saver={saver} canEdit={canEdit} />
      </Line>
      <Line name={t("parentId")} note={<FieldNote field="parentId" task={task} saver={saver} />}>
        <ParentField task={task} board={board} saver={saver} canEdit={canEdit} />
      </Line>
    </dl>
  );
}

function Line({
  name,
  note,
  isWide,
  children,
}: {
  name: string;
  note?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes(styles.line, isWide && styles.wide)}>
      <dt>{name}</dt>
      <dd>
        {children}
        {note}
      </dd>
    </div>
  );
}

const keysOf: readonly [keys: string, field: "status" | Exclude<Field, "title" | "start" | "category" | "parentId">][] =
  [
    ["s", "status"],
    ["a", "assignee"],
    ["p", "priority"],
    ["l", "labels"],
    ["d", "due"],
    ["t", "estimate"],
  ];

/** One key goes to a field, the next one changes it. */
function useFieldCommands(canEdit: boolean): void {
  const t = useTranslations("tasks.fields");
  const commands = useTranslations("tasks.commands");
  const goTo = (name: string) =>
    document.querySelector<HTMLElement>(`.${styles.fields} [name="${name}"], .${styles.fields} [data-field="${name}"]`);
  useCommands(
    canEdit
      ? keysOf.map(([keys, field]) => ({
          title: commands("change", { field: t(field) }),
          group: commands("taskGroup"),
          keys,
          run: () => goTo(field)?.focus(),
        }))
      : [],
  );
}
