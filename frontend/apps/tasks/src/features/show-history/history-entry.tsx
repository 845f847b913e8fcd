import { useTranslations } from "@taskfleet/ui";
import { TimeAgo } from "../../task/time-ago.tsx";
import type { HistoryLine } from "./history.ts";
import styles from "./history.module.css";

export function HistoryEntry({ line }: { line: HistoryLine }) {
  const t = useTranslations("tasks.history");
  return (
    <li className={styles.entry}>
      <span className={styles.point} aria-hidden="true" />
      <span>
        <strong>{line.actor?.name ?? t("taskfleet")}</strong> {line.sentence} <TimeAgo time={line.time} />
      </span>
    </li>
  );
}
