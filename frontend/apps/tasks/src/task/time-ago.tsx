import { useFormatter, useNow } from "@taskfleet/ui";
import styles from "./marks.module.css";

/** How long ago; the moment itself on hover. */
export function TimeAgo({ time }: { time: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const moment = new Date(time);
  const notLater = moment > now ? moment : now;
  return (
    <time
      dateTime={time}
      className={styles.time}
      title={format.dateTime(moment, { dateStyle: "medium", timeStyle: "short" })}
    >
      {format.relativeTime(moment, notLater)}
    </time>
  );
}
