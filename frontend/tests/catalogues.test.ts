import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import compile from "icu-minify/compile";
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

/** The names that a text takes, plural forms and choices within included. Throws where ICU's grammar is broken. */
function placeholders(text: string): string[] {
  return [...new Set(namesIn(compile(text)))].sort();
}

function namesIn(message: unknown): string[] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((part: unknown) => {
    if (!Array.isArray(part)) return [];
    const [name, ...rest] = part as [string, ...unknown[]];
    const forms = rest.flatMap((value): unknown[] => (typeof value === "object" && value ? Object.values(value) : []));
    return [name, ...forms.flatMap(namesIn)];
  });
}

test.each(folders)("%s says the same things in every language", (folder) => {
  const english = read(folder, "en");
  for (const locale of ["de", "tr"]) {
    const other = read(folder, locale);
    expect([...other.keys()].sort(), locale).toEqual([...english.keys()].sort());
    for (const [key, text] of english)
      expect(placeholders(other.get(key) ?? ""), `${locale}: ${key}`).toEqual(placeholders(text));
  }
});

/** Every code by which functions, gateway and NGINX say no, wherever one is written. */
function codesOfTheServer(): Set<string> {
  const root = join(frontend, "..");
  const written = [
    /\b(?:refused|Unacceptable|Malformed|Refusal)\(\s*(?:\d+,\s*)?"([a-z_]+)"/g,
    /_p?key": \("([a-z_]+)"/g, // what a unique index refuses
    /extensions=\{"code": "([a-z_]+)"/g,
    /^RESYNC = "([a-z_]+)"/gm,
    /"code":"([a-z_]+)"/g, // NGINX's own problems
  ];
  const texts = globSync(["{functions,gateway}/**/*.py", "gateway/nginx/*.template"], { cwd: root }).map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  return new Set(
    texts.flatMap((text) => written.flatMap((form) => [...text.matchAll(form)].flatMap(([, code]) => code ?? []))),
  );
}

test("every refusal has a sentence in every language", () => {
  const codes = [...codesOfTheServer()];
  expect(codes).toEqual(
    expect.arrayContaining(["wrong_pair", "name_taken", "outcome_unknown", "invalid_document", "try_again"]),
  );
  for (const locale of ["en", "de", "tr"]) {
    const known = read("packages/ui/src/messages", locale);
    expect(
      codes.filter((code) => !known.has(`refusals.${code}`)),
      locale,
    ).toEqual([]);
  }
});
