import { Avatar, classes, Icon, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import { DragHandle } from "@taskfleet/ui/drag";
import { DueMark, LabelMark, PriorityMark } from "../../task/marks.tsx";
import { useProblem } from "../../task/problems.ts";
import type { Card as CardData } from "../../task/types.ts";
import styles from "./card.module.css";

const shownLabels = 3;
const keysHere = "E · 1–4 · ⇧←→"; // what the keyboard can do to it: edit, priority, move

/** What a card says. Its number is 0 until the server has given it one. */
export function Card({ card, canEdit }: { card: CardData; canEdit: boolean }) {
  const t = useTranslations("tasks.card");
  const problem = useProblem(card.id);
  const labels = card.labels.slice(0, shownLabels);
  const more = card.labels.length - labels.length;
  const hasFoot = labels.length > 0 || card.due || card.commentCount > 0 || card.assignee;
  return (
    <div className={classes(styles.card, card.number === 0 && styles.waiting)}>
      <div className={styles.head}>
        <span>{card.key}</span>
        {card.priority !== "NONE" && <PriorityMark priority={card.priority} />}
        {canEdit && (
          <span className={styles.hints}>
            <span className={styles.keys} aria-hidden="true">
              {keysHere}
            </span>
            <DragHandle slot="drag" className={styles.handle} aria-label={t("drag", { title: card.title })}>
              <Icon name="drag" />
            </DragHandle>
          </span>
        )}
      </div>
      <p className={styles.title}>{card.title}</p>
      {hasFoot && (
        <div className={styles.foot}>
          <div className={styles.details}>
            {labels.map((label) => (
              <LabelMark key={label.id} label={label} />
            ))}
            {more > 0 && <span>+{more}</span>}
            {card.due && <DueMark due={card.due} isDone={card.status.kind === "DONE"} />}
            {card.commentCount > 0 && (
              <span className={styles.comments}>
                <Icon name="comment" />
                <span aria-hidden="true">{card.commentCount}</span>
                <VisuallyHidden>{t("comments", { count: card.commentCount })}</VisuallyHidden>
              </span>
            )}
          </div>
          {card.assignee && <Avatar person={card.assignee} />}
        </div>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
