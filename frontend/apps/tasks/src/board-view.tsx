import { paths, useCommands, useNavigate } from "@taskfleet/frame";
import { useMe } from "@taskfleet/gateway-client";
import { Button, useLocale, useTranslations } from "@taskfleet/ui";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { AddColumn } from "./features/change-columns/add-column.tsx";
import { ColumnHeading } from "./features/change-columns/column-heading.tsx";
import { ColumnMenu } from "./features/change-columns/column-menu.tsx";
import { QuickAdd } from "./features/create-task/quick-add.tsx";
import { useDeleteTask } from "./features/delete-task/use-delete-task.ts";
import { isFiltered, matches, type Filters } from "./features/filter-tasks/filters.ts";
import { useMoveTask } from "./features/move-task/use-move-task.ts";
import { focusAlong, focusBeside, focusCard, focusedCard, scrollToEdge } from "./features/show-board/focus-card.ts";
import { Lane } from "./features/show-board/lane.tsx";
import { useRestOfColumns } from "./features/show-board/use-rest-of-columns.ts";
import { useChangePriority } from "./features/update-task/use-change-priority.ts";
import { priorityOf } from "./task/keys.ts";
import { mayEdit, type Board, type Card, type Column } from "./task/types.ts";
import styles from "./board-view.module.css";

/** Where a new task is being typed: without a column, in the first one. */
export interface Adding {
  statusId?: string;
  atTop: boolean;
}

export function BoardView({
  board,
  filters,
  openTask,
  adding,
  onAdd,
  onOpen,
}: {
  board: Board;
  filters: Filters;
  /** The key of the task whose page is open over the board. */
  openTask: string | undefined;
  adding: Adding | undefined;
  onAdd: (adding: Adding | undefined) => void;
  onOpen: (key: string, isEditing: boolean) => void;
}) {
  const t = useTranslations("tasks.board");
  const { project, columns } = board;
  const { timeZone } = useMe();
  const locale = useLocale();
  const area = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState<string>();
  const move = useMoveTask(columns);
  const loadMore = useRestOfColumns();
  const canEdit = mayEdit(project);
  const isNarrowed = isFiltered(filters);

  const shown = useMemo(
    () =>
      new Map(
        columns.map(({ status, cards }) => [
          status.id,
          isNarrowed ? cards.filter((card) => matches(card, filters, timeZone, locale)) : cards,
        ]),
      ),
    [columns, filters, isNarrowed, timeZone, locale],
  );
  const columnOf = (id: string | undefined) => columns.find(({ cards }) => cards.some((card) => card.id === id));
  const cardOf = (id: string | undefined) => columnOf(id)?.cards.find((card) => card.id === id);

  const moveCard = async (id: string, column: Column, afterId: string | null) => {
    const card = cardOf(id);
    return card ? move(card, { column, afterId }) : true;
  };
  /** With the keyboard: the focus goes along, and back when the move is refused. */
  const carryCard = (id: string, from: Column, to: Column, afterId: string | null) => {
    void moveCard(id, to, afterId).then((isMoved) => {
      if (!isMoved) focusCard(area.current, id, from.status.id);
    });
    requestAnimationFrame(() => focusCard(area.current, id, to.status.id));
  };
  const add = (statusId: string | undefined, atTop: boolean) => {
    if (statusId && canEdit) onAdd({ statusId, atTop });
  };

  /** Arrows to the side go to the next column; with Shift, arrows take the card along. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target as HTMLElement;
    const id = row.matches("[role=row][data-key]") ? row.dataset["key"] : undefined;
    if (!id || event.altKey || event.ctrlKey || event.metaKey || !event.key.startsWith("Arrow")) return;
    const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (!isSideways && !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const direction = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
    if (!event.shiftKey) return focusBeside(area.current, row, direction);
    const column = columnOf(id);
    if (!column || !canEdit) return;
    if (isSideways) {
      const target = columns[columns.indexOf(column) + direction];
      if (!target) return;
      const list = area.current?.querySelector(`[data-lane="${target.status.id}"] [role=grid]`);
      list?.scrollTo({ top: 0 });
      carryCard(id, column, target, null);
    } else {
      const cards = shown.get(column.status.id) ?? [];
      const index = cards.findIndex((card) => card.id === id);
      const place = direction === 1 ? index + 1 : index - 2;
      if (index + direction < 0 || index + direction >= cards.length) return;
      carryCard(id, column, column, cards[place]?.id ?? null);
    }
  };

  // What is not loaded cannot be found.
  useEffect(() => {
    if (isNarrowed) columns.forEach(loadMore);
  }, [isNarrowed, columns, loadMore]);

  // Whoever closes a task is back at its card.
  const lastOpen = useRef(openTask);
  useEffect(() => {
    const left = lastOpen.current;
    lastOpen.current = openTask;
    const card = columns.flatMap(({ cards }) => cards).find(({ key }) => key === left);
    if (left && !openTask && card) focusCard(area.current, card.id);
  }, [openTask, columns]);

  useBoardCommands({
    projectKey: project.key,
    canEdit,
    focused: () => cardOf(focusedCard(area.current)),
    along: (direction) => focusAlong(area.current, direction),
    add: () => add((columnOf(focusedCard(area.current)) ?? columns[0])?.status.id, false),
    open: onOpen,
  });

  return (
    <div ref={area} className={styles.board}>
      {columns.map((column) => {
        const { status } = column;
        const quickAdd = (atTop: boolean) => (
          <QuickAdd
            key={String(atTop)}
            project={project}
            column={column}
            atTop={atTop}
            onAdded={() => scrollToEdge(area.current, status.id, atTop)}
            onClose={() => onAdd(undefined)}
          />
        );
        const isAdding = adding !== undefined && (adding.statusId ?? columns[0]?.status.id) === status.id;
        return (
          <Lane
            key={status.id}
            column={column}
            cards={shown.get(status.id) ?? []}
            canEdit={canEdit}
            isFiltered={isNarrowed}
            onMove={(id, afterId) => void moveCard(id, column, afterId)}
            onOpen={(card: Card) => onOpen(card.key, false)}
            onKeyDown={onKeyDown}
            onNearEnd={() => loadMore(column)}
            onAdd={(atTop) => add(status.id, atTop)}
            heading={
              <ColumnHeading
                project={project}
                status={status}
                isRenaming={renaming === status.id}
                onRename={() => canEdit && setRenaming(status.id)}
                onDone={() => setRenaming(undefined)}
              />
            }
            menu={canEdit && <ColumnMenu project={project} status={status} onRename={() => setRenaming(status.id)} />}
            addingAtTop={isAdding && adding.atTop && quickAdd(true)}
            addingAtFoot={
              canEdit &&
              (isAdding && !adding.atTop ? (
                quickAdd(false)
              ) : (
                <Button kind="quiet" icon="add" className={styles.addTask} onPress={() => add(status.id, false)}>
                  {t("addTask")}
                </Button>
              ))
            }
          />
        );
      })}
      {canEdit && <AddColumn project={project} />}
    </div>
  );
}

/** What the keyboard does on a board, for the palette and the `?` dialog too. */
function useBoardCommands({
  projectKey,
  canEdit,
  focused,
  along,
  add,
  open,
}: {
  projectKey: string;
  canEdit: boolean;
  focused: () => Card | undefined;
  along: (direction: 1 | -1) => void;
  add: () => void;
  open: (key: string, isEditing: boolean) => void;
}) {
  const t = useTranslations("tasks.commands");
  const priorities = useTranslations("priorities");
  const navigate = useNavigate();
  const changePriority = useChangePriority();
  const deleteTask = useDeleteTask();
  const group = t("group");
  const withCard = (run: (card: Card) => void) => () => {
    const card = focused();
    if (card) run(card);
  };
  useCommands([
    { title: t("board"), group, icon: "board", keys: "g b", run: () => void navigate(paths.board(projectKey)) },
    { title: t("list"), group, icon: "list", keys: "g l", run: () => void navigate(paths.list(projectKey)) },
    { title: t("next"), group, keys: "j", hidden: true, run: () => along(1) },
    { title: t("previous"), group, keys: "k", hidden: true, run: () => along(-1) },
    ...(canEdit
      ? [
          { title: t("create"), group, icon: "add" as const, keys: "c", run: add },
          { title: t("edit"), group, keys: "e", hidden: true, run: withCard(({ key }) => open(key, true)) },
          ...Object.entries(priorityOf).map(([keys, priority]) => ({
            title: t("priority", { name: priorities(priority) }),
            group,
            keys,
            hidden: true,
            run: withCard((card) => void changePriority(card, priority)),
          })),
          { title: t("delete"), group, keys: "delete", hidden: true, run: withCard((card) => void deleteTask(card)) },
          { title: t("carry"), group, keys: "shift+right", hidden: true, explainOnly: true, run: () => undefined },
        ]
      : []),
  ]);
}
