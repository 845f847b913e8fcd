import { useSearchParams } from "@taskfleet/frame";
import type { Priority } from "@taskfleet/gateway-client/schema";
import { useCallback, useMemo } from "react";
import type { Card } from "../../task/types.ts";
import { daysAfter, isPast, todayIn } from "../../task/when.ts";

export const dueChoices = ["overdue", "today", "week", "none"] as const;
export type DueChoice = (typeof dueChoices)[number];

/** What is shown; kept in the address, so that it can be sent to somebody. */
export interface Filters {
  text?: string;
  /** A person's id, or `none`. */
  assignee?: string;
  label?: string;
  priority?: Priority;
  due?: DueChoice;
}

const priorities = new Set<string>(["NONE", "LOW", "MEDIUM", "HIGH", "URGENT"]);

export function readFilters(search: URLSearchParams): Filters {
  const get = (name: string) => search.get(name) || undefined;
  const priority = get("priority")?.toUpperCase();
  const due = get("due");
  return {
    text: get("text"),
    assignee: get("assignee"),
    label: get("label"),
    priority: priority && priorities.has(priority) ? (priority as Priority) : undefined,
    due: dueChoices.find((choice) => choice === due),
  };
}

export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(search), [search]);
  const change = useCallback(
    (changes: Partial<Filters>) =>
      setSearch(
        (present) => {
          const next = new URLSearchParams(present);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, name === "priority" ? value.toLowerCase() : value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [filters, change];
}

export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some(Boolean);
}

/** Whether a card is among what the filters ask for, as the day is in `timeZone`. */
export function matches(card: Card, filters: Filters, timeZone: string, locale: string): boolean {
  const { text, assignee, label, priority, due } = filters;
  if (assignee && (card.assignee?.id ?? "none") !== assignee) return false;
  if (label && !card.labels.some(({ id }) => id === label)) return false;
  if (priority && card.priority !== priority) return false;
  if (due && !isDue(card, due, timeZone)) return false;
  if (!text) return true;
  const found = `${card.key} ${card.title}`.toLocaleLowerCase(locale);
  return text
    .toLocaleLowerCase(locale)
    .split(/\s+/)
    .every((word) => found.includes(word));
}

function isDue({ due, status }: Card, choice: DueChoice, timeZone: string): boolean {
  if (!due) return choice === "none";
  const today = todayIn(timeZone);
  switch (choice) {
    case "overdue":
      return status.kind !== "DONE" && isPast(due, timeZone);
    case "today":
      return due.date === today;
    case "week":
      return due.date >= today && due.date < daysAfter(today, 7);
    case "none":
      return false;
  }
}
