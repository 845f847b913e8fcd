import { Link, paths, useExplain, useNavigate, useParams } from "@taskfleet/frame";
import { post } from "@taskfleet/gateway-client";
import { Form, PasswordField, useTranslations } from "@taskfleet/ui";
import { GuestPage } from "../../app/guest-page.tsx";
import { ResetPasswordDocument } from "../../generated/graphql.ts";

/** A one-time link with which somebody who forgot their password sets a new one. */
export function ResetPasswordPage() {
  const t = useTranslations("shell.resetPassword");
  const logIn = useTranslations("shell.logIn");
  const signUp = useTranslations("shell.signUp");
  const { token = "" } = useParams();
  const explain = useExplain();
  const navigate = useNavigate();

  const reset = async ({ newPassword = "" }: Record<string, string>) => {
    await post("/graphql", ResetPasswordDocument, { input: { token, newPassword } });
    await navigate(`${paths.logIn}?changed`, { replace: true });
  };

  return (
    <GuestPage title={t("title")} lead={t("lead")}>
      <Form submitLabel={t("submit")} wide onSubmit={reset} explain={explain}>
        <PasswordField
          name="newPassword"
          label={t("newPassword")}
          hint={signUp("passwordHint")}
          show={logIn("show")}
          hide={logIn("hide")}
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          isRequired
          autoFocus
        />
      </Form>
      <p>
        <Link to={paths.logIn}>{t("back")}</Link>
      </p>
    </GuestPage>
  );
}
