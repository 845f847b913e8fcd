import { IconButton, Menu, MenuItem, useTranslations, viewClasses } from "@taskfleet/ui";
import { NavLink, useLocation } from "react-router";
import { placeOf, paths } from "./places.ts";

/** The views of a project, for `<Page views>`. A task's own address counts as the board's. */
export function ProjectViews({ projectKey }: { projectKey: string }) {
  const t = useTranslations("views");
  const { pathname } = useLocation();
  const [, place = "", view] = pathname.split("/");
  const onBoard = view === undefined && placeOf(place)?.projectKey === projectKey;
  return (
    <>
      <NavLink to={paths.board(projectKey)} className={viewClasses} aria-current={onBoard ? "page" : "false"} end>
        {t("board")}
      </NavLink>
      <NavLink to={paths.list(projectKey)} className={viewClasses}>
        {t("list")}
      </NavLink>
      <NavLink to={paths.projectOverview(projectKey)} className={viewClasses}>
        {t("overview")}
      </NavLink>
    </>
  );
}

/** The rest of a project's pages, for `<Page actions>`. */
export function ProjectMenu({ projectKey }: { projectKey: string }) {
  const t = useTranslations("views");
  return (
    <Menu trigger={<IconButton icon="more" label={t("more")} />} label={t("more")} placement="bottom end">
      <MenuItem icon="people" href={paths.members(projectKey)}>
        {t("members")}
      </MenuItem>
      <MenuItem icon="settings" href={paths.settings(projectKey)}>
        {t("settings")}
      </MenuItem>
      <MenuItem icon="trash" href={paths.trash(projectKey)}>
        {t("trash")}
      </MenuItem>
    </Menu>
  );
}
