import { sayProblem } from "@taskfleet/frame";
import { useTranslations } from "@taskfleet/ui";
import { useEffect, useRef, useState } from "react";
import type { Project, Status } from "../../task/types.ts";
import { useColumnChanges } from "./use-column-changes.ts";
import styles from "./columns.module.css";

/** A column's name; while it is renamed, the field for that. */
export function ColumnHeading({
  project,
  status,
  isRenaming,
  onRename,
  onDone,
}: {
  project: Project;
  status: Status;
  isRenaming: boolean;
  onRename: () => void;
  onDone: () => void;
}) {
  return isRenaming ? (
    <Renaming project={project} status={status} onDone={onDone} />
  ) : (
    <h2 className={styles.name} title={status.name} onDoubleClick={onRename}>
      {status.name}
    </h2>
  );
}

function Renaming({ project, status, onDone }: { project: Project; status: Status; onDone: () => void }) {
  const t = useTranslations("tasks.columns");
  const { update, explain } = useColumnChanges(project);
  const [name, setName] = useState(status.name);
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  // The menu that asked for this gives the focus back to its button in the next frame: the field takes it after that.
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => field.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const save = async () => {
    const wanted = name.trim();
    if (!wanted || wanted === status.name) return onDone();
    onDone();
    try {
      await update(status, { name: wanted });
    } catch (error) {
      setProblem(explain(error).sentence);
      sayProblem(explain(error).sentence);
    }
  };
  return (
    <input
      ref={field}
      className={styles.field}
      aria-label={t("nameOf", { name: status.name })}
      aria-invalid={problem ? true : undefined}
      value={name}
      maxLength={50}
      onChange={({ target }) => setName(target.value)}
      onFocus={({ target }) => target.select()}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone();
        }
      }}
    />
  );
}
