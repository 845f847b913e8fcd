import type { CSSProperties, ReactNode } from "react";
import { classes } from "../classes.ts";
import { Icon, type IconName } from "../icons/icon.tsx";
import styles from "./feedback.module.css";

/** A number that asks for attention, or (`quiet`) one that merely informs. `label` says what it counts. */
export function Count({ value, label, quiet }: { value: number; label: string; quiet?: boolean }) {
  if (value === 0) return null;
  return (
    <span className={quiet ? styles.quietCount : styles.count}>
      <span aria-hidden="true">{value > 999 ? "999+" : value}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

/** The shape of what is coming, in px or CSS lengths. */
export function Skeleton({ width = "100%", height = 16 }: { width?: number | string; height?: number | string }) {
  return <div aria-hidden="true" className={styles.skeleton} style={{ inlineSize: width, blockSize: height }} />;
}

/** Something to know about the part of the page that it stands in. `danger` is read aloud at once. */
export function Banner({
  kind = "neutral",
  icon,
  children,
}: {
  kind?: "neutral" | "danger" | "warning" | "success";
  icon?: IconName;
  children: ReactNode;
}) {
  const defaultIcon = kind === "neutral" || kind === "success" ? undefined : "alert";
  const shown = icon ?? defaultIcon;
  return (
    <div
      role={kind === "danger" ? "alert" : "status"}
      className={classes(styles.banner, kind !== "neutral" && styles[kind])}
    >
      {shown && <Icon name={shown} />}
      <div>{children}</div>
    </div>
  );
}

/** Nothing here yet: says what would be, and what to do next. */
export function EmptyState({
  isPage,
  icon,
  title,
  children,
  actions,
}: {
  /** It is all that the page says: its title is the page's heading. */
  isPage?: boolean;
  icon: IconName;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className={styles.empty}>
      <Icon name={icon} />
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <p>{children}</p>}
      {actions && <div>{actions}</div>}
    </section>
  );
}

const hidden: CSSProperties = {
  position: "absolute",
  inlineSize: 1,
  blockSize: 1,
  margin: -1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};

/** For screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span style={hidden}>{children}</span>;
}
