import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { useMutation, useQuery } from "@taskfleet/gateway-client";
import type { Role } from "@taskfleet/gateway-client/schema";
import {
  Badge,
  Banner,
  Button,
  CopyField,
  Form,
  Row,
  Rows,
  Section,
  Select,
  TextField,
  useFormatter,
  useNow,
  useTranslations,
} from "@taskfleet/ui";
import { useState } from "react";
import {
  InviteMemberDocument,
  ProjectInvitationsDocument,
  WithdrawInvitationDocument,
} from "../../generated/graphql.ts";
import styles from "./members.module.css";

const roleNames: readonly Role[] = ["MEMBER", "VIEWER", "OWNER"];

/** Invites by e-mail address: who has an account finds it in the inbox, anybody else needs the link shown here, once. */
export function InvitationsSection({ projectId }: { projectId: string }) {
  const t = useTranslations("shell.members");
  const roles = useTranslations("roles");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const explain = useExplain();
  const refetchQueries = [ProjectInvitationsDocument];
  const pending = useQuery(ProjectInvitationsDocument, { variables: { projectId } }).data?.projectInvitations?.nodes;
  const [invite] = useMutation(InviteMemberDocument, { refetchQueries });
  const [withdraw] = useMutation(WithdrawInvitationDocument, { refetchQueries });
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("MEMBER");
  const [sent, setSent] = useState<{ email: string; link: string | null }>();

  const send = async () => {
    setSent(undefined);
    const { data } = await invite({ variables: { input: { projectId, email: email.trim(), role } } });
    if (data?.inviteMember) setSent(data.inviteMember);
    setEmail("");
  };
  const takeBack = async (id: string) => {
    try {
      await withdraw({ variables: { input: { id } } });
      say(t("withdrawn"));
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };

  return (
    <Section title={t("invite")} description={t("inviteHelp")}>
      <Form submitLabel={t("send")} onSubmit={send} explain={explain}>
        <div className={styles.invite}>
          <TextField
            name="email"
            type="email"
            label={t("email")}
            value={email}
            onChange={setEmail}
            maxLength={254}
            autoComplete="off"
            isRequired
          />
          <Select
            label={t("role")}
            value={role}
            options={roleNames.map((value) => ({ value, label: roles(value) }))}
            onChange={setRole}
          />
        </div>
      </Form>
      {sent && (
        <div className={styles.sent}>
          <Banner kind="success">
            {sent.link ? t("sentByLink", { email: sent.email }) : t("sent", { email: sent.email })}
          </Banner>
          {sent.link && <CopyField label={t("link")} value={sent.link} />}
        </div>
      )}
      {pending && pending.length > 0 && (
        <div className={styles.pending}>
          <h3>{t("pending")}</h3>
          <Rows label={t("pending")}>
            {pending.map((invitation) => (
              <Row
                key={invitation.id}
                title={invitation.email}
                detail={t("expires", { date: format.relativeTime(new Date(invitation.expiresAt), now) })}
                actions={
                  <>
                    <Badge>{roles(invitation.role)}</Badge>
                    <Button small onPress={() => void takeBack(invitation.id)}>
                      {t("withdraw")}
                    </Button>
                  </>
                }
              />
            ))}
          </Rows>
        </div>
      )}
    </Section>
  );
}
