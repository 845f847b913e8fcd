import type { ReactNode } from "react";
import styles from "./rows.module.css";

/** People, projects, invitations: one line each, in a frame. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul role="list" aria-label={label} className={styles.rows}>
      {children}
    </ul>
  );
}

export function Row({
  picture,
  title,
  detail,
  actions,
}: {
  picture?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <li className={styles.row}>
      {picture}
      <div className={styles.text}>
        <span>{title}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}
