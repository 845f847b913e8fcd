import { paths, ProjectMenu, ProjectViews, useCommands, useNavigate } from "@taskfleet/frame";
import { useMe, useQuery } from "@taskfleet/gateway-client";
import { Button, Page, Select, Skeleton, useTranslations } from "@taskfleet/ui";
import { useEffect, useMemo, useRef, useState } from "react";
import { BoardProblem } from "./board-problem.tsx";
import { SelectionBar } from "./features/change-many/selection-bar.tsx";
import { useChangeMany } from "./features/change-many/use-change-many.ts";
import { FilterBar } from "./features/filter-tasks/filter-bar.tsx";
import { isFiltered, useFilters, type Filters } from "./features/filter-tasks/filters.ts";
import { TaskList } from "./features/list-tasks/task-list.tsx";
import { TaskRow } from "./features/list-tasks/task-row.tsx";
import { groupings, useView, type Grouping, type View } from "./features/list-tasks/view.ts";
import { focusAlong, focusedCard } from "./features/show-board/focus-card.ts";
import { TaskListDocument, type TaskListQueryVariables } from "./generated/graphql.ts";
import { priorityOf } from "./task/keys.ts";
import { mayEdit, type Board, type Card } from "./task/types.ts";
import { daysAfter, todayIn } from "./task/when.ts";
import { useBoard } from "./use-board.ts";
import styles from "./list-page.module.css";

/** All tasks of a project, line by line. */
export default function ListPage({ projectKey }: { projectKey: string }) {
  const t = useTranslations("tasks.list");
  const [filters, changeFilters] = useFilters();
  const [view, changeView] = useView();
  const [newer, setNewer] = useState(0);
  const { board, error, refetch } = useBoard(projectKey, ({ type }) => {
    if (/\.task\.(created|restored)\./.test(type)) setNewer((count) => count + 1);
  });
  useEffect(() => {
    document.title = `${t("title")} · ${board?.project.name ?? projectKey} · Taskfleet`;
  }, [t, board?.project.name, projectKey]);

  if (!board && error) {
    return <BoardProblem projectKey={projectKey} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Page
      title={board ? board.project.name : <Skeleton width={140} height={20} />}
      views={<ProjectViews projectKey={projectKey} />}
      middle={
        board && (
          <>
            <FilterBar
              filters={filters}
              onChange={changeFilters}
              labels={board.project.labels}
              people={board.members.map(({ user }) => user)}
            />
            <Select<Grouping>
              className={styles.grouping}
              label={t("groupBy")}
              labelHidden
              value={view.group}
              options={groupings.map((value) => ({ value, label: t(`groupings.${value}`) }))}
              onChange={(group) => changeView({ group })}
            />
          </>
        )
      }
      actions={<ProjectMenu projectKey={projectKey} />}
    >
      {board ? (
        <List
          board={board}
          filters={filters}
          view={view}
          onView={changeView}
          newer={newer}
          onShown={() => setNewer(0)}
        />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function List({
  board,
  filters,
  view,
  onView,
  newer,
  onShown,
}: {
  board: Board;
  filters: Filters;
  view: View;
  onView: (change: Partial<View>) => void;
  newer: number;
  onShown: () => void;
}) {
  const t = useTranslations("tasks.list");
  const navigate = useNavigate();
  const { timeZone } = useMe();
  const { project, columns, members } = board;
  const canEdit = mayEdit(project);
  const variables = useMemo(
    () => variablesFor(project.id, filters, view, todayIn(timeZone)),
    [project.id, filters, view, timeZone],
  );
  const { data, previousData, fetchMore, refetch, loading } = useQuery(TaskListDocument, { variables });
  const page = (data ?? previousData)?.tasks;
  const cards = useMemo(() => (page?.nodes ?? []).filter(isShown(filters)), [page?.nodes, filters]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string>();
  const area = useRef<HTMLDivElement>(null);
  const change = useChangeMany(columns);
  const people = members.filter(({ role }) => role !== "VIEWER").map(({ user }) => user);
  const chosen = cards.filter(({ id }) => selected.has(id));
  const isFetching = useRef(false);

  const more = () => {
    if (loading || isFetching.current || !page?.pageInfo.hasNextPage) return;
    isFetching.current = true;
    void fetchMore({ variables: { after: page.pageInfo.endCursor } }).finally(() => (isFetching.current = false));
  };
  const focused = () => cards.find(({ id }) => id === focusedCard(area.current));
  useListCommands(project.key, canEdit, {
    along: (direction) => focusAlong(area.current, direction),
    rename: () => setRenaming(focused()?.id),
    prioritise: (keys) => {
      const card = focused();
      if (card) void change.prioritise(selected.has(card.id) ? chosen : [card], priorityOf[keys] ?? "NONE");
    },
    remove: () => {
      const card = focused();
      if (card) void change.remove(selected.has(card.id) ? chosen : [card]);
    },
  });

  if (!page) return <ListSkeleton />;
  return (
    <div ref={area} className={styles.area}>
      {newer > 0 && (
        <Button
          small
          className={styles.newer}
          onPress={() => {
            onShown();
            void refetch();
          }}
        >
          {t("newer", { count: newer })}
        </Button>
      )}
      <TaskList
        label={t("title")}
        cards={cards}
        view={view}
        onSort={(sort, descending) => onView({ sort, descending })}
        selected={selected}
        onSelect={canEdit ? setSelected : undefined}
        onOpen={(card) => void navigate(paths.task(card.key))}
        onNearEnd={more}
        dependencies={[project, members, canEdit, renaming]}
        empty={isFiltered(filters) ? t("emptyFiltered") : t("emptyHelp")}
        row={(card) => (
          <TaskRow
            card={card}
            project={project}
            people={people}
            changes={
              canEdit
                ? {
                    rename: (one, title) => void change.rename(one, title),
                    move: (one, statusId) => void change.move([one], statusId),
                    prioritise: (one, priority) => void change.prioritise([one], priority),
                    assign: (one, person) => void change.assign([one], person),
                  }
                : undefined
            }
            isRenaming={renaming === card.id}
            onRename={(isRenaming) => setRenaming(isRenaming ? card.id : undefined)}
          />
        )}
      />
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          project={project}
          people={people}
          onMove={(statusId) => void change.move(chosen, statusId)}
          onPrioritise={(priority) => void change.prioritise(chosen, priority)}
          onAssign={(person) => void change.assign(chosen, person)}
          onDelete={() => {
            setSelected(new Set());
            void change.remove(chosen);
          }}
          onClear={() => setSelected(new Set())}
        />
      )}
    </div>
  );
}

/** What the server narrows and orders by. */
function variablesFor(projectId: string, filters: Filters, view: View, today: string): TaskListQueryVariables {
  const { text, assignee, label, priority, due } = filters;
  const { sort, descending } = view;
  return {
    projectId,
    sort,
    descending,
    ...(text ? { text } : {}),
    ...(assignee ? { assigneeId: assignee === "none" ? null : assignee } : {}),
    ...(label ? { labelId: label } : {}),
    ...(priority ? { priority } : {}),
    ...(due === "overdue" ? { dueBefore: daysAfter(today, 1) } : {}),
    ...(due === "today" ? { dueAfter: daysAfter(today, -1), dueBefore: daysAfter(today, 1) } : {}),
    ...(due === "week" ? { dueAfter: daysAfter(today, -1), dueBefore: daysAfter(today, 7) } : {}),
  };
}

/** What the server cannot narrow by, and what has been deleted since. */
function isShown({ due }: Filters): (card: Card) => boolean {
  return (card) => {
    if (card.deletedAt) return false;
    if (due === "none") return card.due === null;
    return due !== "overdue" || card.status.kind !== "DONE";
  };
}

function useListCommands(
  projectKey: string,
  canEdit: boolean,
  run: {
    along: (direction: 1 | -1) => void;
    rename: () => void;
    prioritise: (keys: string) => void;
    remove: () => void;
  },
): void {
  const t = useTranslations("tasks.commands");
  const priorities = useTranslations("priorities");
  const navigate = useNavigate();
  const group = t("group");
  useCommands([
    { title: t("board"), group, icon: "board", keys: "g b", run: () => void navigate(paths.board(projectKey)) },
    { title: t("list"), group, icon: "list", keys: "g l", run: () => void navigate(paths.list(projectKey)) },
    { title: t("next"), group, keys: "j", hidden: true, run: () => run.along(1) },
    { title: t("previous"), group, keys: "k", hidden: true, run: () => run.along(-1) },
    ...(canEdit
      ? [
          { title: t("edit"), group, keys: "e", hidden: true, run: run.rename },
          { title: t("delete"), group, keys: "delete", hidden: true, run: run.remove },
          ...Object.entries(priorityOf).map(([keys, priority]) => ({
            title: t("priority", { name: priorities(priority) }),
            group,
            keys,
            hidden: true,
            run: () => run.prioritise(keys),
          })),
        ]
      : []),
  ]);
}

function ListSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {[72, 48, 64, 40, 56, 68].map((width, line) => (
        <Skeleton key={line} width={`${width}%`} height={20} />
      ))}
    </div>
  );
}
