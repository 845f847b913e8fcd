import { Icon, useTranslations } from "@taskfleet/ui";
import type { Chosen } from "./use-choose.ts";
import styles from "./outcome.module.css";

/** A quiet "Saved" beside a heading, or why not. Its place is kept, so that nothing moves. */
export function Outcome({ isSaved, problem }: Pick<Chosen, "isSaved" | "problem">) {
  const words = useTranslations("words");
  return (
    <>
      <p role="status" className={styles.saved}>
        {isSaved && (
          <>
            <Icon name="check" /> {words("saved")}
          </>
        )}
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
