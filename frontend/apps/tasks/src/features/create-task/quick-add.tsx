import { useExplain } from "@taskfleet/frame";
import { Button, IconButton, useTranslations } from "@taskfleet/ui";
import { useEffect, useId, useRef, useState } from "react";
import { readDraft, writeDraft } from "../../task/drafts.ts";
import type { Column, Project } from "../../task/types.ts";
import { useCreateTask } from "./use-create-task.ts";
import styles from "./quick-add.module.css";

interface Refused {
  title: string;
  sentence: string;
}

/** A line for a new task's title: Enter adds it and waits for the next one, Escape closes. */
export function QuickAdd({
  project,
  column,
  atTop,
  onAdded,
  onClose,
}: {
  project: Project;
  column: Column;
  atTop: boolean;
  onAdded: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("tasks.create");
  const words = useTranslations("words");
  const explain = useExplain();
  const create = useCreateTask(project);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState(readDraft(`new.${column.status.id}`)?.text ?? "");
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  useEffect(() => field.current?.focus(), []);

  const type = (text: string) => {
    setTitle(text);
    writeDraft(`new.${column.status.id}`, text ? { text, base: "" } : undefined);
  };

  const add = async (text: string) => {
    type("");
    try {
      const adding = create(column, text, { atTop });
      onAdded();
      await adding;
    } catch (error) {
      const { sentence } = explain(error);
      setRefused((others) => [...others, { title: text, sentence }]);
    }
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim()) void add(title.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {refused.map(({ title: text, sentence }) => (
        <div key={text} role="alert" className={styles.refused}>
          <p>
            <strong>{text}</strong>
            {sentence}
          </p>
          <Button
            small
            onPress={() => {
              setRefused((others) => others.filter((other) => other.title !== text));
              void add(text);
            }}
          >
            {words("tryAgain")}
          </Button>
        </div>
      ))}
      <div className={styles.line}>
        <input
          ref={field}
          id={id}
          aria-label={t("titleIn", { column: column.status.name })}
          placeholder={t("placeholder")}
          className={styles.input}
          value={title}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="enter"
          onChange={({ target }) => type(target.value)}
        />
        <IconButton icon="close" label={words("close")} small onPress={onClose} />
      </div>
    </form>
  );
}
