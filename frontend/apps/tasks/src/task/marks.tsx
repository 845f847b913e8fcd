import { useMe } from "@taskfleet/gateway-client";
import { classes, Icon, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import type { Priority } from "@taskfleet/gateway-client/schema";
import type { Label } from "./types.ts";
import { isPast, useSayWhen, type When } from "./when.ts";
import styles from "./marks.module.css";

const height: Record<Priority, number> = { NONE: 0, LOW: 1, MEDIUM: 2, HIGH: 3, URGENT: 4 };

/** Four bars, as many of them filled as it matters; `named` writes the word beside them. */
export function PriorityMark({ priority, named }: { priority: Priority; named?: boolean }) {
  const t = useTranslations("priorities");
  return (
    <span className={classes(styles.priority, styles[priority.toLowerCase()])} title={named ? undefined : t(priority)}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.bars}>
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={bar * 3.5 - 2}
            y={13 - bar * 2.5}
            width={2.2}
            height={bar * 2.5}
            rx={0.8}
            className={bar <= height[priority] ? styles.filled : styles.hollow}
          />
        ))}
      </svg>
      {named ? t(priority) : <VisuallyHidden>{t(priority)}</VisuallyHidden>}
    </span>
  );
}

export function LabelMark({ label }: { label: Pick<Label, "name" | "colour"> }) {
  return (
    <span className={styles.label}>
      <Dot colour={label.colour} />
      <span>{label.name}</span>
    </span>
  );
}

export function Dot({ colour }: { colour: string }) {
  return <span aria-hidden="true" className={styles.dot} style={{ backgroundColor: colour }} />;
}

/** When it is due; red when that is over and the task is not done. */
export function DueMark({ due, isDone }: { due: When; isDone: boolean }) {
  const t = useTranslations("tasks.when");
  const sayWhen = useSayWhen();
  const { timeZone } = useMe();
  const overdue = !isDone && isPast(due, timeZone);
  return (
    <span className={classes(styles.due, overdue && styles.overdue)}>
      <Icon name="calendar" />
      {overdue && <VisuallyHidden>{t("overdue")} </VisuallyHidden>}
      {sayWhen(due)}
    </span>
  );
}
