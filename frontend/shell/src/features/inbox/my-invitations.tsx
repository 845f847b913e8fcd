import { paths, say, sayProblem, useExplain, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMutation, useQuery } from "@taskfleet/gateway-client";
import { Avatar, Button, Row, Rows, Section, useTranslations } from "@taskfleet/ui";
import {
  AcceptMyInvitationDocument,
  DeclineMyInvitationDocument,
  InboxDocument,
  InvitationsDocument,
} from "../../generated/graphql.ts";

/** Invitations to me, which come live; nothing when there are none. */
export function MyInvitations() {
  const t = useTranslations("shell.invitation");
  const roles = useTranslations("roles");
  const explain = useExplain();
  const navigate = useNavigate();
  const refetchQueries = [InvitationsDocument, ProjectsDocument, InboxDocument];
  const invitations = useQuery(InvitationsDocument).data?.invitations?.nodes;
  const [accept] = useMutation(AcceptMyInvitationDocument, { refetchQueries });
  const [decline] = useMutation(DeclineMyInvitationDocument, { refetchQueries });
  if (!invitations?.length) return null;

  const answer = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };
  const onAccept = async (id: string) => {
    const { data } = await accept({ variables: { input: { id } } });
    const project = data?.acceptInvitation;
    if (!project) return;
    say(t("joined", { project: project.name }));
    await navigate(paths.board(project.key));
  };
  const onDecline = async (id: string) => {
    await decline({ variables: { input: { id } } });
    say(t("declined"));
  };

  return (
    <Section title={t("mine")}>
      <Rows label={t("mine")}>
        {invitations.map(({ id, project, invitedBy, role }) => (
          <Row
            key={id}
            picture={<Avatar person={invitedBy} named />}
            title={t("to", { actor: invitedBy.name, project: project.name })}
            detail={roles(role)}
            actions={
              <>
                <Button kind="primary" onPress={() => void answer(async () => onAccept(id))}>
                  {t("accept")}
                </Button>
                <Button onPress={() => void answer(async () => onDecline(id))}>{t("decline")}</Button>
              </>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
