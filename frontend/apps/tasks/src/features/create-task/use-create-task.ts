import { placeCard, useMe, useMutation } from "@taskfleet/gateway-client";
import { useCallback } from "react";
import { CreateTaskDocument } from "../../generated/graphql.ts";
import { placeBetween } from "../../task/position.ts";
import type { Column, Project } from "../../task/types.ts";

/** Adds a task to a column at once; throws the refusal, after which the card is gone again. */
export function useCreateTask(
  project: Project,
): (column: Column, title: string, options: { atTop: boolean }) => Promise<void> {
  const me = useMe();
  const [mutate] = useMutation(CreateTaskDocument);
  return useCallback(
    async (column, title, { atTop }) => {
      const id = crypto.randomUUID();
      const now = new Date().toISOString();
      await mutate({
        variables: { input: { id, projectId: project.id, statusId: column.status.id, title, atTop } },
        optimisticResponse: {
          createTask: {
            __typename: "Task",
            id,
            projectId: project.id,
            number: 0,
            key: `${project.key}-…`,
            title,
            description: "",
            status: column.status,
            position: atTop
              ? placeBetween(undefined, column.cards[0]?.position)
              : placeBetween(column.cards.at(-1)?.position, undefined),
            priority: "NONE",
            category: null,
            labels: [],
            assignee: null,
            start: null,
            due: null,
            estimate: null,
            parentId: null,
            commentCount: 0,
            creator: { __typename: "Person", id: me.id, name: me.name, initials: me.initials },
            version: 0,
            createdAt: now,
            updatedAt: now,
            completedAt: null,
            deletedAt: null,
          },
        },
        update: (cache, { data }) => data?.createTask && placeCard(cache, id),
      });
    },
    [project, me, mutate],
  );
}
