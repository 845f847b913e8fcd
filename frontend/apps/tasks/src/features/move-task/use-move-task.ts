import { say, useExplain } from "@taskfleet/frame";
import { placeCard, useMutation } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import { useCallback } from "react";
import { MoveTaskDocument } from "../../generated/graphql.ts";
import { placeBetween } from "../../task/position.ts";
import { clearProblem, setProblem } from "../../task/problems.ts";
import type { Card, Column } from "../../task/types.ts";

/** Where a card goes: a column, and the card it will follow there; null is the top. */
export interface Destination {
  column: Column;
  afterId: string | null;
}

/**
 * Moves a card at once; says so with an undo. A refusal brings it back and stands beside it; then the answer is false.
 * `columns` are all of the board, to know where the card came from.
 */
export function useMoveTask(columns: readonly Column[]): (card: Card, destination: Destination) => Promise<boolean> {
  const t = useTranslations("tasks.board");
  const explain = useExplain();
  const [mutate] = useMutation(MoveTaskDocument);

  return useCallback(
    async (card, { column, afterId }) => {
      const move = async (status: Column["status"], after: string | null, position: string, from: string) => {
        clearProblem(card.id);
        try {
          await mutate({
            variables: { input: { id: card.id, statusId: status.id, afterId: after } },
            optimisticResponse: {
              moveTask: {
                __typename: "Task",
                id: card.id,
                projectId: card.projectId,
                status,
                position,
                version: card.version,
                updatedAt: card.updatedAt,
                completedAt: card.completedAt,
              },
            },
            update: (cache, { data }) => data?.moveTask && placeCard(cache, card.id, from),
          });
          return true;
        } catch (error) {
          setProblem(card.id, explain(error).sentence);
          return false;
        }
      };

      const source = columns.find(({ status }) => status.id === card.status.id);
      const before = source?.cards[source.cards.findIndex(({ id }) => id === card.id) - 1];
      const others = column.cards.filter(({ id }) => id !== card.id);
      const index = afterId === null ? 0 : others.findIndex(({ id }) => id === afterId) + 1;
      if (source === column && column.cards[index]?.id === card.id) return true;
      const position = placeBetween(others[index - 1]?.position, others[index]?.position);

      if (!(await move(column.status, afterId, position, card.status.id))) return false;
      const isOtherColumn = source !== column;
      const place = { place: index + 1, count: column.count + (isOtherColumn ? 1 : 0) };
      say(isOtherColumn ? t("movedTo", { column: column.status.name }) : t("movedWithin", place), {
        undo: () => void move(card.status, before?.id ?? null, card.position, column.status.id),
      });
      return true;
    },
    [columns, explain, mutate, t],
  );
}
