import { expect, test } from "vitest";
import { safeNext } from "./next.ts";

test.each(["/", "/HOME-12", "/projects?deleted=1", "/invitation/a%2Bb"])("%s is a page of ours", (next) => {
  expect(safeNext(next)).toBe(next);
});

test.each([
  null,
  "",
  "projects",
  "//example.org",
  "/\\example.org",
  "https://example.org",
  "/\n/example.org",
  "javascript:alert(1)",
])("%j leads home", (next) => {
  expect(safeNext(next)).toBe("/");
});
