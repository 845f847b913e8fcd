import type { ApolloCache, Reference } from "@apollo/client/cache";
import {
  BoardFrameFragmentDoc,
  ColumnCardsFragmentDoc,
  PlacedTaskFragmentDoc,
  type ColumnCardsFragment,
} from "../generated/graphql.ts";

/** Orders positions as the server does: bytewise. Positions are ASCII, where UTF-16 units order alike. */
export function byPosition(a: { position: string }, b: { position: string }): number {
  if (a.position === b.position) return 0;
  return a.position < b.position ? -1 : 1;
}

export const boardId = (projectId: string) => `Board:${JSON.stringify({ project: { id: projectId } })}`;
export const columnId = (statusId: string) => `Column:${JSON.stringify({ status: { id: statusId } })}`;
export const taskId = (id: string) => `Task:${id}`;

/**
 * Puts a task's card where the cached task says it is, and corrects the columns' counts. Doing it again changes
 * nothing, so that a mutation's `update`, its reply and its event may all do it.
 *
 * `from` is the status that it left, where that is known: a card far down a column may not be loaded there.
 */
export function placeCard(cache: ApolloCache, id: string, from?: string): void {
  const task = cache.readFragment({ id: taskId(id), fragment: PlacedTaskFragmentDoc, fragmentName: "PlacedTask" });
  if (!task) return;
  const frame = cache.readFragment({ id: boardId(task.projectId), fragment: BoardFrameFragmentDoc });
  if (!frame) return;
  const target = task.deletedAt ? undefined : task.status.id;
  let left = false;
  for (const { status } of frame.columns) {
    if (status.id === target) continue;
    const column = readColumn(cache, status.id);
    const loaded = column?.cards.some((card) => card.id === id);
    if (loaded) writeColumn(cache, status.id, (cards) => cards.filter((card) => card.id !== id), -1);
    left ||= Boolean(loaded);
  }
  const column = target ? readColumn(cache, target) : undefined;
  if (!target || !column) return;
  const present = column.cards.some((card) => card.id === id);
  if (!present && !left && from && from !== target) countIn(cache, from, -1);
  // Within its own column a card that is not loaded came from further down.
  const entered = !present && (left || from !== target);
  const others = column.cards.filter((card) => card.id !== id);
  const index = others.findIndex((card) => byPosition(card, task) > 0);
  const place = index === -1 ? others.length : index;
  if (present && column.cards[place]?.id === id) return;
  writeColumn(cache, target, () => [...others.slice(0, place), { id }, ...others.slice(place)], entered ? 1 : 0);
}

/** A task that is gone leaves its column; `statusId` is where it was. */
export function removeCard(cache: ApolloCache, id: string, statusId: string): void {
  const column = readColumn(cache, statusId);
  if (column?.cards.some((card) => card.id === id)) {
    writeColumn(cache, statusId, (cards) => cards.filter((card) => card.id !== id), -1);
  }
}

export function countIn(cache: ApolloCache, statusId: string, difference: number): void {
  cache.modify({
    id: columnId(statusId),
    fields: { count: (count: number) => Math.max(0, count + difference) },
  });
}

function readColumn(cache: ApolloCache, statusId: string): ColumnCardsFragment | null {
  return cache.readFragment({ id: columnId(statusId), fragment: ColumnCardsFragmentDoc, fragmentName: "ColumnCards" });
}

function writeColumn(
  cache: ApolloCache,
  statusId: string,
  change: (cards: ColumnCardsFragment["cards"]) => readonly { id: string }[],
  difference: number,
): void {
  const column = readColumn(cache, statusId);
  if (!column) return;
  const cards: Reference[] = change(column.cards).map(({ id }) => ({ __ref: taskId(id) }));
  cache.modify({
    id: columnId(statusId),
    fields: { cards: () => cards, count: (count: number) => Math.max(0, count + difference) },
  });
}
