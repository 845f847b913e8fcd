import { useMe } from "@taskfleet/gateway-client";
import { Avatar, Button, ConfirmDialog, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import type { CommentFieldsFragment as Comment } from "../../generated/graphql.ts";
import { Markdown } from "../../task/markdown.tsx";
import { TimeAgo } from "../../task/time-ago.tsx";
import type { Person } from "../../task/types.ts";
import { CommentBox } from "./comment-box.tsx";
import { withoutMentions } from "./mentions.ts";
import { useComments } from "./use-comments.ts";
import styles from "./comments.module.css";

export function CommentEntry({
  comment,
  people,
  canEdit,
}: {
  comment: Comment;
  people: readonly Person[];
  canEdit: boolean;
}) {
  const t = useTranslations("tasks.comments");
  const words = useTranslations("words");
  const me = useMe();
  const { edit, remove, explain } = useComments(comment.taskId);
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const isMine = comment.author.id === me.id && canEdit;

  return (
    <li className={styles.comment} id={`comment-${comment.id}`}>
      <Avatar person={comment.author} named />
      <div className={styles.bubble}>
        <div className={styles.head}>
          <strong>{comment.author.name}</strong>
          <TimeAgo time={comment.createdAt} />
          {comment.editedAt && <span className={styles.hint}>{t("edited")}</span>}
          {isMine && !isEditing && (
            <span className={styles.tools}>
              <Button small kind="quiet" onPress={() => setEditing(true)}>
                {t("edit")}
              </Button>
              <Button small kind="quiet" onPress={() => setDeleting(true)}>
                {words("delete")}
              </Button>
            </span>
          )}
        </div>
        {isEditing ? (
          <CommentBox
            draftName={`comment.${comment.id}`}
            initial={withoutMentions(comment.text)}
            label={t("editLabel")}
            submitLabel={words("save")}
            people={people}
            autoFocus
            onSubmit={async (text) => {
              const refusal = await edit(comment, text);
              if (refusal === undefined) setEditing(false);
              return refusal;
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <Markdown text={comment.text} />
        )}
      </div>
      <ConfirmDialog
        title={t("deleteTitle")}
        confirmLabel={words("delete")}
        cancelLabel={words("cancel")}
        isOpen={isDeleting}
        isDangerous
        onClose={() => setDeleting(false)}
        onConfirm={async () => remove(comment)}
        explain={explain}
      >
        {t("deleteHelp")}
      </ConfirmDialog>
    </li>
  );
}
