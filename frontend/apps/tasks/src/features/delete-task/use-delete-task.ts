import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { placeCard, removeCard, useMutation } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import { useCallback } from "react";
import { DeleteTaskDocument, RestoreTaskDocument } from "../../generated/graphql.ts";
import { setProblem } from "../../task/problems.ts";
import type { Card } from "../../task/types.ts";

/** Deletes a task at once; says so with an undo. A refusal brings it back and stands beside it. */
export function useDeleteTask(): (task: Pick<Card, "id" | "key" | "status">) => Promise<void> {
  const t = useTranslations("tasks.delete");
  const explain = useExplain();
  const [remove] = useMutation(DeleteTaskDocument);
  const [restore] = useMutation(RestoreTaskDocument);
  return useCallback(
    async ({ id, key, status }) => {
      const bringBack = async () => {
        try {
          await restore({
            variables: { input: { id } },
            update: (cache, { data }) => data?.restoreTask && placeCard(cache, id),
          });
        } catch (error) {
          sayProblem(explain(error).sentence);
        }
      };
      try {
        await remove({
          variables: { input: { id } },
          optimisticResponse: { deleteTask: { __typename: "Done", ok: true } },
          update: (cache, { data }) => {
            if (!data?.deleteTask) return;
            removeCard(cache, id, status.id);
            cache.modify({ id: `Task:${id}`, fields: { deletedAt: () => new Date().toISOString() } });
          },
        });
        say(t("deleted", { key }), { undo: () => void bringBack() });
      } catch (error) {
        setProblem(id, explain(error).sentence);
      }
    },
    [explain, remove, restore, t],
  );
}
