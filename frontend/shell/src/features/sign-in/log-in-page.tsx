import { Link, paths, useExplain, useSearchParams } from "@taskfleet/frame";
import { Banner, Form, PasswordField, TextField, useTranslations } from "@taskfleet/ui";
import { GuestPage } from "../../app/guest-page.tsx";
import { session } from "../../app/session.ts";
import styles from "./sign-in.module.css";

export function LogInPage({ ended }: { ended: boolean }) {
  const t = useTranslations("shell.logIn");
  const explain = useExplain();
  const [search] = useSearchParams();
  const next = search.get("next");

  const logIn = async ({ email = "", password = "" }: Record<string, string>) => {
    await session.logIn({ email, password });
  };

  return (
    <GuestPage title={t("title")}>
      {ended && <Banner>{t("ended")}</Banner>}
      {search.has("changed") && <Banner kind="success">{t("passwordChanged")}</Banner>}
      <Form submitLabel={t("submit")} wide onSubmit={logIn} explain={explain}>
        <TextField name="email" type="email" label={t("email")} autoComplete="username" isRequired autoFocus />
        <PasswordField
          name="password"
          label={t("password")}
          show={t("show")}
          hide={t("hide")}
          autoComplete="current-password"
          isRequired
        />
      </Form>
      <p className={styles.other}>
        {t("noAccount")}{" "}
        <Link to={next ? `${paths.signUp}?next=${encodeURIComponent(next)}` : paths.signUp}>{t("signUp")}</Link>
      </p>
      <p className={styles.note}>{t("forgot")}</p>
    </GuestPage>
  );
}
