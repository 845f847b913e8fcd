import { useExplain } from "@taskfleet/frame";
import { refusalOf, useApolloClient, useMutation } from "@taskfleet/gateway-client";
import type { AssignTaskInput, UpdateTaskInput } from "@taskfleet/gateway-client/schema";
import { useCallback, useState } from "react";
import {
  AssignTaskDocument,
  PresentTaskDocument,
  UpdateTaskDocument,
  type TaskFieldsFragment as Task,
} from "../../generated/graphql.ts";

export type Field =
  "title" | "description" | "priority" | "category" | "labels" | "start" | "due" | "estimate" | "parentId" | "assignee";

/** How the last change of a field went. `conflict`: somebody else changed the same field, and nobody has decided yet. */
export type FieldState<Value> =
  | { kind: "saving" }
  | { kind: "saved" }
  | { kind: "problem"; sentence: string }
  | { kind: "conflict"; mine: Value; theirs: Value };

export type FieldStates = { [Name in Field]?: FieldState<Task[Name]> };
export type Outcome = "saved" | "problem" | "conflict";

export interface TaskSaver {
  states: FieldStates;
  /** Saves one field; `base` is what was there when the person began. */
  save: <Name extends Field>(field: Name, value: Task[Name], base: Task[Name]) => Promise<Outcome>;
  /** The person has chosen between theirs and mine. */
  settle: (field: Field) => void;
}

const mostTries = 4;

const inputs: { [Name in Field]: (value: Task[Name]) => Omit<UpdateTaskInput, "id"> | Omit<AssignTaskInput, "id"> } = {
  title: (title) => ({ title }),
  description: (description) => ({ description }),
  priority: (priority) => ({ priority }),
  category: (category) => ({ categoryId: category?.id ?? null }),
  labels: (labels) => ({ labelIds: labels.map(({ id }) => id) }),
  start: (start) => ({ start: start && { date: start.date, time: start.time, zone: start.zone } }),
  due: (due) => ({ due: due && { date: due.date, time: due.time, zone: due.zone } }),
  estimate: (estimate) => ({ estimate }),
  parentId: (parentId) => ({ parentId }),
  assignee: (assignee) => ({ assigneeId: assignee?.id ?? null }),
};

export const isSame = <Name extends Field>(field: Name, a: Task[Name], b: Task[Name]): boolean =>
  JSON.stringify(inputs[field](a)) === JSON.stringify(inputs[field](b));

/**
 * Saves a task field by field, each at once. When somebody changed the task meanwhile, another field of it is no
 * matter: the change is sent again. When it was the same field, nothing is overwritten: both values are kept to choose.
 */
export function useTaskSaver(task: Task): TaskSaver {
  const client = useApolloClient();
  const explain = useExplain();
  const [update] = useMutation(UpdateTaskDocument);
  const [assign] = useMutation(AssignTaskDocument);
  const [states, setStates] = useState<FieldStates>({});

  const save = useCallback(
    async <Name extends Field>(field: Name, value: Task[Name], base: Task[Name]): Promise<Outcome> => {
      const note = (state: FieldState<Task[Name]> | undefined) =>
        setStates((others) => ({ ...others, [field]: state }));
      let present = task;
      for (let tries = 1; ; tries++) {
        note({ kind: "saving" });
        try {
          const input = { id: task.id, ...inputs[field](value), expectedVersion: present.version };
          const shown = { ...present, [field]: value };
          if (field === "assignee") {
            await assign({ variables: { input }, optimisticResponse: { assignTask: shown } });
          } else await update({ variables: { input }, optimisticResponse: { updateTask: shown } });
          note({ kind: "saved" });
          return "saved";
        } catch (error) {
          if (refusalOf(error).code !== "stale" || tries === mostTries) {
            note({ kind: "problem", sentence: explain(error).sentence });
            return "problem";
          }
        }
        const { data } = await client.query({
          query: PresentTaskDocument,
          variables: { id: task.id },
          fetchPolicy: "network-only",
        });
        if (!data?.task) continue;
        present = data.task;
        const theirs = present[field];
        if (!isSame(field, theirs, base) && !isSame(field, theirs, value)) {
          note({ kind: "conflict", mine: value, theirs });
          return "conflict";
        }
      }
    },
    [task, client, explain, update, assign],
  );

  const settle = useCallback((field: Field) => setStates((others) => ({ ...others, [field]: undefined })), []);
  return { states, save, settle };
}
