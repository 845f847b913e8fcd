import { Link, paths } from "@taskfleet/frame";
import { Avatar, classes, Count, panelClasses, PriorityMark, useLocale, useTranslations } from "@taskfleet/ui";
import { useId } from "react";
import { daysFromToday, useSayDay, useToday } from "./days.ts";
import styles from "./task-lines.module.css";
import type { Overview } from "./types.ts";

type Task = Overview["overdue"][number];
/** Which days the list is about decides how a day is said in it. */
type Days = "past" | "today" | "week";

/** The first tasks of a list, each a link; when there are more, a way to all of them. */
export function TaskLines({
  title,
  tasks,
  count,
  rest,
  days,
  showAssignees,
}: {
  title: string;
  tasks: readonly Task[];
  count: number;
  rest: string;
  days: Days;
  showAssignees: boolean;
}) {
  const t = useTranslations("overview");
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <Count value={count} label={t("tasks", { count })} quiet />
      </div>
      <ul role="list" aria-labelledby={heading} className={classes(panelClasses, styles.lines)}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to={paths.task(task.key)} className={styles.line}>
              <PriorityMark priority={task.priority} />
              <span className={styles.key}>{task.key}</span>
              <span className={styles.title}>{task.title}</span>
              <Due task={task} days={days} />
              {showAssignees && task.assignee && <Avatar person={task.assignee} />}
            </Link>
          </li>
        ))}
        {count > tasks.length && (
          <li>
            <Link to={rest} className={styles.rest}>
              {t("more", { count: count - tasks.length })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}

function Due({ task: { due }, days }: { task: Task; days: Days }) {
  const say = useSayDay();
  const locale = useLocale();
  const today = useToday();
  if (!due) return null;
  const on = (parts: Parameters<typeof say>[1]) => say(due.date, parts);
  const sayDay = () => {
    if (days === "today") return undefined; // the heading says it
    const distance = daysFromToday(due.date, today);
    if (Math.abs(distance) <= 1)
      return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(distance, "day");
    if (days === "week") return on({ weekday: "short" });
    const isThisYear = due.date.slice(0, 4) === today.slice(0, 4);
    return on({ day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
  };
  const said = [sayDay(), due.time].filter(Boolean).join(", ");
  return <span className={classes(styles.due, days === "past" && styles.past)}>{said}</span>;
}
