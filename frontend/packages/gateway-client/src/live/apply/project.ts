import type { ApolloCache, Reference } from "@apollo/client/cache";
import type { Category, Label, ProjectFields, Status, StatusFields } from "../../generated/events.ts";
import {
  BoardFrameFragmentDoc,
  ColumnCardsFragmentDoc,
  WholeCategoryFragmentDoc,
  WholeLabelFragmentDoc,
  WholeStatusFragmentDoc,
} from "../../generated/graphql.ts";
import { readStatus, reference } from "../cached.ts";
import { asEnum } from "../event.ts";
import { boardId, byPosition, columnId } from "../place-card.ts";

const projectRef = (id: string) => `Project:${id}`;

export function projectChanged(cache: ApolloCache, id: string, after: ProjectFields): boolean {
  const fields = {
    key: after.key,
    name: after.name,
    description: after.description,
    archivedAt: after.archived_at,
    deletedAt: after.deleted_at,
    version: after.version,
  };
  setFields(cache, projectRef(id), fields);
  return after.key === undefined; // every task has another key now
}

export function statusCreated(cache: ApolloCache, status: Status): void {
  const { id, project_id: projectId, name, kind, position, wip_limit: wipLimit, version } = status;
  cache.writeFragment({
    id: `Status:${id}`,
    fragment: WholeStatusFragmentDoc,
    data: {
      __typename: "Status",
      id,
      projectId,
      name,
      kind: asEnum(kind),
      position,
      wipLimit: wipLimit ?? null,
      version,
    },
  });
  cache.modify({
    id: projectRef(projectId),
    fields: { statuses: (present: readonly Reference[] = []) => including(present, reference("Status", id)) },
  });
  if (!cache.readFragment({ id: columnId(id), fragment: ColumnCardsFragmentDoc, fragmentName: "ColumnCards" })) {
    cache.writeFragment({
      id: columnId(id),
      fragment: ColumnCardsFragmentDoc,
      fragmentName: "ColumnCards",
      data: { __typename: "Column", status: { __typename: "Status", id }, count: 0, cards: [] },
    });
  }
  cache.modify({
    id: boardId(projectId),
    fields: { columns: (present: readonly Reference[]) => including(present, { __ref: columnId(id) }) },
  });
  sortColumns(cache, projectId);
}

export function statusChanged(cache: ApolloCache, projectId: string, id: string, after: StatusFields): boolean {
  const known = readStatus(cache, id);
  if (!known) return false;
  if (after.version !== undefined && after.version < known.version) return true;
  setFields(cache, `Status:${id}`, {
    name: after.name,
    kind: after.kind === undefined ? undefined : asEnum(after.kind),
    position: after.position,
    wipLimit: after.wip_limit,
    version: after.version,
  });
  if (after.position !== undefined) sortColumns(cache, projectId);
  return true;
}

export function statusDeleted(cache: ApolloCache, { id, project_id: projectId }: Status): void {
  const without = (list: string) => (present: readonly Reference[]) => present.filter(({ __ref }) => __ref !== list);
  cache.modify({ id: boardId(projectId), fields: { columns: without(columnId(id)) } });
  cache.modify({ id: projectRef(projectId), fields: { statuses: without(`Status:${id}`) } });
}

export function labelSaved(cache: ApolloCache, label: Label): void {
  const { id, project_id: projectId, name, colour, version } = label;
  cache.writeFragment({
    id: `Label:${id}`,
    fragment: WholeLabelFragmentDoc,
    data: { __typename: "Label", id, projectId, name, colour, version },
  });
  cache.modify({
    id: projectRef(projectId),
    fields: { labels: (present: readonly Reference[] = []) => including(present, reference("Label", id)) },
  });
}

export function categorySaved(cache: ApolloCache, category: Category): void {
  const { id, project_id: projectId, name, version } = category;
  cache.writeFragment({
    id: `Category:${id}`,
    fragment: WholeCategoryFragmentDoc,
    data: { __typename: "Category", id, projectId, name, version },
  });
  cache.modify({
    id: projectRef(projectId),
    fields: { categories: (present: readonly Reference[] = []) => including(present, reference("Category", id)) },
  });
}

/** Lists leave out by themselves what is no longer in the cache; a single field would dangle. */
export function categoryDeleted(cache: ApolloCache, projectId: string, id: string, taskIds: readonly string[]): void {
  for (const task of taskIds) {
    cache.modify({
      id: task,
      fields: {
        category: (present: Reference | null) => (present?.__ref === `Category:${id}` ? null : present),
      },
    });
  }
  cache.modify({
    id: projectRef(projectId),
    fields: {
      categories: (present: readonly Reference[] = []) => present.filter(({ __ref }) => __ref !== `Category:${id}`),
    },
  });
}

/** Columns, and a project's statuses, in the order of their positions. */
export function sortColumns(cache: ApolloCache, projectId: string): void {
  const frame = cache.readFragment({
    id: boardId(projectId),
    fragment: BoardFrameFragmentDoc,
    fragmentName: "BoardFrame",
  });
  if (!frame) return;
  const order = frame.columns.map(({ status }) => status).sort(byPosition);
  cache.modify({
    id: boardId(projectId),
    fields: { columns: () => order.map(({ id }) => ({ __ref: columnId(id) })) },
  });
  cache.modify({
    id: projectRef(projectId),
    fields: { statuses: () => order.map(({ id }) => reference("Status", id)) },
  });
}

function including(present: readonly Reference[], added: Reference): readonly Reference[] {
  return present.some(({ __ref }) => __ref === added.__ref) ? present : [...present, added];
}

function setFields(cache: ApolloCache, id: string, fields: Record<string, unknown>): void {
  const changed = Object.entries(fields).filter(([, value]) => value !== undefined);
  cache.modify({ id, fields: Object.fromEntries(changed.map(([name, value]) => [name, () => value])) });
}
