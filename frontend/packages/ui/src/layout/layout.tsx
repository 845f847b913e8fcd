import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { classes } from "../classes.ts";
import { Icon } from "../icons/icon.tsx";
import styles from "./layout.module.css";

export interface PageProps {
  title: ReactNode;
  /** Links made with `viewClasses`, the present one with aria-current="page". */
  views?: ReactNode;
  /** Between the views and the actions: filters as chips. Scrolls when it has to. */
  middle?: ReactNode;
  /** At the right; one of them may be primary. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: a bar of 48 px, and below it what scrolls. */
export function Page({ title, views, middle, actions, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1>{title}</h1>
        {views && <nav className={styles.views}>{views}</nav>}
        <div className={styles.middle}>{middle}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  );
}

export const viewClasses = styles.view;

/** A readable column in the middle of a page. */
export function PageColumn({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={classes(styles.column, wide && styles.wide)}>{children}</div>;
}

/** A part of a page under its own heading. */
export function Section({
  title,
  description,
  actions,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <div>
          <h2>{title}</h2>
          {description && <p>{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

export const panelClasses = styles.panel;

/** Something that narrows what is shown, and can be taken away. */
export function Chip({
  children,
  removeLabel,
  onRemove,
}: {
  children: ReactNode;
  removeLabel: string;
  onRemove: () => void;
}) {
  return (
    <span className={styles.chip}>
      {children}
      <AriaButton aria-label={removeLabel} className={styles.chipRemove} onPress={onRemove}>
        <Icon name="close" />
      </AriaButton>
    </span>
  );
}

/** A word about a thing: a role, a state. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className={styles.badge}>{children}</span>;
}
