import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { placeCard, removeCard, useMutation } from "@taskfleet/gateway-client";
import type { Priority } from "@taskfleet/gateway-client/schema";
import { useTranslations } from "@taskfleet/ui";
import {
  ChangePriorityDocument,
  DeleteTaskDocument,
  GiveTaskDocument,
  MoveTaskDocument,
  RenameTaskDocument,
  RestoreTaskDocument,
} from "../../generated/graphql.ts";
import { writeDraft } from "../../task/drafts.ts";
import { clearProblem, setProblem } from "../../task/problems.ts";
import type { Card, Column, Person } from "../../task/types.ts";

/** Changes one task or many, each at once; refusals stand beside their tasks. */
export function useChangeMany(columns: readonly Column[]) {
  const t = useTranslations("tasks.list");
  const explain = useExplain();
  const [move] = useMutation(MoveTaskDocument);
  const [prioritise] = useMutation(ChangePriorityDocument);
  const [assign] = useMutation(GiveTaskDocument);
  const [rename] = useMutation(RenameTaskDocument);
  const [remove] = useMutation(DeleteTaskDocument);
  const [restore] = useMutation(RestoreTaskDocument);

  /** Those for which it was done. The queue sends them one after another. */
  const each = async (cards: readonly Card[], change: (card: Card) => Promise<unknown>): Promise<Card[]> => {
    const outcomes = await Promise.all(
      cards.map(async (card) => {
        clearProblem(card.id);
        try {
          await change(card);
          return card;
        } catch (error) {
          setProblem(card.id, explain(error).sentence);
          return undefined;
        }
      }),
    );
    return outcomes.filter((card) => card !== undefined);
  };

  const moveOne = async (card: Card, status: Column["status"], afterId: string | null) =>
    move({
      variables: { input: { id: card.id, statusId: status.id, afterId } },
      optimisticResponse: {
        moveTask: {
          __typename: "Task",
          id: card.id,
          projectId: card.projectId,
          status,
          position: card.position,
          version: card.version,
          updatedAt: card.updatedAt,
          completedAt: card.completedAt,
        },
      },
      update: (cache, { data }) => data?.moveTask && placeCard(cache, card.id, card.status.id),
    });

  return {
    /** To the foot of a column. */
    move: async (cards: readonly Card[], statusId: string) => {
      const column = columns.find(({ status }) => status.id === statusId);
      const moving = cards.filter(({ status }) => status.id !== statusId);
      if (!column || moving.length === 0) return;
      const last = column.cards.at(-1)?.id ?? null;
      const places = moving.map((card, index) => ({
        card,
        afterId: index === 0 ? last : (moving[index - 1]?.id ?? last),
      }));
      const done = await each(moving, async (card) =>
        moveOne(card, column.status, places.find((place) => place.card === card)?.afterId ?? null),
      );
      if (done.length === 0) return;
      say(t("moved", { count: done.length, column: column.status.name }), {
        undo: () =>
          void each(done, async (card) => {
            const home = columns.find(({ status }) => status.id === card.status.id);
            const before = home?.cards[home.cards.findIndex(({ id }) => id === card.id) - 1];
            return moveOne(card, card.status, before?.id ?? null);
          }),
      });
    },
    prioritise: async (cards: readonly Card[], priority: Priority) =>
      each(cards, async ({ id, version, updatedAt }) =>
        prioritise({
          variables: { input: { id, priority } },
          optimisticResponse: { updateTask: { __typename: "Task", id, priority, version, updatedAt } },
        }),
      ),
    assign: async (cards: readonly Card[], person: Person | null) =>
      each(cards, async ({ id, version, updatedAt }) =>
        assign({
          variables: { input: { id, assigneeId: person?.id ?? null } },
          optimisticResponse: { assignTask: { __typename: "Task", id, assignee: person, version, updatedAt } },
        }),
      ),
    /** A title that was refused stays a draft, which the task's page shows beside what is there. */
    rename: async (card: Card, title: string) => {
      const { id, version, updatedAt } = card;
      writeDraft(`title.${id}`, { text: title, base: card.title });
      const done = await each([card], async () =>
        rename({
          variables: { input: { id, title, expectedVersion: version } },
          optimisticResponse: { updateTask: { __typename: "Task", id, title, version, updatedAt } },
        }),
      );
      if (done.length > 0) writeDraft(`title.${id}`, undefined);
    },
    remove: async (cards: readonly Card[]) => {
      const done = await each(cards, async ({ id, status }) =>
        remove({
          variables: { input: { id } },
          optimisticResponse: { deleteTask: { __typename: "Done", ok: true } },
          update: (cache, { data }) => {
            if (!data?.deleteTask) return;
            removeCard(cache, id, status.id);
            cache.modify({ id: `Task:${id}`, fields: { deletedAt: () => new Date().toISOString() } });
          },
        }),
      );
      if (done.length === 0) return;
      say(t("deleted", { count: done.length }), {
        undo: () =>
          void Promise.all(
            done.map(async ({ id }) =>
              restore({
                variables: { input: { id } },
                update: (cache, { data }) => data?.restoreTask && placeCard(cache, id),
              }),
            ),
          ).catch((error: unknown) => sayProblem(explain(error).sentence)),
      });
    },
  };
}
