import { Link, paths, useExplain } from "@taskfleet/frame";
import { useApolloClient } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import { useId, useState } from "react";
import { PresentTaskDocument, type TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import type { Board } from "../../task/types.ts";
import type { TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

const mostSuggestions = 50;

/** The task that this one is part of, by its key. */
export function ParentField({
  task,
  board,
  saver,
  canEdit,
}: {
  task: Task;
  board: Board;
  saver: TaskSaver;
  canEdit: boolean;
}) {
  const t = useTranslations("tasks.fields");
  const explain = useExplain();
  const client = useApolloClient();
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const cards = board.columns.flatMap((column) => column.cards);
  const parent = cards.find(({ id }) => id === task.parentId);

  const save = async () => {
    if (typed === undefined) return;
    setProblem(undefined);
    const key = /[A-Za-z]{2,8}-[1-9]\d*/.exec(typed)?.[0].toUpperCase();
    if (typed.trim() && !key) return setProblem(t("parentUnclear"));
    try {
      const known = cards.find((card) => card.key === key);
      const found = key && !known ? await client.query({ query: PresentTaskDocument, variables: { id: key } }) : null;
      const id = known?.id ?? found?.data?.task?.id ?? null;
      setTyped(undefined);
      if (id !== task.parentId) await saver.save("parentId", id, task.parentId);
    } catch (error) {
      setProblem(explain(error).sentence);
    }
  };

  return (
    <>
      <input
        className={styles.control}
        aria-label={t("parentId")}
        aria-invalid={problem ? true : undefined}
        placeholder={t("parentPlaceholder", { key: board.project.key })}
        disabled={!canEdit}
        autoComplete="off"
        list={list}
        value={typed ?? parent?.key ?? (task.parentId ? t("anotherTask") : "")}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void save();
          if (event.key !== "Escape" || typed === undefined) return;
          event.stopPropagation();
          setTyped(undefined);
          setProblem(undefined);
        }}
      />
      <datalist id={list}>
        {typed !== undefined &&
          cards
            .filter(({ id }) => id !== task.id)
            .slice(0, mostSuggestions)
            .map(({ id, key, title }) => <option key={id} value={key} label={title} />)}
      </datalist>
      {parent && (
        <Link to={paths.task(parent.key)} className={styles.parent}>
          {parent.title}
        </Link>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
