import { placeOf, useParams } from "@taskfleet/frame";
import { refusalOf, useQuery } from "@taskfleet/gateway-client";
import { useEffect } from "react";
import { ProjectByKeyDocument, type ProjectSettingsFragment } from "../generated/graphql.ts";

/** The project in the address: undefined while it is on its way, null when there is none to see. */
export function useProject(pageTitle: string): ProjectSettingsFragment | null | undefined {
  const { place = "" } = useParams();
  const key = placeOf(place)?.projectKey ?? "";
  const { data, error } = useQuery(ProjectByKeyDocument, { variables: { key } });
  const project = data?.project;
  useEffect(() => {
    document.title = `${pageTitle} · ${project?.name ?? key} · Taskfleet`;
  }, [pageTitle, project?.name, key]);
  if (project) return project;
  return error && refusalOf(error).code === "not_found" ? null : undefined;
}
