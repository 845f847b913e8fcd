import { paths, useCommands, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMe, useQuery } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import { openCreateProject, openPalette, openShortcuts } from "../open-dialogs.ts";
import { useLogOut } from "./account-menu.tsx";

/** What the shell itself offers to the palette and the keyboard, on every page. */
export function ShellCommands() {
  const t = useTranslations("shell.frame");
  const views = useTranslations("views");
  const group = useTranslations("shell.groups");
  const me = useMe();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const projects = useQuery(ProjectsDocument).data?.projects?.nodes ?? [];
  const go = (path: string) => () => void navigate(path);

  useCommands([
    { title: t("palette"), group: group("anywhere"), keys: "mod+k", run: openPalette, hidden: true },
    { title: t("shortcuts"), group: group("anywhere"), keys: "?", icon: "help", run: openShortcuts },
    { title: t("myWork"), group: group("go"), keys: "g m", icon: "check", run: go(paths.myWork) },
    { title: t("inbox"), group: group("go"), keys: "g i", icon: "inbox", run: go(paths.inbox) },
    { title: t("overview"), group: group("go"), keys: "g o", icon: "chart", run: go(paths.overview) },
    { title: t("profile"), group: group("go"), keys: "g p", icon: "person", run: go(paths.profile) },
    { title: t("allProjects"), group: group("go"), icon: "folder", run: go(paths.projects) },
    ...(me.administrator
      ? [{ title: t("people"), group: group("go"), icon: "people" as const, run: go(paths.people) }]
      : []),
    { title: t("createProject"), group: group("actions"), icon: "add", run: openCreateProject },
    { title: t("logOut"), group: group("actions"), icon: "logOut", run: logOut },
    ...projects.flatMap(({ key, name }) => [
      { title: name, group: group("projects"), keywords: key, icon: "board" as const, run: go(paths.board(key)) },
      ...(["members", "settings", "trash"] as const).map((page) => ({
        title: `${name}: ${views(page)}`,
        group: group("projects"),
        keywords: key,
        icon: ({ members: "people", settings: "settings", trash: "trash" } as const)[page],
        run: go(paths[page](key)),
      })),
    ]),
  ]);
  return null;
}
