import { Banner, useTranslations } from "@taskfleet/ui";
import styles from "./splash.module.css";

/** While it is not known who is here. Calm: it says something only when nobody answers. */
export function Splash({ unreachable }: { unreachable?: boolean }) {
  return (
    <main className={styles.splash} aria-busy="true">
      <Mark />
      {unreachable && <Unreachable />}
    </main>
  );
}

function Unreachable() {
  const t = useTranslations("shell.start");
  return <Banner icon="offline">{t("unreachable")}</Banner>;
}

/** Taskfleet's sign. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg className={className ?? styles.mark} viewBox="0 0 32 32" aria-hidden="true">
      <rect className={styles.ground} width="32" height="32" rx="8" />
      <path className={styles.sails} d="M7 17.5 12.5 11l3.5 4M13.5 20.5 19 14l6 7" />
    </svg>
  );
}
