import { Link, paths } from "@taskfleet/frame";
import { buttonClasses, EmptyState, Page, useTranslations } from "@taskfleet/ui";
import { OverviewBody } from "./features/show-overview/overview-body.tsx";
import { OverviewProblem } from "./features/show-overview/overview-problem.tsx";
import { OverviewSkeleton } from "./features/show-overview/overview-skeleton.tsx";
import { isEmpty } from "./features/show-overview/types.ts";
import { useOverview } from "./features/show-overview/use-overview.ts";
import { useTitle } from "./use-title.ts";

/** How the work stands that is assigned to me, in all my projects. */
export function MyOverview() {
  const t = useTranslations("overview");
  useTitle(t("title"));
  const { overview, error, refetch } = useOverview({});
  return (
    <Page title={t("title")}>
      {!overview && (error ? <OverviewProblem error={error} onRetry={refetch} /> : <OverviewSkeleton />)}
      {overview &&
        (isEmpty(overview) ? (
          <EmptyState
            icon="chart"
            title={t("empty.mine")}
            actions={
              <Link to={paths.projects} className={buttonClasses({})}>
                {t("empty.toProjects")}
              </Link>
            }
          >
            {t("empty.mineHelp")}
          </EmptyState>
        ) : (
          <OverviewBody overview={overview} rest={paths.myWork} isMine />
        ))}
    </Page>
  );
}
