import { useCommands } from "@taskfleet/frame";
import { useMe } from "@taskfleet/gateway-client";
import type { Priority } from "@taskfleet/gateway-client/schema";
import { Button, Chip, Popover, Select, TextField, useTranslations } from "@taskfleet/ui";
import { useRef, useState } from "react";
import type { Label, Person } from "../../task/types.ts";
import { dueChoices, isFiltered, type DueChoice, type Filters } from "./filters.ts";
import styles from "./filter-bar.module.css";

const priorities: readonly Priority[] = ["URGENT", "HIGH", "MEDIUM", "LOW", "NONE"];

/** The search field, the filters, and each of those that are set as a chip that takes it away. */
export function FilterBar({
  filters,
  onChange,
  labels,
  people,
}: {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  labels: readonly Label[];
  people: readonly Person[];
}) {
  const t = useTranslations("tasks.filter");
  const priorityNames = useTranslations("priorities");
  const groups = useTranslations("tasks.commands");
  const me = useMe();
  const field = useRef<HTMLInputElement>(null);
  // The address follows what is typed a moment later: until the person leaves the field, the field knows best.
  const [typed, setTyped] = useState<string>();
  useCommands([
    { title: t("search"), group: groups("group"), icon: "search", keys: "/", run: () => field.current?.focus() },
    ...(isFiltered(filters)
      ? [{ title: t("clear"), group: groups("group"), icon: "filter" as const, run: () => onChange(none) }]
      : []),
    {
      title: t("mine"),
      group: groups("group"),
      icon: "person",
      keys: "g m",
      run: () => onChange({ assignee: filters.assignee === me.id ? undefined : me.id }),
    },
  ]);

  const personName = (id: string) => people.find((person) => person.id === id)?.name ?? t("somebody");
  const assigneeName = filters.assignee === "none" ? t("nobody") : filters.assignee && personName(filters.assignee);
  const labelName = filters.label && (labels.find(({ id }) => id === filters.label)?.name ?? t("unknownLabel"));

  return (
    <>
      <TextField
        className={styles.search}
        label={t("search")}
        labelHidden
        placeholder={t("search")}
        icon="search"
        inputRef={field}
        value={typed ?? filters.text ?? ""}
        maxLength={200}
        autoComplete="off"
        onChange={(text) => {
          setTyped(text);
          onChange({ text: text || undefined });
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key === "Escape") field.current?.blur();
        }}
      />
      <Popover
        label={t("title")}
        trigger={
          <Button icon="filter" kind="quiet" className={styles.filter}>
            {t("title")}
          </Button>
        }
      >
        {() => (
          <div className={styles.choices}>
            <Select
              label={t("assignee")}
              value={filters.assignee ?? ""}
              options={[
                { value: "", label: t("anybody") },
                { value: me.id, label: t("me") },
                ...people.filter(({ id }) => id !== me.id).map(({ id, name: label }) => ({ value: id, label })),
                { value: "none", label: t("nobody") },
              ]}
              onChange={(assignee) => onChange({ assignee: assignee || undefined })}
            />
            <Select
              label={t("label")}
              value={filters.label ?? ""}
              options={[
                { value: "", label: t("anyLabel") },
                ...labels.map(({ id, name: label }) => ({ value: id, label })),
              ]}
              onChange={(label) => onChange({ label: label || undefined })}
            />
            <Select
              label={t("priority")}
              value={filters.priority ?? ""}
              options={[
                { value: "" as const, label: t("anyPriority") },
                ...priorities.map((value) => ({ value, label: priorityNames(value) })),
              ]}
              onChange={(priority) => onChange({ priority: priority || undefined })}
            />
            <Select<DueChoice | "">
              label={t("due")}
              value={filters.due ?? ""}
              options={[
                { value: "", label: t("anyDue") },
                ...dueChoices.map((value) => ({ value, label: t(`dueChoices.${value}`) })),
              ]}
              onChange={(due) => onChange({ due: due || undefined })}
            />
          </div>
        )}
      </Popover>
      {assigneeName && (
        <FilterChip text={assigneeName} onRemove={() => onChange({ assignee: undefined })} remove={t("remove")} />
      )}
      {labelName && (
        <FilterChip text={labelName} onRemove={() => onChange({ label: undefined })} remove={t("remove")} />
      )}
      {filters.priority && (
        <FilterChip
          text={priorityNames(filters.priority)}
          onRemove={() => onChange({ priority: undefined })}
          remove={t("remove")}
        />
      )}
      {filters.due && (
        <FilterChip
          text={t(`dueChoices.${filters.due}`)}
          onRemove={() => onChange({ due: undefined })}
          remove={t("remove")}
        />
      )}
    </>
  );
}

const none: Filters = { text: undefined, assignee: undefined, label: undefined, priority: undefined, due: undefined };

function FilterChip({ text, remove, onRemove }: { text: string; remove: string; onRemove: () => void }) {
  return (
    <Chip removeLabel={`${remove}: ${text}`} onRemove={onRemove}>
      {text}
    </Chip>
  );
}
