import type { CardFieldsFragment, TaskFieldsFragment } from "../generated/graphql.ts";
import type { Status } from "../task/types.ts";

export const projectId = "01900000-0000-7000-8000-000000000001";

export function aStatus(fields: Partial<Status> = {}): Status {
  return {
    __typename: "Status",
    id: "todo",
    projectId,
    name: "To do",
    kind: "OPEN",
    position: "a0",
    wipLimit: null,
    version: 1,
    ...fields,
  };
}

export function aCard(fields: Partial<CardFieldsFragment> = {}): CardFieldsFragment {
  return {
    __typename: "Card",
    id: "card-1",
    projectId,
    number: 1,
    key: "HOME-1",
    title: "Paint the hall",
    status: aStatus(),
    position: "a0",
    priority: "NONE",
    category: null,
    labels: [],
    assignee: null,
    start: null,
    due: null,
    estimate: null,
    parentId: null,
    commentCount: 0,
    version: 1,
    createdAt: "2026-11-20T12:00:00Z",
    updatedAt: "2026-11-20T12:00:00Z",
    completedAt: null,
    deletedAt: null,
    ...fields,
  };
}

export function aTask(fields: Partial<TaskFieldsFragment> = {}): TaskFieldsFragment {
  return {
    ...aCard(),
    __typename: "Task",
    description: "",
    creator: { __typename: "Person", id: "ana", name: "Ana", initials: "A" },
    ...fields,
  };
}
