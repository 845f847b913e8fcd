import { Store, useStore } from "@taskfleet/gateway-client";

/** Why the last change of a task was not taken, by the task's id: it is shown beside the task. */
const problems = new Store<ReadonlyMap<string, string>>(new Map());

export function setProblem(taskId: string, sentence: string): void {
  problems.set(new Map(problems.get()).set(taskId, sentence));
}

export function clearProblem(taskId: string): void {
  if (!problems.get().has(taskId)) return;
  const others = new Map(problems.get());
  others.delete(taskId);
  problems.set(others);
}

export function useProblem(taskId: string): string | undefined {
  return useStore(problems).get(taskId);
}
