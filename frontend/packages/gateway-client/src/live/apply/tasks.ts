import type { ApolloCache } from "@apollo/client/cache";
import type { TaskData, TaskFields, When } from "../../generated/events.ts";
import { BoardFrameFragmentDoc, PlacedTaskFragmentDoc, WholeCardFragmentDoc } from "../../generated/graphql.ts";
import type { Priority } from "../../generated/schema.ts";
import { isCached, readCategory, readLabel, readPerson, readStatus, reference, type Named } from "../cached.ts";
import { asEnum } from "../event.ts";
import { boardId, countIn, placeCard, removeCard, taskId } from "../place-card.ts";

type Fields = Record<string, unknown>;

/** A task that is new to this cache, or back. False: it names something that is not cached. */
export function taskAppeared(cache: ApolloCache, task: TaskData): boolean {
  const frame = cache.readFragment({ id: boardId(task.project_id), fragment: BoardFrameFragmentDoc });
  const status = readStatus(cache, task.status_id);
  const category = task.category_id && readCategory(cache, task.category_id);
  const labels = task.label_ids.map((id) => readLabel(cache, id));
  const assignee = task.assignee_id && readPerson(cache, task.assignee_id);
  if (!frame || !status) return false;
  if (task.category_id && !category) return false;
  if (task.assignee_id && !assignee) return false;
  if (!labels.every((label) => label !== null)) return false;

  const known = cache.readFragment({ id: taskId(task.id), fragment: PlacedTaskFragmentDoc });
  if (!known || known.version <= task.version) {
    cache.writeFragment({
      id: taskId(task.id),
      fragment: WholeCardFragmentDoc,
      data: {
        __typename: "Card",
        id: task.id,
        projectId: task.project_id,
        number: task.number,
        key: `${frame.project.key}-${task.number}`,
        title: task.title,
        status,
        position: task.position,
        priority: asEnum(task.priority) as Priority,
        category: category || null,
        labels,
        assignee: assignee || null,
        start: asWhen(task.start),
        due: asWhen(task.due),
        estimate: task.estimate,
        parentId: task.parent_id,
        commentCount: commentCount(cache, task.id),
        version: task.version,
        createdAt: task.created_at,
        updatedAt: task.created_at,
        completedAt: task.completed_at,
        deletedAt: null,
      },
    });
  }
  placeCard(cache, task.id);
  return true;
}

/** A task's fields changed. False: they name something that is not cached. */
export function taskChanged(
  cache: ApolloCache,
  id: string,
  before: TaskFields,
  after: TaskFields,
  time: string,
): boolean {
  const known = cache.readFragment({ id: taskId(id), fragment: PlacedTaskFragmentDoc, fragmentName: "PlacedTask" });
  if (!known) {
    // Not loaded here: only the counts can tell.
    if (after.status_id && before.status_id && after.status_id !== before.status_id) return false;
    return true;
  }
  // A reply overtook the event.
  if (after.version !== undefined && after.version < known.version) return true;
  const fields = fieldsOf(cache, after);
  if (!fields) return false;
  cache.modify({
    id: taskId(id),
    fields: Object.fromEntries(
      Object.entries({ ...fields, updatedAt: time }).map(([name, value]) => [name, () => value]),
    ),
  });
  if (after.status_id !== undefined || after.position !== undefined || after.deleted_at !== undefined) {
    placeCard(cache, id, before.status_id ?? known.status.id);
  }
  return true;
}

export function taskDeleted(cache: ApolloCache, task: TaskData, time: string): void {
  const known = cache.readFragment({
    id: taskId(task.id),
    fragment: PlacedTaskFragmentDoc,
    fragmentName: "PlacedTask",
  });
  if (!known) countIn(cache, task.status_id, -1);
  else {
    removeCard(cache, task.id, known.status.id);
    cache.modify({ id: taskId(task.id), fields: { deletedAt: () => time } });
  }
}

function fieldsOf(cache: ApolloCache, after: TaskFields): Fields | undefined {
  const fields: Fields = {};
  const references: [string, Named, string | null | undefined][] = [
    ["status", "Status", after.status_id],
    ["category", "Category", after.category_id],
    ["assignee", "Person", after.assignee_id],
  ];
  for (const [field, type, id] of references) {
    if (id === undefined) continue;
    if (id !== null && !isCached(cache, type, id)) return undefined;
    fields[field] = id === null ? null : reference(type, id);
  }
  if (after.label_ids !== undefined) {
    if (!after.label_ids.every((id) => isCached(cache, "Label", id))) return undefined;
    fields["labels"] = after.label_ids.map((id) => reference("Label", id));
  }
  const plain: Fields = {
    title: after.title,
    description: after.description,
    position: after.position,
    priority: after.priority === undefined ? undefined : asEnum(after.priority),
    start: after.start === undefined ? undefined : asWhen(after.start),
    due: after.due === undefined ? undefined : asWhen(after.due),
    estimate: after.estimate,
    parentId: after.parent_id,
    completedAt: after.completed_at,
    deletedAt: after.deleted_at,
    version: after.version,
  };
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) fields[name] = value;
  return fields;
}

function commentCount(cache: ApolloCache, id: string): number {
  const card = cache.readFragment({ id: taskId(id), fragment: WholeCardFragmentDoc, fragmentName: "WholeCard" });
  return card?.commentCount ?? 0;
}

function asWhen(when: When | null) {
  return when && { __typename: "When" as const, date: when.date, time: when.time ?? null, zone: when.zone ?? null };
}
