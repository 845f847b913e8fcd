import { paths, say, sayProblem, useExplain, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMe, useMutation, useQuery } from "@taskfleet/gateway-client";
import type { Role } from "@taskfleet/gateway-client/schema";
import {
  Avatar,
  Badge,
  Button,
  ConfirmDialog,
  IconButton,
  Row,
  Rows,
  Section,
  Select,
  Skeleton,
  useFormatter,
  useTranslations,
} from "@taskfleet/ui";
import { useState } from "react";
import {
  ChangeMemberRoleDocument,
  LeaveProjectDocument,
  MembersDocument,
  RemoveMemberDocument,
  type MembersQuery,
  type ProjectSettingsFragment,
} from "../../generated/graphql.ts";

type Member = NonNullable<MembersQuery["members"]>["nodes"][number];
const roleNames: readonly Role[] = ["OWNER", "MEMBER", "VIEWER"];

export function MembersSection({ project }: { project: ProjectSettingsFragment }) {
  const t = useTranslations("shell.members");
  const roles = useTranslations("roles");
  const words = useTranslations("words");
  const format = useFormatter();
  const me = useMe();
  const explain = useExplain();
  const navigate = useNavigate();
  const variables = { projectId: project.id };
  const members = useQuery(MembersDocument, { variables }).data?.members?.nodes;
  const [changeRole] = useMutation(ChangeMemberRoleDocument, { refetchQueries: [MembersDocument] });
  const [remove] = useMutation(RemoveMemberDocument, { refetchQueries: [MembersDocument] });
  const [leave] = useMutation(LeaveProjectDocument, { refetchQueries: [ProjectsDocument] });
  const [leaving, setLeaving] = useState<Member>();
  const owns = project.role === "OWNER";

  const setRole = async (member: Member, role: Role) => {
    try {
      await changeRole({ variables: { input: { ...variables, userId: member.user.id, role } } });
      say(t("roleChanged", { name: member.user.name, role: roles(role) }));
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };
  const takeOut = async (member: Member) => {
    if (member.user.id === me.id) {
      await leave({ variables: { input: variables } });
      say(t("left", { project: project.name }));
      await navigate(paths.home);
    } else {
      await remove({ variables: { input: { ...variables, userId: member.user.id } } });
      say(t("removed", { name: member.user.name }));
    }
  };

  return (
    <Section title={t("title")} description={t("description")}>
      {!members && <Skeleton height={96} />}
      {members && (
        <Rows label={t("title")}>
          {members.map((member) => {
            const { user, role, joinedAt } = member;
            const mine = user.id === me.id;
            return (
              <Row
                key={user.id}
                picture={<Avatar person={user} named />}
                title={mine ? t("you", { name: user.name }) : user.name}
                detail={t("joined", { date: format.dateTime(new Date(joinedAt), { dateStyle: "medium" }) })}
                actions={
                  <>
                    {owns ? (
                      <Select
                        label={t("roleOf", { name: user.name })}
                        labelHidden
                        value={role}
                        options={roleNames.map((value) => ({ value, label: roles(value) }))}
                        onChange={(value) => void setRole(member, value)}
                      />
                    ) : (
                      <Badge>{roles(role)}</Badge>
                    )}
                    {mine && (
                      <Button small onPress={() => setLeaving(member)}>
                        {t("leave")}
                      </Button>
                    )}
                    {owns && !mine && (
                      <IconButton
                        icon="close"
                        label={t("remove", { name: user.name })}
                        onPress={() => setLeaving(member)}
                      />
                    )}
                  </>
                }
              />
            );
          })}
        </Rows>
      )}
      {leaving && (
        <ConfirmDialog
          title={leaving.user.id === me.id ? t("leaveTitle") : t("removeTitle", { name: leaving.user.name })}
          confirmLabel={leaving.user.id === me.id ? t("leave") : words("remove")}
          cancelLabel={words("cancel")}
          isOpen
          isDangerous
          onClose={() => setLeaving(undefined)}
          onConfirm={async () => takeOut(leaving)}
          explain={explain}
        >
          {leaving.user.id === me.id ? t("leaveHelp") : t("removeHelp")}
        </ConfirmDialog>
      )}
    </Section>
  );
}
