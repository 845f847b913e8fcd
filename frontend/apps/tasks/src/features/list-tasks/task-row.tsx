import { classes, Select, useTranslations } from "@taskfleet/ui";
import { SelectionBox, SelectionButton } from "@taskfleet/ui/drag";
import type { Priority } from "@taskfleet/gateway-client/schema";
import { useState } from "react";
import { DueMark, LabelMark, PriorityMark } from "../../task/marks.tsx";
import { readDraft } from "../../task/drafts.ts";
import { useProblem } from "../../task/problems.ts";
import type { Card, Person, Project } from "../../task/types.ts";
import styles from "./list.module.css";

const priorities: readonly Priority[] = ["NONE", "LOW", "MEDIUM", "HIGH", "URGENT"];

export interface RowChanges {
  rename: (card: Card, title: string) => void;
  move: (card: Card, statusId: string) => void;
  prioritise: (card: Card, priority: Priority) => void;
  assign: (card: Card, person: Person | null) => void;
}

/** A task on one line, every part of which can be changed where it stands. */
export function TaskRow({
  card,
  project,
  people,
  changes,
  isRenaming,
  onRename,
}: {
  card: Card;
  project: Project;
  people: readonly Person[];
  /** Undefined: this person may only look. */
  changes: RowChanges | undefined;
  isRenaming: boolean;
  onRename: (isRenaming: boolean) => void;
}) {
  const t = useTranslations("tasks.list");
  const names = useTranslations("priorities");
  const problem = useProblem(card.id);
  return (
    <div className={styles.line}>
      {changes && (
        <SelectionBox slot="selection" className={styles.selection}>
          <SelectionButton className={styles.select}>
            <span aria-hidden="true" className={styles.box} />
          </SelectionButton>
        </SelectionBox>
      )}
      <span className={styles.key}>{card.key}</span>
      <div className={styles.title}>
        {isRenaming && changes ? (
          <Rename
            card={card}
            onDone={(title) => {
              onRename(false);
              if (title) changes.rename(card, title);
            }}
          />
        ) : (
          <span className={styles.words} onDoubleClick={() => onRename(true)}>
            {card.title}
          </span>
        )}
        <span className={styles.labels}>
          {card.labels.map((label) => (
            <LabelMark key={label.id} label={label} />
          ))}
        </span>
        {problem && (
          <span role="alert" className={styles.problem}>
            {problem}
          </span>
        )}
      </div>
      <Choice
        label={t("statusOf", { key: card.key })}
        isDisabled={!changes}
        value={card.status.id}
        options={project.statuses.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={(id) => changes?.move(card, id)}
      />
      <Choice
        label={t("priorityOf", { key: card.key })}
        isDisabled={!changes}
        value={card.priority}
        options={priorities.map((value) => ({ value, label: names(value) }))}
        onChange={(priority) => changes?.prioritise(card, priority)}
      />
      <span className={styles.due}>{card.due && <DueMark due={card.due} isDone={card.status.kind === "DONE"} />}</span>
      <Choice
        label={t("assigneeOf", { key: card.key })}
        isDisabled={!changes}
        value={card.assignee?.id ?? ""}
        options={[
          { value: "", label: t("nobody") },
          ...withPresent(people, card.assignee).map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onChange={(id) => changes?.assign(card, people.find((person) => person.id === id) ?? null)}
      />
    </div>
  );
}

/** A task of any project on one line, to be opened. */
export function PlainRow({ card }: { card: Card }) {
  return (
    <div className={styles.plain}>
      <span className={styles.key}>{card.key}</span>
      <div className={styles.title}>
        <span className={styles.words}>{card.title}</span>
        <span className={styles.labels}>
          {card.labels.map((label) => (
            <LabelMark key={label.id} label={label} />
          ))}
        </span>
      </div>
      <span className={styles.status}>{card.status.name}</span>
      <span className={styles.priority}>
        {card.priority !== "NONE" && <PriorityMark priority={card.priority} named />}
      </span>
      <span className={styles.due}>{card.due && <DueMark due={card.due} isDone={false} />}</span>
    </div>
  );
}

function Rename({ card, onDone }: { card: Card; onDone: (title: string | undefined) => void }) {
  const t = useTranslations("tasks.list");
  const [title, setTitle] = useState(readDraft(`title.${card.id}`)?.text ?? card.title);
  const save = () => onDone(title.trim() && title.trim() !== card.title ? title.trim() : undefined);
  return (
    <input
      ref={(field) => field?.focus()}
      className={styles.rename}
      aria-label={t("titleOf", { key: card.key })}
      value={title}
      maxLength={200}
      onChange={({ target }) => setTitle(target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone(undefined);
        }
      }}
    />
  );
}

function Choice<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  isDisabled: boolean;
  onChange: (value: Value) => void;
}) {
  const isEmpty = props.value === "" || props.value === "NONE";
  return <Select {...props} labelHidden className={classes(styles.choice, isEmpty && styles.soft)} />;
}

function withPresent(people: readonly Person[], present: Person | null): readonly Person[] {
  return present && !people.some(({ id }) => id === present.id) ? [...people, present] : people;
}
