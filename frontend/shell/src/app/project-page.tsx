import { ProjectMenu, ProjectViews } from "@taskfleet/frame";
import { Page, PageColumn, Skeleton } from "@taskfleet/ui";
import type { ReactNode } from "react";
import type { ProjectSettingsFragment } from "../generated/graphql.ts";
import { NotFound } from "./not-found.tsx";
import { useProject } from "./use-project.ts";

/** A page of the project in the address, under the project's bar. */
export function ProjectPage({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: (project: ProjectSettingsFragment) => ReactNode;
  children: (project: ProjectSettingsFragment) => ReactNode;
}) {
  const project = useProject(title);
  if (project === null) return <NotFound />;
  return (
    <Page
      title={project ? project.name : <Skeleton width={140} height={20} />}
      views={project && <ProjectViews projectKey={project.key} />}
      actions={
        project && (
          <>
            {actions?.(project)}
            <ProjectMenu projectKey={project.key} />
          </>
        )
      }
    >
      <PageColumn>{project ? children(project) : <Skeleton height={160} />}</PageColumn>
    </Page>
  );
}
