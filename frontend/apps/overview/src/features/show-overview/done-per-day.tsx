import { classes, panelClasses, Section, useFormatter, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import { useState } from "react";
import { useSayDay } from "./days.ts";
import styles from "./done-per-day.module.css";
import { scaleTo } from "./scale.ts";
import type { Overview } from "./types.ts";

const week = 7; // days, counted back from today: each has a label, and on a phone every other one

/** How many tasks were done on each of the last 30 days: as bars to see, beside them as a table to read. */
export function DonePerDay({ days }: { days: Overview["donePerDay"] }) {
  const t = useTranslations("overview.done");
  const format = useFormatter();
  const [pointed, setPointed] = useState<string>();
  const sum = days.reduce((total, { count }) => total + count, 0);
  const scale = scaleTo(Math.max(...days.map(({ count }) => count)));
  const top = scale.at(-1) ?? 1;
  const say = useSayDay();
  const shown = days.find(({ date }) => date === pointed);

  return (
    <Section title={t("title")} description={t("sum", { count: sum, days: days.length })}>
      <div className={classes(panelClasses, styles.both)}>
        <div aria-hidden="true" className={styles.chart} onPointerLeave={() => setPointed(undefined)}>
          <p className={styles.pointed}>
            {shown &&
              t("day", {
                day: say(shown.date, { weekday: "long", day: "numeric", month: "long" }),
                count: shown.count,
              })}
          </p>
          <div className={styles.plot}>
            {scale.map((value) => (
              <span key={value} className={styles.line} style={{ insetBlockEnd: `${(value / top) * 100}%` }}>
                <span>{format.number(value)}</span>
              </span>
            ))}
            <div className={styles.days}>
              {days.map(({ date, count }, index) => (
                <span
                  key={date}
                  className={classes(styles.day, date === pointed && styles.isPointed)}
                  onPointerEnter={() => setPointed(date)}
                >
                  <span className={styles.bar} style={{ blockSize: `${(count / top) * 100}%` }} />
                  {(days.length - 1 - index) % week === 0 && (
                    <span
                      className={classes(styles.label, (days.length - 1 - index) % (2 * week) > 0 && styles.between)}
                    >
                      {say(date, { day: "numeric", month: "short" })}
                    </span>
                  )}
                </span>
              ))}
            </div>
          </div>
        </div>
        <div role="region" aria-label={t("table")} tabIndex={0} className={styles.scroll}>
          <table className={styles.table}>
            <caption>
              <VisuallyHidden>{t("title")}</VisuallyHidden>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t("dayHead")}</th>
                <th scope="col">{t("countHead")}</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ date, count }) => (
                <tr key={date} className={classes(count === 0 && styles.none, date === pointed && styles.isPointed)}>
                  <th scope="row">{say(date, { weekday: "short", day: "numeric", month: "short" })}</th>
                  <td>{format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  );
}
