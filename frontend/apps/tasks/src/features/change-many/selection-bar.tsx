import type { Priority } from "@taskfleet/gateway-client/schema";
import { Button, IconButton, Menu, MenuItem, useTranslations } from "@taskfleet/ui";
import { PriorityMark } from "../../task/marks.tsx";
import type { Person, Project } from "../../task/types.ts";
import styles from "./selection-bar.module.css";

const priorities: readonly Priority[] = ["URGENT", "HIGH", "MEDIUM", "LOW", "NONE"];

/** What can be done with the tasks that are selected. */
export function SelectionBar({
  count,
  project,
  people,
  onMove,
  onPrioritise,
  onAssign,
  onDelete,
  onClear,
}: {
  count: number;
  project: Project;
  people: readonly Person[];
  onMove: (statusId: string) => void;
  onPrioritise: (priority: Priority) => void;
  onAssign: (person: Person | null) => void;
  onDelete: () => void;
  onClear: () => void;
}) {
  const t = useTranslations("tasks.list");
  const names = useTranslations("priorities");
  const words = useTranslations("words");
  return (
    <div role="toolbar" aria-label={t("selected", { count })} className={styles.bar}>
      <span role="status">{t("selected", { count })}</span>
      <Menu trigger={<Button small>{t("moveTo")}</Button>} label={t("moveTo")} placement="top start">
        {project.statuses.map(({ id, name }) => (
          <MenuItem key={id} onAction={() => onMove(id)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
      <Menu trigger={<Button small>{t("priority")}</Button>} label={t("priority")} placement="top start">
        {priorities.map((priority) => (
          <MenuItem
            key={priority}
            textValue={names(priority)}
            picture={<PriorityMark priority={priority} />}
            onAction={() => onPrioritise(priority)}
          >
            {names(priority)}
          </MenuItem>
        ))}
      </Menu>
      <Menu trigger={<Button small>{t("assign")}</Button>} label={t("assign")} placement="top start">
        {people.map((person) => (
          <MenuItem key={person.id} onAction={() => onAssign(person)}>
            {person.name}
          </MenuItem>
        ))}
        <MenuItem onAction={() => onAssign(null)}>{t("nobody")}</MenuItem>
      </Menu>
      <Button small kind="danger" onPress={onDelete}>
        {words("delete")}
      </Button>
      <IconButton icon="close" label={t("clearSelection")} small onPress={onClear} />
    </div>
  );
}
