import { listenForShortcuts, placeOf, useLocation } from "@taskfleet/frame";
import { useStore } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { useLiveInbox } from "../../features/inbox/use-live-inbox.ts";
import { rememberProject } from "../last-project.ts";
import { closeDialog, openDialog } from "../open-dialogs.ts";
import { RefusedCommands } from "./refused-commands.tsx";
import { ShellCommands } from "./shell-commands.tsx";
import { SideBar } from "./side-bar.tsx";
import { ToastRegion } from "./toast-region.tsx";
import styles from "./frame.module.css";

const dialogs = {
  palette: async () => import("../../features/command-palette/command-palette.tsx"),
  createProject: async () => import("../../features/create-project/create-project-dialog.tsx"),
  shortcuts: async () => import("../../features/shortcuts/shortcuts-dialog.tsx"),
};
const CommandPalette = lazy(dialogs.palette);
const CreateProjectDialog = lazy(dialogs.createProject);
const ShortcutsDialog = lazy(dialogs.shortcuts);
const whenAllIsShown = 2000; // milliseconds

/** What stays while pages change: the side bar, and whatever floats. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("shell.frame");
  const dialog = useStore(openDialog);
  const main = useRef<HTMLElement>(null);
  const projectKey = useOpenProject();
  useLiveInbox();
  useEffect(() => listenForShortcuts(window), []);
  useEffect(() => {
    // Who presses Ctrl K types on at once.
    const loadDialogs = () => {
      if (!navigator.onLine) return;
      for (const load of Object.values(dialogs)) load().catch(() => undefined); // opening one asks again
    };
    const timer = setTimeout(loadDialogs, whenAllIsShown);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className={styles.frame}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t("skip")}
      </a>
      <SideBar projectKey={projectKey} />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <ShellCommands />
      <ToastRegion />
      <RefusedCommands />
      <Suspense>
        {dialog === "palette" && <CommandPalette onClose={closeDialog} />}
        {dialog === "shortcuts" && <ShortcutsDialog onClose={closeDialog} />}
        {dialog === "create-project" && <CreateProjectDialog onClose={closeDialog} />}
      </Suspense>
    </div>
  );
}

function useOpenProject(): string | undefined {
  const { pathname } = useLocation();
  const projectKey = placeOf(pathname.split("/")[1] ?? "")?.projectKey;
  useEffect(() => {
    if (projectKey) rememberProject(projectKey);
  }, [projectKey]);
  return projectKey;
}
