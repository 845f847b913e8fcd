import { NavLink, paths } from "@taskfleet/frame";
import { ProjectsDocument, useMe, useQuery } from "@taskfleet/gateway-client";
import { classes, Count, Icon, IconButton, Skeleton, Tooltip, useTranslations, type IconName } from "@taskfleet/ui";
import type { ReactNode } from "react";
import { InboxDocument } from "../../generated/graphql.ts";
import { openCreateProject, openPalette } from "../open-dialogs.ts";
import { Mark } from "../splash.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { ConnectionMark } from "./connection-mark.tsx";
import { ProjectSwitcher } from "./project-switcher.tsx";
import styles from "./side-bar.module.css";

/** Projects and pages: 240 px, icons below 1,024 px, a bar at the foot on a phone. */
export function SideBar({ projectKey }: { projectKey: string | undefined }) {
  const t = useTranslations("shell.frame");
  const me = useMe();
  const projects = useQuery(ProjectsDocument).data?.projects?.nodes;
  const unread = useQuery(InboxDocument).data?.notifications?.unreadCount ?? 0;

  return (
    <nav className={styles.bar} aria-label={t("navigation")}>
      <div className={styles.head}>
        <NavLink to={paths.home} className={styles.brand} aria-label="Taskfleet">
          <Mark className={styles.mark} />
          <span className={styles.word}>Taskfleet</span>
        </NavLink>
        <IconButton icon="search" label={t("palette")} shortcut="mod+k" onPress={openPalette} />
      </div>

      <ul role="list" className={styles.pages}>
        <PageLink to={paths.myWork} icon="check" text={t("myWork")} />
        <PageLink to={paths.inbox} icon="inbox" text={t("inbox")}>
          <Count value={unread} label={t("unread", { count: unread })} />
        </PageLink>
        <PageLink to={paths.overview} icon="chart" text={t("overview")} />
        {me.administrator && (
          <PageLink to={paths.people} icon="people" text={t("people")} className={styles.notOnPhone} />
        )}
        <li className={styles.onPhone}>
          <ProjectSwitcher projects={projects ?? []} projectKey={projectKey} />
        </li>
      </ul>

      <div className={styles.heading}>
        <NavLink to={paths.projects} className={styles.word}>
          {t("projects")}
        </NavLink>
        <IconButton icon="add" label={t("createProject")} small onPress={openCreateProject} />
      </div>
      <ul role="list" className={styles.projects}>
        {projects?.map((project) => (
          <li key={project.id}>
            <Tooltip text={project.name}>
              <NavLink
                to={paths.board(project.key)}
                className={classes(styles.link, project.key === projectKey && styles.present)}
                aria-current={project.key === projectKey ? "page" : undefined}
              >
                <span className={styles.key}>{project.key}</span>
                <span className={styles.word}>{project.name}</span>
                <Count value={project.openTasks} label={t("openTasks", { count: project.openTasks })} quiet />
              </NavLink>
            </Tooltip>
          </li>
        ))}
        {!projects &&
          [112, 140, 96].map((width) => (
            <li key={width} className={styles.waiting}>
              <Skeleton width={width} />
            </li>
          ))}
        {projects?.length === 0 && <li className={styles.none}>{t("noProjects")}</li>}
      </ul>

      <div className={styles.foot}>
        <ConnectionMark />
        <AccountMenu />
      </div>
    </nav>
  );
}

function PageLink(props: { to: string; icon: IconName; text: string; className?: string; children?: ReactNode }) {
  const { to, icon, text, className, children } = props;
  return (
    <li className={className}>
      <NavLink to={to} className={({ isActive }) => classes(styles.link, isActive && styles.present)}>
        <Icon name={icon} />
        <span className={styles.word}>{text}</span>
        {children}
      </NavLink>
    </li>
  );
}
