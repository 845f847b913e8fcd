import { expect, test } from "vitest";
import { candidates, mentionAt, withMentions, withoutMentions } from "./mentions.ts";

const person = (id: string, name: string) => ({ __typename: "Person" as const, id, name, initials: "" });
const ana = person("01900000-0000-7000-8000-0000000000a1", "Ana");
const lima = person("01900000-0000-7000-8000-0000000000a2", "Ana Lima");
const odd = person("01900000-0000-7000-8000-0000000000a3", "O'Neil [QA]");
const people = [ana, lima, odd];

test("an @ after a word is an e-mail address, not a mention", () => {
  expect(mentionAt("write to ana@ex", 15)).toBeUndefined();
  expect(mentionAt("hi @an", 6)).toEqual({ start: 3, word: "an" });
  expect(mentionAt("@Ana Li", 7)).toEqual({ start: 0, word: "Ana Li" });
});

test("people are found by any of their names", () => {
  expect(candidates(people, "li", "en")).toEqual([lima]);
  expect(candidates(people, "", "en")).toHaveLength(3);
});

test("the longest name is meant, and what is sent can be edited again", () => {
  const said = withMentions("@Ana Lima and @Ana, ask @O'Neil [QA]; not @Anabel", people);
  expect(said).toBe(
    `[@Ana Lima](user:${lima.id}) and [@Ana](user:${ana.id}), ask [@O'Neil \\[QA\\]](user:${odd.id}); not @Anabel`,
  );
  expect(withoutMentions(said)).toBe("@Ana Lima and @Ana, ask @O'Neil [QA]; not @Anabel");
});
