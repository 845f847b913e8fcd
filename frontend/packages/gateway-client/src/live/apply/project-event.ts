import type { ApolloCache } from "@apollo/client/cache";
import { ColumnCardsFragmentDoc, BoardFrameFragmentDoc } from "../../generated/graphql.ts";
import type { LiveEvent } from "../event.ts";
import { boardId, columnId, taskId } from "../place-card.ts";
import { commentAdded, commentDeleted, commentEdited } from "./comments.ts";
import {
  categoryDeleted,
  categorySaved,
  labelSaved,
  projectChanged,
  statusChanged,
  statusCreated,
  statusDeleted,
} from "./project.ts";
import { taskAppeared, taskChanged, taskDeleted } from "./tasks.ts";

/**
 * Makes the cache say what an event of a project says. False: it speaks of something that is not cached (a person who
 * just joined, say), and the snapshot must be read again.
 */
export function applyProjectEvent(cache: ApolloCache, projectId: string, event: LiveEvent): boolean {
  switch (event.type) {
    case "app.taskfleet.task.created.v1":
    case "app.taskfleet.task.restored.v1":
      return taskAppeared(cache, event.data.after);
    case "app.taskfleet.task.updated.v1":
    case "app.taskfleet.task.assigned.v1":
    case "app.taskfleet.task.moved.v1":
    case "app.taskfleet.task.completed.v1":
    case "app.taskfleet.task.reopened.v1":
      return taskChanged(cache, event.subject, event.data.before, event.data.after, event.time);
    case "app.taskfleet.task.deleted.v1":
      taskDeleted(cache, event.data.before, event.time);
      return true;
    case "app.taskfleet.comment.added.v1":
      return commentAdded(cache, event.data.after, event.time);
    case "app.taskfleet.comment.edited.v1":
      commentEdited(cache, event.data.after, event.time);
      return true;
    case "app.taskfleet.comment.deleted.v1":
      commentDeleted(cache, event.data.before);
      return true;
    case "app.taskfleet.status.created.v1":
      statusCreated(cache, event.data.after);
      return true;
    case "app.taskfleet.status.updated.v1":
    case "app.taskfleet.status.moved.v1":
      return statusChanged(cache, projectId, event.subject, event.data.after);
    case "app.taskfleet.status.deleted.v1":
      statusDeleted(cache, event.data.before);
      return true;
    case "app.taskfleet.label.created.v1":
    case "app.taskfleet.label.updated.v1":
      labelSaved(cache, event.data.after);
      return true;
    case "app.taskfleet.label.deleted.v1":
      cache.evict({ id: `Label:${event.data.before.id}` });
      return true;
    case "app.taskfleet.category.created.v1":
    case "app.taskfleet.category.updated.v1":
      categorySaved(cache, event.data.after);
      return true;
    case "app.taskfleet.category.deleted.v1":
      categoryDeleted(cache, projectId, event.data.before.id, cardsOf(cache, projectId));
      return true;
    case "app.taskfleet.project.updated.v1":
    case "app.taskfleet.project.archived.v1":
    case "app.taskfleet.project.unarchived.v1":
    case "app.taskfleet.project.deleted.v1":
    case "app.taskfleet.project.restored.v1":
      return projectChanged(cache, projectId, event.data.after);
    case "app.taskfleet.member.joined.v1":
    case "app.taskfleet.member.role-changed.v1":
    case "app.taskfleet.member.removed.v1":
    case "app.taskfleet.member.left.v1":
      return false;
    default:
      // Invitations show on a page that reads them itself; a later release may add types.
      return true;
  }
}

function cardsOf(cache: ApolloCache, projectId: string): string[] {
  const frame = cache.readFragment({
    id: boardId(projectId),
    fragment: BoardFrameFragmentDoc,
    fragmentName: "BoardFrame",
  });
  return (frame?.columns ?? []).flatMap(({ status }) => {
    const column = cache.readFragment({
      id: columnId(status.id),
      fragment: ColumnCardsFragmentDoc,
      fragmentName: "ColumnCards",
    });
    return (column?.cards ?? []).map(({ id }) => taskId(id));
  });
}
