import type { BoardQuery, CardFieldsFragment } from "../generated/graphql.ts";

export type Card = CardFieldsFragment;
export type Board = NonNullable<BoardQuery["board"]>;
export type Column = Board["columns"][number];
export type Status = Column["status"];
export type Project = Board["project"];
export type Label = Project["labels"][number];
export type Person = Board["members"][number]["user"];
