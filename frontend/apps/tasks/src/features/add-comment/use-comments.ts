import { useExplain } from "@taskfleet/frame";
import { listComment, unlistComment, useMe, useMutation } from "@taskfleet/gateway-client";
import {
  AddCommentDocument,
  DeleteCommentDocument,
  EditCommentDocument,
  type CommentFieldsFragment as Comment,
} from "../../generated/graphql.ts";

/** What can be done with comments. Each gives the sentence of its refusal, or nothing when it was done. */
export function useComments(taskId: string) {
  const me = useMe();
  const explain = useExplain();
  const [add] = useMutation(AddCommentDocument);
  const [edit] = useMutation(EditCommentDocument);
  const [remove] = useMutation(DeleteCommentDocument);
  const attempt = async (change: () => Promise<unknown>): Promise<string | undefined> => {
    try {
      await change();
      return undefined;
    } catch (error) {
      return explain(error).sentence;
    }
  };

  return {
    explain,
    add: async (text: string) =>
      attempt(async () => {
        const id = crypto.randomUUID();
        await add({
          variables: { input: { id, taskId, text } },
          optimisticResponse: {
            addComment: {
              __typename: "Comment",
              id,
              taskId,
              author: { __typename: "Person", id: me.id, name: me.name, initials: me.initials },
              text,
              version: 0,
              createdAt: new Date().toISOString(),
              editedAt: null,
            },
          },
          update: (cache, { data }) => data?.addComment && listComment(cache, taskId, id),
        });
      }),
    edit: async (comment: Comment, text: string) =>
      attempt(async () =>
        edit({
          variables: { input: { id: comment.id, text, expectedVersion: comment.version } },
          optimisticResponse: { editComment: { ...comment, text, editedAt: new Date().toISOString() } },
        }),
      ),
    remove: async (comment: Comment) =>
      remove({
        variables: { input: { id: comment.id } },
        update: (cache, { data }) => data?.deleteComment && unlistComment(cache, taskId, comment.id),
      }),
  };
}
