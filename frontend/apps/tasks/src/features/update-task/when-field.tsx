import { useMe } from "@taskfleet/gateway-client";
import { IconButton, useTranslations } from "@taskfleet/ui";
import { useEffect, useState } from "react";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import type { TaskSaver } from "./use-task-saver.ts";
import styles from "./fields.module.css";

const pause = 700; // milliseconds: a year is typed digit by digit, and each of them is a change
type Value = Task["due"];

/** A day, and a time of it where that matters: in the person's own time zone, unless it names another one. */
export function WhenField({
  field,
  task,
  saver,
  canEdit,
}: {
  field: "due" | "start";
  task: Task;
  saver: TaskSaver;
  canEdit: boolean;
}) {
  const t = useTranslations("tasks.fields");
  const { timeZone } = useMe();
  const value = task[field];
  const [typed, setTyped] = useState<{ date: string; time: string }>();
  const date = typed?.date ?? value?.date ?? "";
  const time = typed?.time ?? value?.time ?? "";
  const zone = value?.zone ?? timeZone;

  const send = (next: { date: string; time: string }) => {
    if (next.date && next.date < "1970") return;
    setTyped(undefined);
    const wanted: Value = next.date
      ? { __typename: "When", date: next.date, time: next.time || null, zone: next.time ? zone : null }
      : null;
    const isSame = wanted?.date === value?.date && (wanted?.time ?? null) === (value?.time ?? null);
    if (!isSame) void saver.save(field, wanted, value);
  };
  useEffect(() => {
    if (!typed) return undefined;
    const timer = setTimeout(() => send(typed), pause);
    return () => clearTimeout(timer);
  });

  return (
    <span className={styles.when}>
      <input
        type="date"
        name={field}
        className={styles.control}
        data-empty={date === "" || undefined}
        aria-label={t(field)}
        disabled={!canEdit}
        value={date}
        max="9999-12-31"
        onChange={({ target }) => setTyped({ date: target.value, time })}
        onBlur={() => typed && send(typed)}
      />
      {date && (
        <input
          type="time"
          className={styles.control}
          aria-label={t(`${field}Time`)}
          disabled={!canEdit}
          value={time}
          onChange={({ target }) => setTyped({ date, time: target.value })}
          onBlur={() => typed && send(typed)}
        />
      )}
      {date && canEdit && (
        <IconButton icon="close" label={t(`${field}Clear`)} small onPress={() => send({ date: "", time: "" })} />
      )}
      {time && zone !== timeZone && <span className={styles.zone}>{zone}</span>}
    </span>
  );
}
