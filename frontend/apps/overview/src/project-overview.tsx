import { Link, paths, ProjectMenu, ProjectViews } from "@taskfleet/frame";
import { refusalOf } from "@taskfleet/gateway-client";
import { buttonClasses, EmptyState, Page, Skeleton, useTranslations } from "@taskfleet/ui";
import { OverviewBody } from "./features/show-overview/overview-body.tsx";
import { OverviewProblem } from "./features/show-overview/overview-problem.tsx";
import { OverviewSkeleton } from "./features/show-overview/overview-skeleton.tsx";
import { isEmpty } from "./features/show-overview/types.ts";
import { useOverview } from "./features/show-overview/use-overview.ts";
import { useProject } from "./use-project.ts";
import { useTitle } from "./use-title.ts";

/** How the work of a whole project stands. */
export function ProjectOverview({ projectKey }: { projectKey: string }) {
  const t = useTranslations("overview");
  const found = useProject(projectKey);
  const {
    overview,
    error = found.error,
    refetch,
  } = useOverview({ projectId: found.project?.id, skip: !found.project });
  useTitle(`${t("title")} · ${found.project?.name ?? projectKey}`);

  if (error && !overview && refusalOf(error).code === "not_found") {
    return (
      <EmptyState isPage icon="search" title={t("notFound")}>
        {t("notFoundHelp")}
      </EmptyState>
    );
  }
  return (
    <Page
      title={found.project?.name ?? <Skeleton width={140} height={20} />}
      views={<ProjectViews projectKey={projectKey} />}
      actions={<ProjectMenu projectKey={projectKey} />}
    >
      {!overview && (error ? <OverviewProblem error={error} onRetry={refetch} /> : <OverviewSkeleton />)}
      {overview &&
        (isEmpty(overview) ? (
          <EmptyState
            icon="chart"
            title={t("empty.project")}
            actions={
              <Link to={paths.board(projectKey)} className={buttonClasses({ kind: "primary" })}>
                {t("empty.toBoard")}
              </Link>
            }
          >
            {t("empty.projectHelp")}
          </EmptyState>
        ) : (
          <OverviewBody overview={overview} rest={paths.list(projectKey)} />
        ))}
    </Page>
  );
}
