import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const dist = join(import.meta.dirname, "../dist");
const budget = 300; // KiB of compressed JavaScript on a board's first load

/** Loaded when somebody asks for it: other pages, dialogs, other languages. */
const later = /^(de|tr)-|-(page|dialog)-|^(command-palette|signed-out)-/;

beforeAll(() => {
  if (!existsSync(join(dist, "index.html"))) throw new Error("Run `npm run build` first: this measures what it made.");
});

/** As NGINX sends it: brotli, or as it is where that is not worth it. */
function sent(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/** A file and what it imports before it runs, however deep. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
    if (path) withImports(join(dirname(file), path), seen);
  }
  return seen;
}

function firstLoad(): Map<string, number> {
  const shell = globSync(join(dist, "{assets/*,remoteEntry*}.js")).filter((file) => !later.test(basename(file)));
  const [tasks = ""] = globSync(join(dist, "apps/tasks/remoteEntry*.js"));
  const app = globSync(join(dist, "apps/tasks/assets/App-*.js"));
  const files = new Set([...shell, ...[tasks, ...app].flatMap((file) => [...withImports(file)])]);
  return new Map([...files].map((file) => [file.slice(dist.length + 1), sent(file)]));
}

test("a board's first load stays within its budget", () => {
  const sizes = firstLoad();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1024;
  const largest = [...sizes].toSorted(([, a], [, b]) => b - a).slice(0, 6);
  console.log(`${total.toFixed(1)} KiB`, Object.fromEntries(largest));
  expect(total).toBeGreaterThan(100);
  expect(total).toBeLessThanOrEqual(budget);
});

test("apps bring no copy of what the shell lends them", () => {
  for (const file of globSync(join(dist, "apps/*/**/*.js"))) {
    const text = readFileSync(file, "utf8");
    expect(text.includes("react.transitional.element"), `React in ${file}`).toBe(false);
    expect(text.includes("ObservableQuery"), `Apollo in ${file}`).toBe(false);
  }
});

test("nothing in a page is inline, as its content security policy demands", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  for (const [, attributes, body] of page.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
    expect(attributes).toContain("src=");
    expect(body?.trim()).toBe("");
  }
});

test("everything worth it is compressed already, and no built file knows where an app is", () => {
  for (const file of globSync(join(dist, "assets/*.{js,css}"))) {
    if (statSync(file).size > 512) expect(existsSync(`${file}.br`) && existsSync(`${file}.gz`), file).toBe(true);
    expect(readFileSync(file, "utf8").includes("/apps/tasks/")).toBe(false);
  }
});
