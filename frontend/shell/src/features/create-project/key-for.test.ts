import { expect, test } from "vitest";
import { keyFor } from "./key-for.ts";

test.each([
  ["Home", "HOME"],
  ["Home renovation", "HR"],
  ["Neue Küche", "NK"],
  ["Işık", "ISIK"],
  ["Straße", "STRA"],
  ["2026", ""],
  ["A very long name of a project", "AVLN"],
])("a project called %s is offered the key %s", (name, key) => {
  expect(keyFor(name)).toBe(key);
});
