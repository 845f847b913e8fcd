import { useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { readEstimate, sayEstimate } from "./estimate.ts";
import type { TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

export function EstimateField({ task, saver, canEdit }: { task: Task; saver: TaskSaver; canEdit: boolean }) {
  const t = useTranslations("tasks.fields");
  const [typed, setTyped] = useState<string>();
  const [isUnclear, setUnclear] = useState(false);
  const save = () => {
    if (typed === undefined) return;
    const minutes = readEstimate(typed);
    setUnclear(minutes === undefined);
    if (minutes === undefined) return;
    setTyped(undefined);
    if (minutes !== task.estimate) void saver.save("estimate", minutes, task.estimate);
  };
  return (
    <>
      <input
        name="estimate"
        className={styles.control}
        aria-label={t("estimate")}
        aria-invalid={isUnclear || undefined}
        placeholder={t("estimatePlaceholder")}
        disabled={!canEdit}
        autoComplete="off"
        value={typed ?? (task.estimate === null ? "" : sayEstimate(task.estimate))}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          if (event.key !== "Escape" || typed === undefined) return;
          event.stopPropagation();
          setTyped(undefined);
          setUnclear(false);
        }}
      />
      {isUnclear && (
        <p role="alert" className={styles.problem}>
          {t("estimateUnclear")}
        </p>
      )}
    </>
  );
}
