import { Navigate, paths } from "@taskfleet/frame";
import { ProjectsDocument, useMe, useQuery } from "@taskfleet/gateway-client";
import { Button, EmptyState, useTranslations } from "@taskfleet/ui";
import { lastProject } from "./last-project.ts";
import { openCreateProject } from "./open-dialogs.ts";

/** Where people start: the board they had open last, or, before there is any, what to do first. */
export function HomePage() {
  const t = useTranslations("shell.home");
  const me = useMe();
  const { data } = useQuery(ProjectsDocument);
  const projects = data?.projects?.nodes;
  if (!projects) return null;
  const last = projects.find(({ key }) => key === lastProject()) ?? projects[0];
  if (last) return <Navigate to={paths.board(last.key)} replace />;
  return (
    <EmptyState
      isPage
      icon="board"
      title={t("welcome", { name: me.name })}
      actions={
        <Button kind="primary" icon="add" onPress={openCreateProject}>
          {t("createProject")}
        </Button>
      }
    >
      {t("help")}
    </EmptyState>
  );
}
