import { say, useExplain } from "@taskfleet/frame";
import { useMe, useMutation } from "@taskfleet/gateway-client";
import { Form, PasswordField, Section, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import { ChangePasswordDocument, MySessionsDocument } from "../../generated/graphql.ts";
import styles from "./change-password-section.module.css";

/** A new password; every other session ends with the old one. */
export function ChangePasswordSection() {
  const t = useTranslations("profile.password");
  const explain = useExplain();
  const me = useMe();
  const [change] = useMutation(ChangePasswordDocument, { refetchQueries: [MySessionsDocument] });
  const [round, setRound] = useState(0); // a new form once the password is changed

  const submit = async ({ oldPassword = "", newPassword = "" }: Record<string, string>) => {
    await change({ variables: { input: { oldPassword, newPassword } } });
    setRound(round + 1);
    say(t("changed"));
  };
  const sight = { show: t("show"), hide: t("hide") };

  return (
    <Section title={t("title")} description={t("help")}>
      <Form key={round} submitLabel={t("submit")} kind="plain" onSubmit={submit} explain={explain}>
        {/* For password managers: whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <div className={styles.fields}>
          <PasswordField
            name="oldPassword"
            label={t("old")}
            autoComplete="current-password"
            maxLength={1024}
            isRequired
            {...sight}
          />
          <PasswordField
            name="newPassword"
            label={t("new")}
            hint={t("newHint")}
            autoComplete="new-password"
            minLength={12}
            maxLength={128}
            isRequired
            {...sight}
          />
        </div>
      </Form>
    </Section>
  );
}
