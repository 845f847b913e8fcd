import { defaultDataIdFromObject, InMemoryCache } from "@apollo/client/cache";
import type { FieldMergeFunction, FieldPolicy, Reference } from "@apollo/client/cache";

/** Two types that show the same thing share one entity: what a task's page changes, its card shows at once. */
const sameThing: Record<string, string> = { Card: "Task", ProjectSummary: "Project" };

interface Page {
  nodes: readonly Reference[];
}

const appendPage: FieldMergeFunction<Page> = (existing, incoming, { args }) => {
  if (!existing || !args?.["after"]) return incoming;
  const known = new Set(existing.nodes.map((node) => node.__ref));
  return { ...incoming, nodes: [...existing.nodes, ...incoming.nodes.filter((node) => !known.has(node.__ref))] };
};

/** A list that grows page by page; without `after` it starts anew. Its filters make it another list. */
const paged: FieldPolicy<Page> = {
  keyArgs: (args) =>
    JSON.stringify(
      Object.entries(args ?? {})
        .filter(([name]) => name !== "first" && name !== "after")
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  merge: appendPage,
};

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    dataIdFromObject: (object) => {
      const same = object.__typename ? sameThing[object.__typename] : undefined;
      return defaultDataIdFromObject(same ? { ...object, __typename: same } : object);
    },
    possibleTypes: { Card: ["Task"], Task: ["Card"], ProjectSummary: ["Project"], Project: ["ProjectSummary"] },
    typePolicies: {
      Board: { keyFields: ["project", ["id"]] },
      Column: { keyFields: ["status", ["id"]] },
      Query: {
        fields: {
          projects: paged,
          tasks: paged,
          comments: paged,
          notifications: paged,
          users: paged,
          events: { keyArgs: paged.keyArgs ?? false },
        },
      },
    },
  });
}
