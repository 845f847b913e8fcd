import { Skeleton } from "@taskfleet/ui";
import styles from "./board-skeleton.module.css";

const cards = [[62, 86, 62], [86, 62], [62]];

/** A board in the shape it will have. */
export function BoardSkeleton() {
  return (
    <div className={styles.board} aria-hidden="true">
      {cards.map((heights, column) => (
        <div key={column} className={styles.lane}>
          <Skeleton width={96} height={20} />
          {heights.map((height, index) => (
            <Skeleton key={index} height={height} />
          ))}
        </div>
      ))}
    </div>
  );
}
