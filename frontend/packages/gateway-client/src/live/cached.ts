import type { ApolloCache, Reference } from "@apollo/client/cache";
import {
  WholeCategoryFragmentDoc,
  WholeLabelFragmentDoc,
  WholePersonFragmentDoc,
  WholeStatusFragmentDoc,
} from "../generated/graphql.ts";

/** What a task points to, read from the cache by id; null when it is not there. */

export const readStatus = (cache: ApolloCache, id: string) =>
  cache.readFragment({ id: `Status:${id}`, fragment: WholeStatusFragmentDoc });

export const readCategory = (cache: ApolloCache, id: string) =>
  cache.readFragment({ id: `Category:${id}`, fragment: WholeCategoryFragmentDoc });

export const readLabel = (cache: ApolloCache, id: string) =>
  cache.readFragment({ id: `Label:${id}`, fragment: WholeLabelFragmentDoc });

export const readPerson = (cache: ApolloCache, id: string) =>
  cache.readFragment({ id: `Person:${id}`, fragment: WholePersonFragmentDoc });

const readers = { Status: readStatus, Category: readCategory, Label: readLabel, Person: readPerson };
export type Named = keyof typeof readers;

export function isCached(cache: ApolloCache, type: Named, id: string): boolean {
  return readers[type](cache, id) !== null;
}

export function reference(type: Named, id: string): Reference {
  return { __ref: `${type}:${id}` };
}
