import { classes, Icon, panelClasses, Section, useFormatter, useTranslations } from "@taskfleet/ui";
import { Breakdowns } from "./breakdowns.tsx";
import { DonePerDay } from "./done-per-day.tsx";
import styles from "./overview-body.module.css";
import { TaskLines } from "./task-lines.tsx";
import type { Overview } from "./types.ts";

/** Figures, what is due, how it is spread, and what was done. `rest` is the page that lists all of its tasks. */
export function OverviewBody({
  overview,
  rest,
  isMine = false,
}: {
  overview: Overview;
  rest: string;
  /** My own work: all of it is assigned to me, and it is in several projects. */
  isMine?: boolean;
}) {
  const t = useTranslations("overview");
  const { overdue, overdueCount, dueToday, dueTodayCount, dueThisWeek, dueThisWeekCount } = overview;
  const today = new Set(dueToday.map(({ id }) => id));
  const later = dueThisWeek.filter(({ id }) => !today.has(id));
  const lists = [
    { days: "past", title: t("overdue"), tasks: overdue, count: overdueCount },
    { days: "today", title: t("today"), tasks: dueToday, count: dueTodayCount },
    { days: "week", title: t("laterThisWeek"), tasks: later, count: dueThisWeekCount - dueTodayCount },
  ] as const;
  const isNothingDue = overdueCount + dueThisWeekCount === 0;

  return (
    <div className={styles.page}>
      <Figures overview={overview} />
      <div className={styles.columns}>
        <div className={styles.lists}>
          {lists
            .filter(({ count }) => count > 0)
            .map((list) => (
              <TaskLines key={list.days} {...list} rest={rest} showAssignees={!isMine} />
            ))}
          {isNothingDue && (
            <Section title={t("thisWeek")}>
              <p className={classes(panelClasses, styles.nothing)}>
                <Icon name="check" />
                {t("nothingDue")}
              </p>
            </Section>
          )}
        </div>
        <Breakdowns overview={overview} showProjects={isMine} />
      </div>
      <DonePerDay days={overview.donePerDay} />
    </div>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  const figures = [
    { name: t("open"), count: overview.openCount },
    { name: t("overdue"), count: overview.overdueCount, isBad: overview.overdueCount > 0 },
    { name: t("dueToday"), count: overview.dueTodayCount },
    { name: t("dueThisWeek"), count: overview.dueThisWeekCount },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, count, isBad }) => (
        <div key={name} className={classes(panelClasses, styles.figure, isBad && styles.bad)}>
          <dt>{name}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
