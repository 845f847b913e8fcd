import type { Person } from "../../task/types.ts";

/** The `@` and what follows it before the cursor; undefined when nobody is being mentioned there. */
export function mentionAt(text: string, cursor: number): { start: number; word: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, cursor));
  if (!found) return undefined;
  const word = found[1] ?? "";
  return { start: cursor - word.length - 1, word };
}

/** Those whose name, or a part of it, begins so. */
export function candidates(people: readonly Person[], word: string, locale: string): Person[] {
  const wanted = word.toLocaleLowerCase(locale);
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase(locale);
    return lower.startsWith(wanted) || lower.split(" ").some((part) => part.startsWith(wanted));
  });
}

const special = /[\\[\]]/g;

/** `@Ana Lima` of those who were picked, as the contract wants it: `[@Ana Lima](user:<id>)`. */
export function withMentions(text: string, people: readonly Person[]): string {
  // Longer names first: "Ana Lima" is not "Ana".
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  let said = text;
  for (const { id, name } of byLength) {
    const place = new RegExp(`(^|[^\\p{L}\\p{N}[])@${escape(name)}(?![\\p{L}\\p{N}])`, "gu");
    said = said.replaceAll(place, (_, before: string) => `${before}[@${name.replaceAll(special, "\\$&")}](user:${id})`);
  }
  return said;
}

/** The other way round, for whoever edits a comment. */
export function withoutMentions(text: string): string {
  return text.replaceAll(/\[@((?:\\.|[^\]\\])*)\]\(user:[0-9a-f-]{36}\)/gi, (_, name: string) => {
    return `@${name.replaceAll(/\\([\\[\]])/g, "$1")}`;
  });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
