import type { BoardQuery, CardFieldsFragment } from "../generated/graphql.ts";

export type Card = CardFieldsFragment;
export type Board = NonNullable<BoardQuery["board"]>;
export type Column = Board["columns"][number];
export type Status = Column["status"];
export type Project = Board["project"];
export type Label = Project["labels"][number];
export type Person = Board["members"][number]["user"];

/** Whether somebody in this role may change anything, in a project that is not put away. */
export function mayEdit({ role, archivedAt }: Pick<Project, "role" | "archivedAt">): boolean {
  return role !== "VIEWER" && archivedAt === null;
}
