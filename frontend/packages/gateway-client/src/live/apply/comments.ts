import type { ApolloCache, Reference } from "@apollo/client/cache";
import type { CommentData } from "../../generated/events.ts";
import { WholeCommentFragmentDoc } from "../../generated/graphql.ts";
import { readPerson } from "../cached.ts";
import { taskId } from "../place-card.ts";

interface Page {
  nodes: readonly Reference[];
  pageInfo: { hasNextPage: boolean };
}

/** Adds a comment to its task's list, where that is loaded to its end. False: its author is not cached. */
export function commentAdded(cache: ApolloCache, comment: CommentData, time: string): boolean {
  const author = readPerson(cache, comment.author_id);
  if (!author) return false;
  cache.writeFragment({
    id: `Comment:${comment.id}`,
    fragment: WholeCommentFragmentDoc,
    data: {
      __typename: "Comment",
      id: comment.id,
      taskId: comment.task_id,
      author,
      text: comment.text,
      version: comment.version,
      createdAt: time,
      editedAt: null,
    },
  });
  changeCount(cache, comment.task_id, 1);
  listComment(cache, comment.task_id, comment.id);
  return true;
}

/** Puts a cached comment at the end of its task's list, once; for a mutation's `update` too. */
export function listComment(cache: ApolloCache, task: string, id: string): void {
  const added = { __ref: `Comment:${id}` };
  changeList(cache, task, (nodes) => (nodes.some(({ __ref }) => __ref === added.__ref) ? nodes : [...nodes, added]));
}

export function commentEdited(cache: ApolloCache, { id, text, version }: CommentData, time: string): void {
  cache.modify({
    id: `Comment:${id}`,
    fields: { text: () => text, version: () => version, editedAt: () => time },
  });
}

export function commentDeleted(cache: ApolloCache, comment: CommentData): void {
  changeCount(cache, comment.task_id, -1);
  unlistComment(cache, comment.task_id, comment.id);
}

/** Takes a comment out of its task's list; for a mutation's `update` too. */
export function unlistComment(cache: ApolloCache, task: string, id: string): void {
  changeList(cache, task, (nodes) => nodes.filter(({ __ref }) => __ref !== `Comment:${id}`));
}

function changeList(
  cache: ApolloCache,
  task: string,
  change: (nodes: readonly Reference[]) => readonly Reference[],
): void {
  cache.modify<Record<string, unknown>>({
    fields: {
      comments: (page, { storeFieldName }) => {
        const { nodes, pageInfo } = page as Page;
        if (!storeFieldName.includes(task) || pageInfo.hasNextPage) return page;
        return { ...(page as Page), nodes: change(nodes) };
      },
    },
  });
}

function changeCount(cache: ApolloCache, id: string, difference: number): void {
  cache.modify({ id: taskId(id), fields: { commentCount: (count: number) => Math.max(0, count + difference) } });
}
