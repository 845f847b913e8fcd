import { Button, useTranslations } from "@taskfleet/ui";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { useDescribe } from "./describe.ts";
import type { Field, TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

/** Below a field: why it was not saved, or the two values of which somebody must choose one. */
export function FieldNote({ field, task, saver }: { field: Field; task: Task; saver: TaskSaver }) {
  const t = useTranslations("tasks.fields");
  const describe = useDescribe();
  const state = saver.states[field];
  if (state?.kind === "problem") {
    return (
      <p role="alert" className={styles.problem}>
        {state.sentence}
      </p>
    );
  }
  if (state?.kind !== "conflict") return null;
  const { mine, theirs } = state;
  return (
    <Conflict
      mine={describe(field, { ...task, [field]: mine })}
      theirs={describe(field, { ...task, [field]: theirs })}
      title={t("conflict")}
      onMine={() => void saver.save(field, mine, theirs)}
      onTheirs={() => saver.settle(field)}
    />
  );
}

export function Conflict({
  title,
  mine,
  theirs,
  onMine,
  onTheirs,
}: {
  title: string;
  mine: string;
  theirs: string;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const t = useTranslations("tasks.fields");
  return (
    <div role="alert" className={styles.conflict}>
      <p>{title}</p>
      <dl>
        <dt>{t("theirs")}</dt>
        <dd>{theirs}</dd>
        <dt>{t("mine")}</dt>
        <dd>{mine}</dd>
      </dl>
      <div>
        <Button small onPress={onTheirs}>
          {t("keepTheirs")}
        </Button>
        <Button small onPress={onMine}>
          {t("useMine")}
        </Button>
      </div>
    </div>
  );
}
