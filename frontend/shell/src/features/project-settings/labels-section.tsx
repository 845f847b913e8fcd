import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { useMutation } from "@taskfleet/gateway-client";
import { Form, IconButton, Section, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import {
  CreateLabelDocument,
  DeleteLabelDocument,
  ProjectByKeyDocument,
  UpdateLabelDocument,
  type ProjectSettingsFragment,
} from "../../generated/graphql.ts";
import { useSavedLine } from "./saved-line.ts";
import styles from "./settings.module.css";

type Label = ProjectSettingsFragment["labels"][number];
const refetchQueries = [ProjectByKeyDocument];
const colours = ["#3a54c5", "#226c3a", "#a8460b", "#b3261e", "#7b3fa0", "#0f6d78", "#7c5a00", "#6b7280"];

export function LabelsSection({ project }: { project: ProjectSettingsFragment }) {
  const t = useTranslations("shell.settings");
  const words = useTranslations("words");
  const explain = useExplain();
  const [createLabel] = useMutation(CreateLabelDocument, { refetchQueries });
  const [name, setName] = useState("");

  const add = async () => {
    const colour = colours[project.labels.length % colours.length];
    await createLabel({
      variables: { input: { id: crypto.randomUUID(), projectId: project.id, name: name.trim(), colour } },
    });
    setName("");
  };

  return (
    <Section title={t("labels")} description={t("labelsHelp")}>
      {project.labels.length > 0 && (
        <ul role="list" className={styles.lines}>
          {project.labels.map((label) => (
            <LabelLine key={label.id} label={label} />
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <Form submitLabel={words("add")} kind="plain" onSubmit={add} explain={explain}>
          <TextField
            name="name"
            label={t("addLabel")}
            labelHidden
            placeholder={t("newLabel")}
            value={name}
            onChange={setName}
            maxLength={50}
            autoComplete="off"
            isRequired
          />
        </Form>
      </div>
    </Section>
  );
}

function LabelLine({ label }: { label: Label }) {
  const t = useTranslations("shell.settings");
  const explain = useExplain();
  const { problem, save } = useSavedLine();
  const [update] = useMutation(UpdateLabelDocument);
  const [remove] = useMutation(DeleteLabelDocument, { refetchQueries });
  const [name, setName] = useState(label.name);
  const [colour, setColour] = useState(label.colour);

  const change = (fields: { name?: string; colour?: string }) =>
    save(async () => update({ variables: { input: { id: label.id, ...fields } } }));
  const onDelete = async () => {
    try {
      await remove({ variables: { input: { id: label.id } } });
      say(t("removed", { name: label.name }));
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };

  return (
    <li className={styles.line}>
      <input
        type="color"
        aria-label={`${t("colour")}: ${label.name}`}
        className={styles.colour}
        value={colour}
        onChange={({ target }) => setColour(target.value)}
        onBlur={() => colour !== label.colour && change({ colour })}
      />
      <TextField
        className={styles.name}
        label={t("labelName")}
        labelHidden
        value={name}
        onChange={setName}
        maxLength={50}
        onBlur={() => name.trim() && name.trim() !== label.name && change({ name: name.trim() })}
      />
      <IconButton icon="trash" label={t("deleteLabel", { name: label.name })} onPress={() => void onDelete()} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </li>
  );
}
