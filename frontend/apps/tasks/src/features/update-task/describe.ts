import { useTranslations } from "@taskfleet/ui";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { useSayWhen } from "../../task/when.ts";
import { sayEstimate } from "./estimate.ts";
import type { Field } from "./use-task-saver.ts";

/** A field's value in words. */
export function useDescribe(): (field: Field, task: Task) => string {
  const t = useTranslations("tasks.fields");
  const priorities = useTranslations("priorities");
  const sayWhen = useSayWhen();
  return (field, task) => {
    switch (field) {
      case "title":
      case "description":
        return task[field] || t("nothing");
      case "priority":
        return priorities(task.priority);
      case "category":
        return task.category?.name ?? t("nothing");
      case "labels":
        return task.labels.map(({ name: label }) => label).join(", ") || t("nothing");
      case "start":
      case "due": {
        const when = task[field];
        return when ? sayWhen(when) : t("nothing");
      }
      case "estimate":
        return task.estimate === null ? t("nothing") : sayEstimate(task.estimate);
      case "parentId":
        return task.parentId ? t("anotherTask") : t("nothing");
      case "assignee":
        return task.assignee?.name ?? t("nobody");
    }
  };
}
