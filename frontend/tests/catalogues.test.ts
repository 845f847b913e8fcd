import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const frontend = join(import.meta.dirname, "..");
const folders = globSync("{shell,packages/*,apps/*}/src/messages/en.json", { cwd: frontend }).map(dirname);

function leaves(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  return new Map(
    Object.entries(value as object).flatMap(([key, part]) => [...leaves(part, path ? `${path}.${key}` : key)]),
  );
}

function read(folder: string, locale: string): Map<string, string> {
  return leaves(JSON.parse(readFileSync(join(frontend, folder, `${locale}.json`), "utf8")));
}

const placeholders = (text: string) =>
  [
    ...new Set([...text.matchAll(/\{(\w+)(?:\}|, (?:plural|select|number|date|time))/g)].map(([, name]) => name)),
  ].sort();

test.each(folders)("%s says the same things in every language", (folder) => {
  const english = read(folder, "en");
  for (const locale of ["de", "tr"]) {
    const other = read(folder, locale);
    expect([...other.keys()].sort(), locale).toEqual([...english.keys()].sort());
    for (const [key, text] of english)
      expect(placeholders(other.get(key) ?? ""), `${locale}: ${key}`).toEqual(placeholders(text));
  }
});

test("every refusal has a sentence", () => {
  const codes = new Set<string>();
  for (const file of globSync("{functions,gateway}/**/*.py", { cwd: join(frontend, "..") })) {
    const text = readFileSync(join(frontend, "..", file), "utf8");
    for (const [, code] of text.matchAll(/\brefused\(\s*"([a-z_]+)"/g)) if (code) codes.add(code);
    for (const [, code] of text.matchAll(/\bRefusal\(\s*(?:\d+,\s*)?"([a-z_]+)"/g)) if (code) codes.add(code);
    for (const [, code] of text.matchAll(/_(?:key|pkey)": \("([a-z_]+)"/g)) if (code) codes.add(code);
  }
  const known = new Set(read("packages/ui/src/messages", "en").keys());
  expect(codes.size).toBeGreaterThan(10);
  expect([...codes].filter((code) => !known.has(`refusals.${code}`))).toEqual([]);
});
