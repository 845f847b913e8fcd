import { paths, ProjectMenu, ProjectViews, sayProblem, useExplain, useLocation, useNavigate } from "@taskfleet/frame";
import { refusalOf, useProjectLive, useQuery } from "@taskfleet/gateway-client";
import { Button, EmptyState, Page, Skeleton, useTranslations } from "@taskfleet/ui";
import { useEffect } from "react";
import { FilterBar } from "./features/filter-tasks/filter-bar.tsx";
import { useFilters } from "./features/filter-tasks/filters.ts";
import { BoardSkeleton } from "./features/show-board/board-skeleton.tsx";
import { BoardDocument } from "./generated/graphql.ts";
import { BoardView } from "./board-view.tsx";

/** The board of a project, and in front of it the task that the address names. */
export function BoardPage({ projectKey, taskKey }: { projectKey: string; taskKey?: string }) {
  const t = useTranslations("tasks.board");
  const words = useTranslations("words");
  const explain = useExplain();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [filters, changeFilters] = useFilters();
  const { data, error, refetch } = useQuery(BoardDocument, { variables: { key: projectKey } });
  const board = data?.board;
  useProjectLive(board?.project.id, {
    reread: async () => refetch(),
    lost: () => {
      sayProblem(t("lost"));
      void navigate(paths.projects);
    },
  });
  useEffect(() => {
    if (!taskKey) document.title = `${board?.project.name ?? projectKey} · Taskfleet`;
  }, [board?.project.name, projectKey, taskKey]);

  if (!board && error) {
    const isGone = refusalOf(error).code === "not_found";
    return (
      <EmptyState
        icon="board"
        title={isGone ? t("notFound", { key: projectKey }) : t("notLoaded")}
        actions={!isGone && <Button onPress={() => void refetch()}>{words("tryAgain")}</Button>}
      >
        {isGone ? t("notFoundHelp") : explain(error).sentence}
      </EmptyState>
    );
  }
  return (
    <Page
      title={board ? board.project.name : <Skeleton width={140} height={20} />}
      views={<ProjectViews projectKey={projectKey} />}
      middle={
        board && (
          <FilterBar
            filters={filters}
            onChange={changeFilters}
            labels={board.project.labels}
            people={board.members.map(({ user }) => user)}
          />
        )
      }
      actions={<ProjectMenu projectKey={projectKey} />}
    >
      {board ? (
        <BoardView
          board={board}
          filters={filters}
          onOpen={(key, isEditing) => void navigate({ pathname: paths.task(key), search }, { state: { isEditing } })}
        />
      ) : (
        <BoardSkeleton />
      )}
    </Page>
  );
}
