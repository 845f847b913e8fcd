import { paths, ProjectMenu, ProjectViews, useLocation, useNavigate } from "@taskfleet/frame";
import { Button, Page, Skeleton, useTranslations } from "@taskfleet/ui";
import { lazy, Suspense, useEffect, useState } from "react";
import { FilterBar } from "./features/filter-tasks/filter-bar.tsx";
import { useFilters } from "./features/filter-tasks/filters.ts";
import { BoardSkeleton } from "./features/show-board/board-skeleton.tsx";
import { BoardProblem } from "./board-problem.tsx";
import { BoardView, type Adding } from "./board-view.tsx";
import { mayEdit } from "./task/types.ts";
import { useBoard } from "./use-board.ts";
import styles from "./board-page.module.css";

const TaskPanel = lazy(async () => import("./task-panel.tsx"));

/** The board of a project, and in front of it the task that the address names. */
export function BoardPage({ projectKey, taskKey }: { projectKey: string; taskKey?: string }) {
  const t = useTranslations("tasks.board");
  const navigate = useNavigate();
  const { search, state } = useLocation() as { search: string; state: unknown };
  const [filters, changeFilters] = useFilters();
  const [adding, setAdding] = useState<Adding>();
  const { board, error, refetch } = useBoard(projectKey);
  useEffect(() => {
    if (!taskKey) document.title = `${board?.project.name ?? projectKey} · Taskfleet`;
  }, [board?.project.name, projectKey, taskKey]);

  if (!board && error) {
    return <BoardProblem projectKey={projectKey} error={error} onRetry={() => void refetch()} />;
  }
  const open = (key: string, isEditing: boolean) =>
    void navigate({ pathname: paths.task(key), search }, { state: { isEditing } });
  const close = () => {
    void navigate({ pathname: paths.board(projectKey), search });
  };
  return (
    <div className={styles.place}>
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
        actions={
          <>
            {board && mayEdit(board.project) && (
              <Button kind="primary" icon="add" onPress={() => setAdding({ atTop: false })}>
                {t("create")}
              </Button>
            )}
            <ProjectMenu projectKey={projectKey} />
          </>
        }
      >
        {board ? (
          <BoardView
            board={board}
            filters={filters}
            openTask={taskKey}
            adding={adding}
            onAdd={setAdding}
            onOpen={open}
          />
        ) : (
          <BoardSkeleton />
        )}
      </Page>
      {taskKey && board && (
        <Suspense>
          <TaskPanel taskKey={taskKey} board={board} isEditing={isEditing(state)} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

/** Whether the address was gone to with the wish to change the task. */
function isEditing(state: unknown): boolean {
  return typeof state === "object" && state !== null && "isEditing" in state && state.isEditing === true;
}
