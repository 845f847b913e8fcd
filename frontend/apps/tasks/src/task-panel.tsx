import { Link, paths, useCommands, useExplain } from "@taskfleet/frame";
import { placeCard, refusalOf, skipToken, useMutation, useQuery, type LiveEvent } from "@taskfleet/gateway-client";
import type { Priority } from "@taskfleet/gateway-client/schema";
import { Banner, Button, EmptyState, IconButton, Menu, MenuItem, Skeleton, useTranslations } from "@taskfleet/ui";
import { useEffect, useMemo, useRef, useState } from "react";
import { CommentBox } from "./features/add-comment/comment-box.tsx";
import { CommentEntry } from "./features/add-comment/comment-entry.tsx";
import { useComments } from "./features/add-comment/use-comments.ts";
import { useDeleteTask } from "./features/delete-task/use-delete-task.ts";
import { useMoveTask } from "./features/move-task/use-move-task.ts";
import { HistoryEntry } from "./features/show-history/history-entry.tsx";
import { fromLog, inOrder, useHistoryLines } from "./features/show-history/history.ts";
import { DescriptionField } from "./features/update-task/description-field.tsx";
import { TaskFields } from "./features/update-task/task-fields.tsx";
import { TitleField } from "./features/update-task/title-field.tsx";
import { useTaskSaver, type TaskSaver } from "./features/update-task/use-task-saver.ts";
import {
  PresentTaskDocument,
  RestoreTaskDocument,
  TaskPageDocument,
  type TaskFieldsFragment as Task,
  type TaskPageQuery,
} from "./generated/graphql.ts";
import { heard } from "./task/heard.ts";
import { priorityOf } from "./task/keys.ts";
import { useProblem } from "./task/problems.ts";
import { mayEdit, type Board } from "./task/types.ts";
import styles from "./task-panel.module.css";

export interface TaskPanelProps {
  taskKey: string;
  board: Board;
  /** Starts with the title ready to be changed. */
  isEditing: boolean;
  onClose: () => void;
}

/** One task, over the board at the right; its address is its own. */
export default function TaskPanel({ taskKey, board, isEditing, onClose }: TaskPanelProps) {
  const t = useTranslations("tasks.panel");
  const explain = useExplain();
  const panel = useRef<HTMLElement>(null);
  const card = board.columns.flatMap(({ cards }) => cards).find(({ key }) => key === taskKey);
  // A task far down its column, or deleted, is not on the board: its key has to be looked up.
  const lookUp = useQuery(PresentTaskDocument, card ? skipToken : { variables: { id: taskKey } });
  const taskId = card?.id ?? lookUp.data?.task?.id;
  const { data, error, refetch } = useQuery(
    TaskPageDocument,
    taskId ? { variables: { projectId: board.project.id, taskId } } : skipToken,
  );
  const task = data?.task;
  const problem = error ?? lookUp.error;

  useEffect(() => {
    if (!isEditing) panel.current?.focus();
  }, [taskKey, isEditing]);
  useEffect(() => {
    document.title = task ? `${task.key} ${task.title} · Taskfleet` : `${taskKey} · Taskfleet`;
  }, [task, taskKey]);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t("label", { key: taskKey })}
      className={styles.panel}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      {task ? (
        <Loaded key={task.id} task={task} data={data} board={board} isEditing={isEditing} onClose={onClose} />
      ) : (
        <>
          <header className={styles.bar}>
            <span className={styles.key}>{taskKey}</span>
            <IconButton icon="close" label={t("close")} onPress={onClose} />
          </header>
          {problem ? (
            <EmptyState
              icon="alert"
              title={refusalOf(problem).code === "not_found" ? t("notFound", { key: taskKey }) : t("notLoaded")}
              actions={<Button onPress={() => void (taskId ? refetch() : lookUp.refetch())}>{t("again")}</Button>}
            >
              {explain(problem).sentence}
            </EmptyState>
          ) : (
            <PanelSkeleton title={card?.title} />
          )}
        </>
      )}
    </aside>
  );
}

function Loaded({
  task,
  data,
  board,
  isEditing,
  onClose,
}: {
  task: Task;
  data: TaskPageQuery;
  board: Board;
  isEditing: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("tasks.panel");
  const { project, columns } = board;
  const saver = useTaskSaver(task);
  const move = useMoveTask(columns);
  const deleteTask = useDeleteTask();
  const problem = useProblem(task.id);
  const canEdit = mayEdit(project) && !task.deletedAt;
  const card = columns.flatMap(({ cards }) => cards).find(({ id }) => id === task.id);
  const isSaving = Object.values(saver.states).some((state) => state.kind === "saving");
  const isSaved = Object.values(saver.states).some((state) => state.kind === "saved");
  usePanelCommands(task, saver, canEdit);

  const moveTo = (statusId: string) => {
    const column = columns.find(({ status }) => status.id === statusId);
    if (column)
      void move(card ?? { ...task, __typename: "Card" }, { column, afterId: column.cards.at(-1)?.id ?? null });
  };

  return (
    <>
      <header className={styles.bar}>
        <span className={styles.key}>{task.key}</span>
        <span className={styles.saved} role="status">
          {isSaving ? t("saving") : isSaved && t("saved")}
        </span>
        {canEdit && (
          <Menu trigger={<IconButton icon="more" label={t("more")} />} label={t("more")} placement="bottom end">
            <MenuItem icon="link" onAction={() => void navigator.clipboard.writeText(location.href)}>
              {t("copyLink")}
            </MenuItem>
            <MenuItem
              icon="trash"
              isDangerous
              onAction={() => {
                onClose();
                void deleteTask(task);
              }}
            >
              {t("delete")}
            </MenuItem>
          </Menu>
        )}
        <IconButton icon="close" label={t("close")} shortcut="escape" onPress={onClose} />
      </header>
      <div className={styles.body}>
        {task.deletedAt && <Deleted task={task} canRestore={project.role !== "VIEWER"} />}
        {problem && <Banner kind="danger">{problem}</Banner>}
        <TitleField task={task} saver={saver} canEdit={canEdit} isEditing={isEditing} />
        <TaskFields task={task} board={board} saver={saver} canEdit={canEdit} onMove={moveTo} />
        <DescriptionField task={task} saver={saver} canEdit={canEdit} />
        <Parts task={task} board={board} />
        <TimeLine task={task} data={data} board={board} canEdit={canEdit} />
      </div>
    </>
  );
}

/** The tasks that are part of this one, as far as the board has them. */
function Parts({ task, board }: { task: Task; board: Board }) {
  const t = useTranslations("tasks.panel");
  const parts = board.columns.flatMap(({ cards }) => cards).filter(({ parentId }) => parentId === task.id);
  if (parts.length === 0) return null;
  const done = parts.filter(({ status }) => status.kind === "DONE").length;
  return (
    <section>
      <h3 className={styles.heading}>{t("parts", { done, count: parts.length })}</h3>
      <ul className={styles.parts}>
        {parts.map(({ id, key, title, status }) => (
          <li key={id}>
            <span className={styles.key}>{key}</span>
            <Link to={paths.task(key)} data-done={status.kind === "DONE" || undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Comments and history together, oldest first. */
function TimeLine({ task, data, board, canEdit }: { task: Task; data: TaskPageQuery; board: Board; canEdit: boolean }) {
  const t = useTranslations("tasks.comments");
  const linesOf = useHistoryLines(board);
  const { add } = useComments(task.id);
  const since = useHeard(task.id);
  const people = board.members.map(({ user }) => user);
  const events = useMemo(
    () => inOrder([...(data.events?.nodes ?? []).map(fromLog), ...since]),
    [data.events?.nodes, since],
  );
  const lines = events.flatMap(linesOf).map((line) => ({ time: line.time, line }));
  const comments = (data.comments?.nodes ?? []).map((comment) => ({ time: comment.createdAt, comment }));
  const entries = [...lines, ...comments].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));

  return (
    <section className={styles.timeLine} aria-labelledby="task-activity">
      <h3 id="task-activity" className={styles.heading}>
        {t("title")}
      </h3>
      {data.events?.pageInfo.hasNextPage && <p className={styles.quiet}>{t("olderLeftOut")}</p>}
      <ol role="list" className={styles.entries}>
        {entries.map((entry) =>
          "comment" in entry ? (
            <CommentEntry key={entry.comment.id} comment={entry.comment} people={people} canEdit={canEdit} />
          ) : (
            <HistoryEntry key={entry.line.id} line={entry.line} />
          ),
        )}
      </ol>
      {canEdit && (
        <CommentBox
          key={task.id}
          draftName={`comment.new.${task.id}`}
          label={t("placeholder")}
          submitLabel={t("add")}
          people={people}
          onSubmit={add}
        />
      )}
    </section>
  );
}

/** What happened to a task since its page was opened. */
function useHeard(taskId: string): readonly LiveEvent[] {
  const [events, setEvents] = useState<readonly LiveEvent[]>([]);
  useEffect(
    () =>
      heard.subscribe(() => {
        const event = heard.get();
        if (event?.subject === taskId) setEvents((others) => [...others, event]);
      }),
    [taskId],
  );
  return events;
}

function Deleted({ task, canRestore }: { task: Task; canRestore: boolean }) {
  const t = useTranslations("tasks.panel");
  const words = useTranslations("words");
  const explain = useExplain();
  const [problem, setProblem] = useState<string>();
  const [restore] = useMutation(RestoreTaskDocument, {
    update: (cache, { data }) => data?.restoreTask && placeCard(cache, task.id),
  });
  const bringBack = async () => {
    try {
      await restore({ variables: { input: { id: task.id } } });
    } catch (error) {
      setProblem(explain(error).sentence);
    }
  };
  return (
    <Banner kind="warning" icon="trash">
      <p>{problem ?? t("isDeleted")}</p>
      {canRestore && (
        <Button small icon="undo" onPress={() => void bringBack()}>
          {words("restore")}
        </Button>
      )}
    </Banner>
  );
}

function usePanelCommands(task: Task, saver: TaskSaver, canEdit: boolean): void {
  const t = useTranslations("tasks.commands");
  const priorities = useTranslations("priorities");
  const goTo = (name: string) => document.querySelector<HTMLElement>(`aside [data-field="${name}"]`);
  useCommands(
    canEdit
      ? [
          { title: t("edit"), group: t("taskGroup"), keys: "e", run: () => goTo("title")?.focus() },
          { title: t("describe"), group: t("taskGroup"), keys: "m", run: () => goTo("description")?.click() },
          ...Object.entries(priorityOf).map(([keys, priority]: [string, Priority]) => ({
            title: t("priority", { name: priorities(priority) }),
            group: t("taskGroup"),
            keys,
            hidden: true,
            run: () => void saver.save("priority", priority, task.priority),
          })),
        ]
      : [],
  );
}

function PanelSkeleton({ title }: { title: string | undefined }) {
  return (
    <div className={styles.body} aria-hidden="true">
      {title ? <p className={styles.title}>{title}</p> : <Skeleton width="70%" height={28} />}
      <div className={styles.skeleton}>
        {[1, 2, 3, 4, 5, 6].map((line) => (
          <Skeleton key={line} height={20} />
        ))}
      </div>
      <Skeleton height={80} />
    </div>
  );
}
