import { Link, paths, useExplain, useSearchParams } from "@taskfleet/frame";
import { useStore } from "@taskfleet/gateway-client";
import { Banner, Form, PasswordField, TextField, useTranslations } from "@taskfleet/ui";
import { browserTimeZone } from "../../app/browser-time-zone.ts";
import { GuestPage } from "../../app/guest-page.tsx";
import { guestLocale } from "../../app/preferences.ts";
import { session } from "../../app/session.ts";
import styles from "./sign-in.module.css";

export function SignUpPage() {
  const t = useTranslations("shell.signUp");
  const logIn = useTranslations("shell.logIn");
  const explain = useExplain();
  const locale = useStore(guestLocale);
  const [search] = useSearchParams();
  const next = search.get("next");
  const invitation = /^\/invitation\/([^/]+)$/.exec(next ?? "")?.[1];

  const signUp = async ({ name = "", email = "", password = "" }: Record<string, string>) => {
    await session.signUp({
      name: name.trim(),
      email: email.trim(),
      password,
      timeZone: browserTimeZone,
      locale: locale.toUpperCase() as Uppercase<typeof locale>,
      ...(invitation ? { invitationToken: decodeURIComponent(invitation) } : {}),
    });
  };

  return (
    <GuestPage title={t("title")} lead={t("lead")}>
      {invitation && <Banner>{t("invited")}</Banner>}
      <Form submitLabel={t("submit")} wide onSubmit={signUp} explain={explain}>
        <TextField name="name" label={t("name")} autoComplete="name" maxLength={100} isRequired autoFocus />
        <TextField
          name="email"
          type="email"
          label={logIn("email")}
          autoComplete="username"
          maxLength={254}
          isRequired
        />
        <PasswordField
          name="password"
          label={logIn("password")}
          hint={t("passwordHint")}
          show={logIn("show")}
          hide={logIn("hide")}
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          isRequired
        />
      </Form>
      <p className={styles.other}>
        {t("haveAccount")}{" "}
        <Link to={next ? `${paths.logIn}?next=${encodeURIComponent(next)}` : paths.logIn}>{logIn("submit")}</Link>
      </p>
    </GuestPage>
  );
}
