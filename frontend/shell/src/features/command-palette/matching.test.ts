import type { Command } from "@taskfleet/frame";
import { expect, test } from "vitest";
import { matching } from "./matching.ts";

const command = (title: string, keywords?: string): Command => ({
  title,
  group: "Go to",
  keywords,
  run: () => undefined,
});
const commands = [
  command("Küche: Mitglieder", "KU"),
  command("Create project"),
  command("Projects"),
  command("Çöp kutusu"),
  command("İzleyici"),
];
const found = (text: string) => matching(commands, text).map(({ title }) => title);

test("the beginnings of words find a command, in any order", () => {
  expect(found("pro cre")).toEqual(["Create project"]);
  expect(found("küche: mit")).toEqual(["Küche: Mitglieder"]);
});

test("marks and case do not matter, in Turkish either", () => {
  expect(found("kuche")).toEqual(["Küche: Mitglieder"]);
  expect(found("cop")).toEqual(["Çöp kutusu"]);
  expect(found("izl")).toEqual(["İzleyici"]);
});

test("a title that begins with what was typed comes first", () => {
  expect(found("pro")).toEqual(["Projects", "Create project"]);
});

test("without words everything is offered", () => {
  expect(found("  ")).toHaveLength(commands.length);
});
