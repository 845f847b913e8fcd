import { ProjectsDocument, useQuery } from "@taskfleet/gateway-client";
import { ProjectOfOverviewDocument } from "./generated/graphql.ts";

interface Named {
  id: string;
  name: string;
}

/** The project of a key: out of the list that the side bar has read already, so that the overview is the only call. */
export function useProject(key: string): { project?: Named; error?: Error } {
  const list = useQuery(ProjectsDocument, { fetchPolicy: "cache-first" });
  const listed = list.data?.projects?.nodes.find((project) => project.key === key);
  const isKnown = listed !== undefined || !(list.data ?? list.error);
  const asked = useQuery(ProjectOfOverviewDocument, { variables: { key }, skip: isKnown });
  return { project: listed ?? asked.data?.project ?? undefined, error: asked.error };
}
