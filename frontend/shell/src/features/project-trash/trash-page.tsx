import { Link, paths, say, sayProblem, useExplain } from "@taskfleet/frame";
import { placeCard, useMutation, useQuery } from "@taskfleet/gateway-client";
import { Button, EmptyState, Row, Rows, Section, Skeleton, useFormatter, useNow, useTranslations } from "@taskfleet/ui";
import { ProjectPage } from "../../app/project-page.tsx";
import { DeletedTasksDocument, RestoreTaskDocument } from "../../generated/graphql.ts";

/** Deleted tasks, which come back from here within 30 days. */
export default function TrashPage() {
  const t = useTranslations("shell.trash");
  return (
    <ProjectPage title={t("title")}>
      {(project) => <DeletedTasks projectId={project.id} canRestore={project.role !== "VIEWER"} />}
    </ProjectPage>
  );
}

function DeletedTasks({ projectId, canRestore }: { projectId: string; canRestore: boolean }) {
  const t = useTranslations("shell.trash");
  const words = useTranslations("words");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const explain = useExplain();
  const { data, fetchMore } = useQuery(DeletedTasksDocument, { variables: { projectId } });
  const [restore] = useMutation(RestoreTaskDocument, {
    refetchQueries: [DeletedTasksDocument],
    update: (cache, { data: reply }) => reply?.restoreTask && placeCard(cache, reply.restoreTask.id),
  });
  const bringBack = async (id: string, key: string) => {
    try {
      await restore({ variables: { input: { id } } });
      say(t("restored", { key }));
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };

  const page = data?.tasks;
  if (!page) return <Skeleton height={96} />;
  if (page.nodes.length === 0) {
    return (
      <EmptyState icon="trash" title={t("empty")}>
        {t("emptyHelp")}
      </EmptyState>
    );
  }
  return (
    <Section title={t("title")} description={t("help")}>
      <Rows label={t("title")}>
        {page.nodes.map(({ id, key, title, deletedAt }) => (
          <Row
            key={id}
            title={<Link to={paths.task(key)}>{title}</Link>}
            detail={`${key} · ${deletedAt ? t("deleted", { when: format.relativeTime(new Date(deletedAt), now) }) : ""}`}
            actions={
              canRestore && (
                <Button small icon="undo" onPress={() => void bringBack(id, key)}>
                  {words("restore")}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {page.pageInfo.hasNextPage && (
        <Button onPress={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
          {words("more")}
        </Button>
      )}
    </Section>
  );
}
