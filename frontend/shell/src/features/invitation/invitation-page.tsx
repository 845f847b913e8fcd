import { paths, say, useExplain, useNavigate, useParams } from "@taskfleet/frame";
import { ProjectsDocument, useMe, useMutation } from "@taskfleet/gateway-client";
import { Banner, Button, Page, PageColumn, Section, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import { AcceptInvitationDocument, DeclineInvitationDocument } from "../../generated/graphql.ts";
import styles from "./invitation.module.css";

/** The link of an invitation, opened by somebody who is signed in: its token lets them in. */
export function InvitationPage() {
  const t = useTranslations("shell.invitation");
  const { token = "" } = useParams();
  const me = useMe();
  const explain = useExplain();
  const navigate = useNavigate();
  const [accept, accepting] = useMutation(AcceptInvitationDocument, { refetchQueries: [ProjectsDocument] });
  const [decline, declining] = useMutation(DeclineInvitationDocument);
  const [problem, setProblem] = useState<string>();

  const answer = async (send: () => Promise<string>) => {
    setProblem(undefined);
    try {
      await navigate(await send(), { replace: true });
    } catch (error) {
      setProblem(explain(error).sentence);
    }
  };
  const onAccept = async () => {
    const { data } = await accept({ variables: { input: { token } } });
    const project = data?.acceptInvitation;
    if (project) say(t("joined", { project: project.name }));
    return project ? paths.board(project.key) : paths.home;
  };
  const onDecline = async () => {
    await decline({ variables: { input: { token } } });
    say(t("declined"));
    return paths.home;
  };

  return (
    <Page title={t("title")}>
      <PageColumn>
        <Section title={t("question")} description={t("as", { name: me.name, email: me.email })}>
          {problem && <Banner kind="danger">{problem}</Banner>}
          <div className={styles.actions}>
            <Button kind="primary" isPending={accepting.loading} onPress={() => void answer(onAccept)}>
              {t("accept")}
            </Button>
            <Button isPending={declining.loading} onPress={() => void answer(onDecline)}>
              {t("decline")}
            </Button>
          </div>
        </Section>
      </PageColumn>
    </Page>
  );
}
