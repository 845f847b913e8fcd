import { useTranslations } from "@taskfleet/ui";
import { useEffect, useRef } from "react";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { Conflict, FieldNote } from "./field-note.tsx";
import { useDraft } from "./use-draft.ts";
import type { TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

/** The title, edited where it stands. A title is one line, which wraps. */
export function TitleField({
  task,
  saver,
  canEdit,
  isEditing,
}: {
  task: Task;
  saver: TaskSaver;
  canEdit: boolean;
  isEditing: boolean;
}) {
  const t = useTranslations("tasks.fields");
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(
    `title.${task.id}`,
    task.title,
    async (title, base) => saver.save("title", title.trim(), base),
    (title) => title.trim() !== "",
  );
  useEffect(() => {
    if (!isEditing) return;
    field.current?.focus();
    field.current?.select();
  }, [isEditing]);

  if (!canEdit) return <h2 className={styles.title}>{task.title}</h2>;
  return (
    <div>
      <textarea
        ref={field}
        data-field="title"
        className={styles.title}
        aria-label={t("title")}
        rows={1}
        maxLength={200}
        value={draft.text}
        onChange={({ target }) => draft.type(target.value.replaceAll(/\s*\n\s*/g, " "))}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            draft.discard();
            event.currentTarget.blur();
          }
        }}
      />
      {draft.theirs === undefined ? (
        <FieldNote field="title" task={task} saver={saver} />
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
