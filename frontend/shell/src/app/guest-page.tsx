import { useStore } from "@taskfleet/gateway-client";
import { locales, Select, useTranslations } from "@taskfleet/ui";
import { useEffect, type ReactNode } from "react";
import { chooseGuestLocale, guestLocale } from "./preferences.ts";
import { Mark } from "./splash.tsx";
import styles from "./guest-page.module.css";

const names = { en: "English", de: "Deutsch", tr: "Türkçe" };

/** A page for people who are not signed in: one thing in the middle, the language below. */
export function GuestPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useTranslations("shell.guest");
  const locale = useStore(guestLocale);
  useEffect(() => {
    document.title = `${title} · Taskfleet`;
  }, [title]);
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Mark className={styles.mark} />
          Taskfleet
        </div>
        <div>
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
      </main>
      <footer>
        <Select
          label={t("language")}
          labelHidden
          value={locale}
          options={locales.map((value) => ({ value, label: names[value] }))}
          onChange={chooseGuestLocale}
        />
      </footer>
    </div>
  );
}
