import { Button, Form, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import type { Project } from "../../task/types.ts";
import { useColumnChanges } from "./use-column-changes.ts";
import styles from "./columns.module.css";

/** At the end of the board: a button that becomes a field. */
export function AddColumn({ project }: { project: Project }) {
  const t = useTranslations("tasks.columns");
  const words = useTranslations("words");
  const { create, explain } = useColumnChanges(project);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  if (!isOpen) {
    return (
      <Button kind="quiet" icon="add" className={styles.add} onPress={() => setOpen(true)}>
        {t("add")}
      </Button>
    );
  }
  return (
    <Form
      className={styles.adding}
      submitLabel={words("add")}
      explain={explain}
      aside={
        <Button kind="quiet" onPress={() => setOpen(false)}>
          {words("cancel")}
        </Button>
      }
      onSubmit={async () => {
        await create(name.trim());
        setName("");
        setOpen(false);
      }}
    >
      <TextField
        name="name"
        label={t("newName")}
        value={name}
        onChange={setName}
        maxLength={50}
        autoComplete="off"
        isRequired
        autoFocus
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      />
    </Form>
  );
}
