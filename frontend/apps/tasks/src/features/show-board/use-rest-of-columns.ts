import { byPosition, useApolloClient, type Reference } from "@taskfleet/gateway-client";
import { useCallback, useRef } from "react";
import { RestOfColumnDocument } from "../../generated/graphql.ts";
import type { Column } from "../../task/types.ts";

interface Progress {
  isLoading: boolean;
  /** Where the last page ended; undefined before the first. */
  after?: string;
}

/** Loads what a column has beyond the cards that came with the board: a page each time it is called. */
export function useRestOfColumns(): (column: Column) => void {
  const client = useApolloClient();
  const progress = useRef(new Map<string, Progress>());

  return useCallback(
    (column) => {
      const { id, projectId } = column.status;
      if (column.cards.length >= column.count) return void progress.current.delete(id);
      const present = progress.current.get(id);
      if (present?.isLoading) return;
      progress.current.set(id, { ...present, isLoading: true });
      client
        .query({
          query: RestOfColumnDocument,
          variables: { projectId, statusId: id, after: present?.after },
          fetchPolicy: "network-only",
        })
        .then(
          ({ data }) => {
            const page = data?.tasks;
            progress.current.set(id, { isLoading: false, after: page?.pageInfo.endCursor ?? undefined });
            const columnId = client.cache.identify({ __typename: "Column", status: { __typename: "Status", id } });
            if (!page || !columnId) return;
            client.cache.modify({
              id: columnId,
              fields: {
                cards: (cards: readonly Reference[], { readField }) => {
                  const here = page.nodes.filter(({ status, deletedAt }) => status.id === id && !deletedAt);
                  const refs = new Set([...cards.map(({ __ref }) => __ref), ...here.map((node) => `Task:${node.id}`)]);
                  const positionOf = (ref: string) => readField<string>("position", { __ref: ref }) ?? "";
                  return [...refs]
                    .map((__ref) => ({ __ref, position: positionOf(__ref) }))
                    .sort(byPosition)
                    .map(({ __ref }) => ({ __ref }));
                },
              },
            });
          },
          () => progress.current.set(id, { ...present, isLoading: false }), // asked again by the next scroll
        );
    },
    [client],
  );
}
