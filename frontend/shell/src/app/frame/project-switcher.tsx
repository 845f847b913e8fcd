import { paths } from "@taskfleet/frame";
import type { ProjectLineFragment } from "@taskfleet/gateway-client";
import { Button, Menu, MenuItem, MenuSection, useTranslations } from "@taskfleet/ui";
import { openCreateProject } from "../open-dialogs.ts";
import styles from "./project-switcher.module.css";

/** The projects as a menu, where the side bar has no room for a list. */
export function ProjectSwitcher({
  projects,
  projectKey,
}: {
  projects: readonly ProjectLineFragment[];
  projectKey: string | undefined;
}) {
  const t = useTranslations("shell.frame");
  return (
    <Menu
      label={t("projects")}
      placement="top start"
      trigger={
        <Button kind="quiet" icon="board" className={styles.button}>
          {projectKey ?? t("projects")}
        </Button>
      }
    >
      <MenuSection>
        {projects.map(({ id, key, name }) => (
          <MenuItem key={id} href={paths.board(key)} textValue={`${key} ${name}`}>
            {key} · {name}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection>
        <MenuItem icon="add" onAction={openCreateProject}>
          {t("createProject")}
        </MenuItem>
        <MenuItem icon="folder" href={paths.projects}>
          {t("allProjects")}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}
