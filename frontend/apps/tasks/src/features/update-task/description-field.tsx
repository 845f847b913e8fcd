import { useTranslations } from "@taskfleet/ui";
import { useEffect, useRef, useState } from "react";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { Markdown } from "../../task/markdown.tsx";
import { Conflict, FieldNote } from "./field-note.tsx";
import { useDraft } from "./use-draft.ts";
import type { TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

/** The description: read as text, written as Markdown, in the same place. */
export function DescriptionField({ task, saver, canEdit }: { task: Task; saver: TaskSaver; canEdit: boolean }) {
  const t = useTranslations("tasks.fields");
  const area = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setOpen] = useState(false);
  const draft = useDraft(`description.${task.id}`, task.description, async (text, base) =>
    saver.save("description", text, base),
  );
  useEffect(() => {
    if (isOpen) area.current?.focus();
  }, [isOpen]);
  const isWriting = canEdit && (isOpen || draft.theirs !== undefined);

  return (
    <div>
      {isWriting ? (
        <textarea
          ref={area}
          className={styles.writing}
          aria-label={t("description")}
          placeholder={t("descriptionPlaceholder")}
          maxLength={20_000}
          value={draft.text}
          onChange={({ target }) => draft.type(target.value)}
          onBlur={() => {
            draft.flush();
            setOpen(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            event.currentTarget.blur();
          }}
        />
      ) : (
        <div
          className={styles.description}
          data-editable={canEdit || undefined}
          onClick={(event) => {
            const isLink = event.target instanceof Element && event.target.closest("a, button");
            if (canEdit && !isLink && !getSelection()?.toString()) setOpen(true);
          }}
        >
          {draft.text ? <Markdown text={draft.text} /> : <p className={styles.placeholder}>{t("noDescription")}</p>}
          {canEdit && (
            <button
              type="button"
              data-field="description"
              className={styles.edit}
              onClick={(event) => {
                event.stopPropagation();
                setOpen(true);
              }}
            >
              {t("editDescription")}
            </button>
          )}
        </div>
      )}
      {draft.theirs === undefined ? (
        <FieldNote field="description" task={task} saver={saver} />
      ) : (
        <Conflict
          title={t("conflict")}
          mine={draft.text}
          theirs={draft.theirs}
          onMine={draft.insist}
          onTheirs={draft.discard}
        />
      )}
    </div>
  );
}
