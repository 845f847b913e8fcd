import { classes } from "../classes.ts";
import { paths, type IconName } from "./paths.ts";
import styles from "./icon.module.css";

export type { IconName };

/** Drawn on a 16 px grid with a 1.5 px line, in the colour of the text; says nothing to screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={classes(styles.icon, className)} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
