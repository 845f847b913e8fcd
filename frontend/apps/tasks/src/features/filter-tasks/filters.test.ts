import { expect, test } from "vitest";
import { aCard } from "../../testing/builders.ts";
import { matches, readFilters } from "./filters.ts";

const shows = (card: ReturnType<typeof aCard>, search: string, locale = "en") =>
  matches(card, readFilters(new URLSearchParams(search)), "Europe/Berlin", locale);

test("what the address does not name is not narrowed by, and nonsense in it is ignored", () => {
  expect(readFilters(new URLSearchParams("priority=sideways&due=yesterday&text="))).toEqual({});
  expect(shows(aCard(), "")).toBe(true);
});

test("every word is looked for, in the title and the key", () => {
  const card = aCard({ title: "Order tiles for the bathroom", key: "HOME-12" });
  expect(shows(card, "text=bathroom tiles")).toBe(true);
  expect(shows(card, "text=home-12")).toBe(true);
  expect(shows(card, "text=tiles kitchen")).toBe(false);
});

test("Turkish letters have Turkish small ones", () => {
  expect(shows(aCard({ title: "ISITICI" }), "text=ısıtıcı", "tr")).toBe(true);
});

test("nobody is somebody to look for", () => {
  expect(shows(aCard(), "assignee=none")).toBe(true);
  const given = aCard({ assignee: { __typename: "Person", id: "ana", name: "Ana", initials: "A" } });
  expect(shows(given, "assignee=none")).toBe(false);
  expect(shows(given, "assignee=ana")).toBe(true);
});

test("what is done is not overdue", () => {
  const due = { __typename: "When", date: "2020-01-01", time: null, zone: null } as const;
  const card = aCard({ due });
  expect(shows(card, "due=overdue")).toBe(true);
  expect(shows({ ...card, status: { ...card.status, kind: "DONE" } }, "due=overdue")).toBe(false);
  expect(shows(aCard(), "due=none")).toBe(true);
});
