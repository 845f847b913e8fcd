import { Link, paths, say, sayProblem, useExplain, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMutation, useQuery, type ProjectLineFragment } from "@taskfleet/gateway-client";
import { Badge, Button, EmptyState, Page, PageColumn, Row, Rows, Section, useTranslations } from "@taskfleet/ui";
import { openCreateProject } from "../../app/open-dialogs.ts";
import { useTitle } from "../../app/use-title.ts";
import {
  DeletedProjectsDocument,
  PutAwayProjectsDocument,
  RestoreProjectDocument,
  UnarchiveProjectDocument,
} from "../../generated/graphql.ts";

/** All projects: those in use, those put away, and those deleted that can still come back. */
export default function ProjectsPage() {
  const t = useTranslations("shell.projects");
  const roles = useTranslations("roles");
  useTitle(t("title"));
  const explain = useExplain();
  const navigate = useNavigate();
  const present = useQuery(ProjectsDocument).data?.projects?.nodes;
  // These lists may hold the others too.
  const archived = useQuery(PutAwayProjectsDocument).data?.projects?.nodes.filter(({ archivedAt }) => archivedAt);
  const deleted = useQuery(DeletedProjectsDocument).data?.projects?.nodes.filter(({ deletedAt }) => deletedAt);
  const refetchQueries = [ProjectsDocument, PutAwayProjectsDocument, DeletedProjectsDocument];
  const [unarchive] = useMutation(UnarchiveProjectDocument, { refetchQueries });
  const [restore] = useMutation(RestoreProjectDocument, { refetchQueries });

  const bringBack = async (project: ProjectLineFragment, how: () => Promise<unknown>) => {
    try {
      await how();
      say(t("back", { project: project.name }));
      await navigate(paths.board(project.key));
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };
  const owns = ({ role }: ProjectLineFragment) => role === "OWNER";
  const inUse = present?.filter(({ archivedAt }) => !archivedAt);

  return (
    <Page
      title={t("title")}
      actions={
        <Button kind="primary" icon="add" onPress={openCreateProject}>
          {t("create")}
        </Button>
      }
    >
      <PageColumn>
        {inUse?.length === 0 && (
          <EmptyState icon="folder" title={t("none")}>
            {t("noneHelp")}
          </EmptyState>
        )}
        {inUse && inUse.length > 0 && (
          <Section title={t("inUse")}>
            <Rows label={t("inUse")}>
              {inUse.map((project) => (
                <Row
                  key={project.id}
                  title={<Link to={paths.board(project.key)}>{project.name}</Link>}
                  detail={`${project.key} · ${t("open", { count: project.openTasks })}`}
                  actions={<Badge>{roles(project.role)}</Badge>}
                />
              ))}
            </Rows>
          </Section>
        )}
        {archived && archived.length > 0 && (
          <Section title={t("archived")} description={t("archivedHelp")}>
            <Rows label={t("archived")}>
              {archived.map((project) => (
                <Row
                  key={project.id}
                  title={<Link to={paths.board(project.key)}>{project.name}</Link>}
                  detail={project.key}
                  actions={
                    owns(project) && (
                      <Button
                        small
                        onPress={() =>
                          void bringBack(project, async () => unarchive({ variables: { input: { id: project.id } } }))
                        }
                      >
                        {t("unarchive")}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          </Section>
        )}
        {deleted && deleted.length > 0 && (
          <Section title={t("deleted")} description={t("deletedHelp")}>
            <Rows label={t("deleted")}>
              {deleted.map((project) => (
                <Row
                  key={project.id}
                  title={project.name}
                  detail={project.key}
                  actions={
                    <Button
                      small
                      onPress={() =>
                        void bringBack(project, async () => restore({ variables: { input: { id: project.id } } }))
                      }
                    >
                      {t("restore")}
                    </Button>
                  }
                />
              ))}
            </Rows>
          </Section>
        )}
      </PageColumn>
    </Page>
  );
}
