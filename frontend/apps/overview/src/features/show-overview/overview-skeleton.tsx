import { Skeleton } from "@taskfleet/ui";
import styles from "./overview-body.module.css";

/** The shape of what is coming. */
export function OverviewSkeleton() {
  return (
    <div className={styles.page}>
      <div className={styles.figures}>
        {[1, 2, 3, 4].map((figure) => (
          <Skeleton key={figure} height={82} />
        ))}
      </div>
      <div className={styles.columns}>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </div>
  );
}
