import { say, useExplain } from "@taskfleet/frame";
import { useMutation } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import {
  BoardDocument,
  CreateStatusDocument,
  DeleteStatusDocument,
  MoveStatusDocument,
  UpdateStatusDocument,
} from "../../generated/graphql.ts";
import type { Project, Status } from "../../task/types.ts";

/** What can be done to columns. Each throws its refusal. */
export function useColumnChanges(project: Project) {
  const t = useTranslations("tasks.columns");
  const refetchQueries = [BoardDocument];
  const [createStatus] = useMutation(CreateStatusDocument, { refetchQueries, awaitRefetchQueries: true });
  const [updateStatus] = useMutation(UpdateStatusDocument);
  const [moveStatus] = useMutation(MoveStatusDocument, { refetchQueries });
  const [deleteStatus] = useMutation(DeleteStatusDocument, { refetchQueries });
  return {
    explain: useExplain(),
    /** After the last column that is not for what is done. */
    create: async (name: string) => {
      const last = project.statuses.findLast(({ kind }) => kind !== "DONE") ?? project.statuses.at(-1);
      const input = { id: crypto.randomUUID(), projectId: project.id, name, afterId: last?.id };
      await createStatus({ variables: { input } });
    },
    update: async (status: Status, change: { name?: string; wipLimit?: number | null }) => {
      await updateStatus({
        variables: { input: { id: status.id, ...change } },
        optimisticResponse: { updateStatus: { ...status, ...change } },
      });
    },
    /** `by` is 1 to the right, -1 to the left. */
    move: async (status: Status, by: 1 | -1) => {
      const others = project.statuses.filter(({ id }) => id !== status.id);
      const place = project.statuses.findIndex(({ id }) => id === status.id) + by;
      await moveStatus({ variables: { input: { id: status.id, afterId: others[place - 1]?.id } } });
    },
    remove: async (status: Status, moveTasksTo: string) => {
      await deleteStatus({ variables: { input: { id: status.id, moveTasksTo } } });
      say(t("removed", { name: status.name }));
    },
  };
}
