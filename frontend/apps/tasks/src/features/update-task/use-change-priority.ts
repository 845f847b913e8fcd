import { useExplain } from "@taskfleet/frame";
import { useMutation } from "@taskfleet/gateway-client";
import type { Priority } from "@taskfleet/gateway-client/schema";
import { useCallback } from "react";
import { ChangePriorityDocument } from "../../generated/graphql.ts";
import { clearProblem, setProblem } from "../../task/problems.ts";
import type { Card } from "../../task/types.ts";

/** Gives a task another priority at once; a refusal stands beside it. */
export function useChangePriority(): (card: Card, priority: Priority) => Promise<void> {
  const explain = useExplain();
  const [mutate] = useMutation(ChangePriorityDocument);
  return useCallback(
    async ({ id, version, updatedAt }, priority) => {
      clearProblem(id);
      try {
        await mutate({
          variables: { input: { id, priority } },
          optimisticResponse: { updateTask: { __typename: "Task", id, priority, version, updatedAt } },
        });
      } catch (error) {
        setProblem(id, explain(error).sentence);
      }
    },
    [explain, mutate],
  );
}
