import { classes, Icon, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import styles from "./outcome.module.css";

/** A quiet "Saved" after a description. Its place is kept, so that nothing moves. */
export function Saved({ isSaved }: { isSaved: boolean }) {
  const words = useTranslations("words");
  return (
    <>
      <span aria-hidden="true" className={classes(styles.saved, isSaved && styles.shown)}>
        <Icon name="check" />
        <span className={styles.word}>{words("saved")}</span>
      </span>
      <span role="status">{isSaved && <VisuallyHidden>{words("saved")}</VisuallyHidden>}</span>
    </>
  );
}

/** Why what was chosen was taken back. */
export function Problem({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <p role="alert" className={styles.problem}>
      {children}
    </p>
  );
}
