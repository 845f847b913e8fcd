import { Link, paths } from "@taskfleet/frame";
import { classes, panelClasses, useFormatter, useTranslations } from "@taskfleet/ui";
import type { ReactNode } from "react";
import styles from "./breakdowns.module.css";
import type { Overview } from "./types.ts";

/** How the work is spread: over projects, columns, priorities. */
export function Breakdowns({ overview, showProjects }: { overview: Overview; showProjects: boolean }) {
  const t = useTranslations("overview");
  const priorities = useTranslations("priorities");
  const { byProject, byStatus, byPriority } = overview;
  return (
    <div className={styles.breakdowns}>
      {showProjects && byProject.length > 0 && (
        <Breakdown
          title={t("byProject")}
          parts={byProject.map(({ projectId, key, name, open, overdue }) => ({
            id: projectId,
            name: <Link to={paths.projectOverview(key)}>{name}</Link>,
            hint: overdue > 0 ? t("ofThemOverdue", { count: overdue }) : undefined,
            count: open,
            look: "accent",
          }))}
        />
      )}
      <Breakdown
        title={t("byStatus")}
        parts={byStatus.map(({ name, kind, count }) => ({
          id: `${kind} ${name}`,
          name,
          count,
          look: kind.toLowerCase() as Lowercase<typeof kind>,
        }))}
      />
      <Breakdown
        title={t("byPriority")}
        parts={byPriority.map(({ priority, count }) => ({
          id: priority,
          name: priorities(priority),
          count,
          look: priority.toLowerCase() as Lowercase<typeof priority>,
        }))}
      />
    </div>
  );
}

interface Part {
  id: string;
  name: ReactNode;
  hint?: string;
  count: number;
  look: "accent" | "open" | "active" | "done" | "none" | "low" | "medium" | "high" | "urgent";
}

function Breakdown({ title, parts }: { title: string; parts: readonly Part[] }) {
  const format = useFormatter();
  const most = Math.max(1, ...parts.map(({ count }) => count));
  return (
    <section className={classes(panelClasses, styles.breakdown)}>
      <h2>{title}</h2>
      <dl>
        {parts.map(({ id, name, hint, count, look }) => (
          <div key={id} className={styles.part}>
            <dt>
              <span className={styles.name}>{name}</span>
              {hint && <span className={styles.hint}>{hint}</span>}
            </dt>
            <dd>{format.number(count)}</dd>
            <span aria-hidden="true" className={styles.track}>
              <span className={classes(styles.bar, styles[look])} style={{ inlineSize: `${(count / most) * 100}%` }} />
            </span>
          </div>
        ))}
      </dl>
    </section>
  );
}
