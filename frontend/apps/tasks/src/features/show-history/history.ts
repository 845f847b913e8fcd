import { asLiveEvent, type LiveEvent } from "@taskfleet/gateway-client";
import { useFormatter, useTranslations } from "@taskfleet/ui";
import type { HistoryEventFragment } from "../../generated/graphql.ts";
import type { Board } from "../../task/types.ts";
import { useSayWhen } from "../../task/when.ts";

/** One thing that happened to a task, in plain words without who did it. */
export interface HistoryLine {
  id: string;
  time: string;
  actor: LiveEvent["actor"];
  sentence: string;
}

/** An event of the log in the form in which the socket brings it. */
export function fromLog(event: HistoryEventFragment): LiveEvent {
  return asLiveEvent({
    __typename: "LiveEvent",
    epoch: event.epoch,
    seq: Number(event.sequence),
    type: event.type,
    time: event.time,
    subject: event.subject,
    actor: event.actorid
      ? { __typename: "Person", id: event.actorid, name: event.actorname ?? "", initials: "" }
      : null,
    data: event.data,
  });
}

/** Events in the order in which they happened, each once. */
export function inOrder(events: readonly LiveEvent[]): LiveEvent[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

type Sentence = ReturnType<typeof useTranslations<"tasks.history">>;

/** What an event did to a task, as sentences; none for what only the board's order noticed. */
export function useHistoryLines(board: Board): (event: LiveEvent) => HistoryLine[] {
  const t = useTranslations("tasks.history");
  const priorities = useTranslations("priorities");
  const sayWhen = useSayWhen();
  const format = useFormatter();
  const { project, members } = board;
  const named = (things: readonly { id: string; name: string }[], id: string, unknown: string) =>
    things.find((thing) => thing.id === id)?.name ?? unknown;
  const statusName = (id: string) => named(project.statuses, id, t("aRemovedColumn"));
  const labelNames = (ids: readonly string[]) =>
    format.list(ids.map((id) => named(project.labels, id, t("aRemovedLabel"))));
  const personName = (id: string) =>
    named(
      members.map(({ user }) => user),
      id,
      t("somebody"),
    );

  const updated = (event: Extract<LiveEvent, { type: "app.taskfleet.task.updated.v1" }>): string[] => {
    const { before, after } = event.data;
    const sentences: string[] = [];
    if (after.title !== undefined) sentences.push(t("renamed", { title: after.title }));
    if (after.description !== undefined) sentences.push(t(after.description ? "described" : "undescribed"));
    if (after.priority !== undefined) {
      sentences.push(t("prioritised", { priority: priorities(after.priority.toUpperCase() as "NONE") }));
    }
    if (after.label_ids !== undefined)
      sentences.push(...labelled(t, labelNames, before.label_ids ?? [], after.label_ids));
    if (after.due !== undefined) sentences.push(after.due ? t("due", { when: sayWhen(after.due) }) : t("undue"));
    if (after.start !== undefined) {
      sentences.push(after.start ? t("starts", { when: sayWhen(after.start) }) : t("unstarts"));
    }
    if (after.category_id !== undefined) {
      const name = after.category_id && named(project.categories, after.category_id, t("aRemovedCategory"));
      sentences.push(name ? t("categorised", { name }) : t("uncategorised"));
    }
    if (after.estimate !== undefined) sentences.push(t(after.estimate ? "estimated" : "unestimated"));
    if (after.parent_id !== undefined) sentences.push(t(after.parent_id ? "nested" : "unnested"));
    return sentences;
  };

  const sentencesOf = (event: LiveEvent): string[] => {
    switch (event.type) {
      case "app.taskfleet.task.created.v1":
        return [t("created")];
      case "app.taskfleet.task.updated.v1":
        return updated(event);
      case "app.taskfleet.task.assigned.v1": {
        const { assignee_id: id } = event.data.after;
        if (!id) return [t("unassigned")];
        return [id === event.actor?.id ? t("tookOn") : t("assigned", { name: personName(id) })];
      }
      case "app.taskfleet.task.moved.v1": {
        const { before, after } = event.data;
        if (!before.status_id || !after.status_id || before.status_id === after.status_id) return [];
        return [t("moved", { from: statusName(before.status_id), to: statusName(after.status_id) })];
      }
      case "app.taskfleet.task.deleted.v1":
        return [t("deleted")];
      case "app.taskfleet.task.restored.v1":
        return [t("restored")];
      case "app.taskfleet.comment.deleted.v1":
        return [t("tookBack")];
      default:
        return [];
    }
  };

  return (event) =>
    sentencesOf(event).map((sentence, index) => ({
      id: `${event.seq}.${index}`,
      time: event.time,
      actor: event.actor,
      sentence,
    }));
}

function labelled(
  t: Sentence,
  names: (ids: readonly string[]) => string,
  before: readonly string[],
  after: readonly string[],
): string[] {
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  return [
    ...(added.length > 0 ? [t("labelled", { names: names(added), count: added.length })] : []),
    ...(removed.length > 0 ? [t("unlabelled", { names: names(removed), count: removed.length })] : []),
  ];
}
