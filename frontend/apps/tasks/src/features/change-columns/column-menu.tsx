import { sayProblem } from "@taskfleet/frame";
import {
  ConfirmDialog,
  Dialog,
  Form,
  IconButton,
  Menu,
  MenuItem,
  MenuSection,
  Select,
  TextField,
  useTranslations,
} from "@taskfleet/ui";
import { useState } from "react";
import type { Project, Status } from "../../task/types.ts";
import { useColumnChanges } from "./use-column-changes.ts";

/** Rename, limit, move, remove. */
export function ColumnMenu({ project, status, onRename }: { project: Project; status: Status; onRename: () => void }) {
  const t = useTranslations("tasks.columns");
  const words = useTranslations("words");
  const { move, remove, update, explain } = useColumnChanges(project);
  const [dialog, setDialog] = useState<"limit" | "remove">();
  const others = project.statuses.filter(({ id }) => id !== status.id);
  const [target, setTarget] = useState<string>();
  const index = project.statuses.findIndex(({ id }) => id === status.id);
  const moveBy = (by: 1 | -1) => {
    move(status, by).catch((error: unknown) => sayProblem(explain(error).sentence));
  };

  return (
    <>
      <Menu
        trigger={<IconButton icon="more" label={t("menu", { name: status.name })} small />}
        label={t("menu", { name: status.name })}
        placement="bottom end"
      >
        <MenuSection>
          <MenuItem icon="edit" onAction={onRename}>
            {t("rename")}
          </MenuItem>
          <MenuItem icon="flag" onAction={() => setDialog("limit")}>
            {t("setLimit")}
          </MenuItem>
        </MenuSection>
        <MenuSection>
          <MenuItem icon="back" isDisabled={index === 0} onAction={() => moveBy(-1)}>
            {t("moveLeft")}
          </MenuItem>
          <MenuItem icon="arrowRight" isDisabled={index === project.statuses.length - 1} onAction={() => moveBy(1)}>
            {t("moveRight")}
          </MenuItem>
        </MenuSection>
        <MenuSection>
          <MenuItem icon="trash" isDangerous isDisabled={others.length === 0} onAction={() => setDialog("remove")}>
            {t("remove")}
          </MenuItem>
        </MenuSection>
      </Menu>
      <Dialog
        title={t("limitOf", { name: status.name })}
        closeLabel={words("close")}
        isOpen={dialog === "limit"}
        onClose={() => setDialog(undefined)}
      >
        <Form
          submitLabel={words("save")}
          explain={explain}
          onSubmit={async ({ wipLimit }) => {
            await update(status, { wipLimit: wipLimit ? Number(wipLimit) : null });
            setDialog(undefined);
          }}
        >
          <TextField
            name="wipLimit"
            label={t("limitLabel")}
            hint={t("limitHint")}
            defaultValue={status.wipLimit?.toString() ?? ""}
            inputMode="numeric"
            pattern="[1-9][0-9]{0,2}"
            autoComplete="off"
            autoFocus
          />
        </Form>
      </Dialog>
      <ConfirmDialog
        title={t("removeTitle", { name: status.name })}
        confirmLabel={words("remove")}
        cancelLabel={words("cancel")}
        isOpen={dialog === "remove"}
        isDangerous
        onClose={() => setDialog(undefined)}
        onConfirm={async () => remove(status, target ?? others[0]?.id ?? "")}
        explain={explain}
      >
        <Select
          label={t("moveTasksTo")}
          value={target ?? others[0]?.id ?? ""}
          options={others.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setTarget}
        />
      </ConfirmDialog>
    </>
  );
}
