import { useCommands } from "@taskfleet/frame";
import { useMe, type Me } from "@taskfleet/gateway-client";
import { Section, useTranslations } from "@taskfleet/ui";
import { Problem, Saved } from "./outcome.tsx";
import { useChoose } from "./use-choose.ts";
import styles from "./appearance-section.module.css";

const appearances = ["SYSTEM", "LIGHT", "DARK"] as const satisfies readonly Me["appearance"][];

/** Light, dark, or as the system has it: applies at once, here and on every device of mine. */
export function AppearanceSection() {
  const t = useTranslations("profile.appearance");
  const { appearance } = useMe();
  const { choose, isSaved, problem } = useChoose();
  useCommands(
    appearances
      .filter((each) => each !== appearance)
      .map((each) => ({
        title: t(`command.${each}`),
        group: t("title"),
        run: () => void choose({ appearance: each }),
      })),
  );
  return (
    <Section
      title={t("title")}
      description={
        <>
          {t("help")}
          <Saved isSaved={isSaved} />
        </>
      }
    >
      <Problem>{problem}</Problem>
      <div role="radiogroup" aria-label={t("title")} className={styles.choices}>
        {appearances.map((each) => (
          <label key={each} className={styles.choice}>
            <span aria-hidden="true" className={styles.pictures}>
              {each !== "DARK" && <Miniature theme="light" />}
              {each !== "LIGHT" && <Miniature theme="dark" />}
            </span>
            <span className={styles.label}>
              <input
                type="radio"
                name="appearance"
                checked={each === appearance}
                onChange={() => void choose({ appearance: each })}
              />
              {t(each)}
            </span>
          </label>
        ))}
      </div>
    </Section>
  );
}

/** A board as it would look: the tokens themselves, in the other colour scheme. */
function Miniature({ theme }: { theme: "light" | "dark" }) {
  return (
    <span className={styles.miniature} style={{ colorScheme: theme }}>
      <span className={styles.side} />
      <span className={styles.columns}>
        <span className={styles.card} />
        <span className={styles.card} />
        <span className={styles.primary} />
      </span>
    </span>
  );
}
