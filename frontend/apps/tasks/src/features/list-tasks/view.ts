import { useSearchParams } from "@taskfleet/frame";
import { useFormatter, useTranslations } from "@taskfleet/ui";
import type { TaskSort } from "@taskfleet/gateway-client/schema";
import { useCallback, useMemo } from "react";
import type { Card } from "../../task/types.ts";
import { daysAfter, isPast, todayIn } from "../../task/when.ts";

export const groupings = ["status", "priority", "due", "none"] as const;
export type Grouping = (typeof groupings)[number];
export const sorts = [
  "POSITION",
  "NUMBER",
  "TITLE",
  "PRIORITY",
  "DUE",
  "CREATED",
  "UPDATED",
] as const satisfies TaskSort[];

/** How a list is laid out; kept in the address. */
export interface View {
  group: Grouping;
  sort: TaskSort;
  descending: boolean;
}

/** Groups must follow one another in the order in which pages come: each has its own. */
const orderOf: Record<Exclude<Grouping, "none">, { sort: TaskSort; descending: boolean }> = {
  status: { sort: "POSITION", descending: false },
  priority: { sort: "PRIORITY", descending: true },
  due: { sort: "DUE", descending: false },
};

export function readView(search: URLSearchParams): View {
  const wanted = search.get("sort")?.toUpperCase();
  const sort = sorts.find((name) => name === wanted);
  const group = groupings.find((name) => name === search.get("group")) ?? (sort ? "none" : "status");
  if (group !== "none") return { group, ...orderOf[group] };
  return { group, sort: sort ?? "POSITION", descending: search.get("order") === "descending" };
}

export function useView(): [View, (change: Partial<View>) => void] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const change = useCallback(
    ({ group, sort, descending }: Partial<View>) =>
      setSearch(
        (present) => {
          const next = new URLSearchParams(present);
          if (group) {
            next.set("group", group);
            next.delete("sort");
            next.delete("order");
          }
          if (sort) {
            next.delete("group");
            next.set("sort", sort.toLowerCase());
            if (descending) next.set("order", "descending");
            else next.delete("order");
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [view, change];
}

export interface Group {
  id: string;
  title: string;
  cards: Card[];
}

/** Cards under the headings of a grouping, in the order in which they come. */
export function useGroups(): (cards: readonly Card[], group: Grouping, timeZone: string) => Group[] {
  const t = useTranslations("tasks.list");
  const priorities = useTranslations("priorities");
  const format = useFormatter();
  const headingOf = (card: Card, group: Grouping, timeZone: string): { id: string; title: string } => {
    switch (group) {
      case "status":
        return { id: card.status.id, title: card.status.name };
      case "priority":
        return { id: card.priority, title: priorities(card.priority) };
      case "due": {
        const id = dueGroup(card, timeZone);
        return { id, title: t(`dueGroups.${id}`) };
      }
      case "none":
        return { id: "all", title: "" };
    }
  };
  return (cards, group, timeZone) => {
    const groups = new Map<string, Group>();
    for (const card of cards) {
      const { id, title } = headingOf(card, group, timeZone);
      const present = groups.get(id);
      if (present) present.cards.push(card);
      else groups.set(id, { id, title, cards: [card] });
    }
    return [...groups.values()].map((one) => ({
      ...one,
      title: one.title && `${one.title} · ${format.number(one.cards.length)}`,
    }));
  };
}

function dueGroup({ due, status }: Card, timeZone: string): "overdue" | "past" | "today" | "week" | "later" | "none" {
  if (!due) return "none";
  const today = todayIn(timeZone);
  if (due.date < today || isPast(due, timeZone)) return status.kind === "DONE" ? "past" : "overdue";
  if (due.date === today) return "today";
  return due.date < daysAfter(today, 7) ? "week" : "later";
}
