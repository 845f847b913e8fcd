import { say, useExplain } from "@taskfleet/frame";
import { useMutation } from "@taskfleet/gateway-client";
import type { StatusKind } from "@taskfleet/gateway-client/schema";
import { ConfirmDialog, Form, IconButton, Section, Select, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import {
  CreateStatusDocument,
  DeleteStatusDocument,
  MoveStatusDocument,
  ProjectByKeyDocument,
  UpdateStatusDocument,
  type ProjectSettingsFragment,
} from "../../generated/graphql.ts";
import { useSavedLine } from "./saved-line.ts";
import styles from "./settings.module.css";

type Status = ProjectSettingsFragment["statuses"][number];
const kinds: readonly StatusKind[] = ["OPEN", "ACTIVE", "DONE"];
const refetchQueries = [ProjectByKeyDocument];

export function ColumnsSection({ project }: { project: ProjectSettingsFragment }) {
  const t = useTranslations("shell.settings");
  const words = useTranslations("words");
  const explain = useExplain();
  const [createStatus] = useMutation(CreateStatusDocument, { refetchQueries });
  const [name, setName] = useState("");

  const add = async () => {
    const last = project.statuses.at(-1);
    // Before the last column, which is where done things go.
    const afterId = last?.kind === "DONE" ? project.statuses.at(-2)?.id : last?.id;
    await createStatus({
      variables: { input: { id: crypto.randomUUID(), projectId: project.id, name: name.trim(), afterId } },
    });
    setName("");
  };

  return (
    <Section title={t("columns")} description={t("columnsHelp")}>
      <ol role="list" className={styles.lines}>
        {project.statuses.map((status, index) => (
          <ColumnLine key={status.id} status={status} index={index} all={project.statuses} />
        ))}
      </ol>
      <div className={styles.add}>
        <Form submitLabel={words("add")} kind="plain" onSubmit={add} explain={explain}>
          <TextField
            name="name"
            label={t("addColumn")}
            labelHidden
            placeholder={t("newColumn")}
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

function ColumnLine({ status, index, all }: { status: Status; index: number; all: readonly Status[] }) {
  const t = useTranslations("shell.settings");
  const kindNames = useTranslations("kinds");
  const words = useTranslations("words");
  const explain = useExplain();
  const { problem, save } = useSavedLine();
  const [update] = useMutation(UpdateStatusDocument);
  const [move] = useMutation(MoveStatusDocument, { refetchQueries });
  const [remove] = useMutation(DeleteStatusDocument, { refetchQueries });
  const [name, setName] = useState(status.name);
  const [limit, setLimit] = useState(status.wipLimit?.toString() ?? "");
  const [deleting, setDeleting] = useState(false);
  const others = all.filter(({ id }) => id !== status.id);
  const [target, setTarget] = useState(others[0]?.id ?? "");

  const change = (fields: { name?: string; kind?: StatusKind; wipLimit?: number | null }) =>
    save(async () => update({ variables: { input: { id: status.id, ...fields } } }));
  const moveTo = (place: number) =>
    save(async () => move({ variables: { input: { id: status.id, afterId: others[place - 1]?.id } } }));
  const onDelete = async () => {
    await remove({ variables: { input: { id: status.id, moveTasksTo: target } } });
    say(t("removed", { name: status.name }));
  };

  return (
    <li className={styles.line}>
      <TextField
        className={styles.name}
        label={t("columnName")}
        labelHidden
        value={name}
        onChange={setName}
        maxLength={50}
        onBlur={() => name.trim() && name.trim() !== status.name && change({ name: name.trim() })}
      />
      <Select
        className={styles.kind}
        label={t("kind")}
        labelHidden
        value={status.kind}
        options={kinds.map((value) => ({ value, label: kindNames(value) }))}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        className={styles.limit}
        label={t("limit")}
        labelHidden
        placeholder={t("limit")}
        inputMode="numeric"
        value={limit}
        onChange={(text) => setLimit(text.replaceAll(/\D/g, "").slice(0, 4))}
        onBlur={() =>
          limit !== (status.wipLimit?.toString() ?? "") && change({ wipLimit: limit ? Number(limit) : null })
        }
      />
      <div className={styles.buttons}>
        <IconButton
          icon="chevronUp"
          label={t("moveUp", { name: status.name })}
          isDisabled={index === 0}
          onPress={() => moveTo(index - 1)}
        />
        <IconButton
          icon="chevronDown"
          label={t("moveDown", { name: status.name })}
          isDisabled={index === all.length - 1}
          onPress={() => moveTo(index + 1)}
        />
        <IconButton
          icon="trash"
          label={t("deleteColumn", { name: status.name })}
          isDisabled={others.length === 0}
          onPress={() => setDeleting(true)}
        />
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <ConfirmDialog
        title={t("deleteColumnTitle", { name: status.name })}
        confirmLabel={words("delete")}
        cancelLabel={words("cancel")}
        isOpen={deleting}
        isDangerous
        onClose={() => setDeleting(false)}
        onConfirm={onDelete}
        explain={explain}
      >
        <Select
          label={t("moveTasksTo")}
          value={target}
          options={others.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setTarget}
        />
      </ConfirmDialog>
    </li>
  );
}
