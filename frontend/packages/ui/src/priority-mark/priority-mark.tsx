import { useTranslations } from "use-intl";
import { classes } from "../classes.ts";
import { VisuallyHidden } from "../feedback/feedback.tsx";
import styles from "./priority-mark.module.css";

const height = { NONE: 0, LOW: 1, MEDIUM: 2, HIGH: 3, URGENT: 4 };

/** Four bars, as many of them filled as it matters; `named` writes the word beside them. */
export function PriorityMark({ priority, named }: { priority: keyof typeof height; named?: boolean }) {
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
