import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { anotherBrowser, createProject, expect, makeAdministrator, signUp, somebody, test } from "./people.ts";

const screenshots = join(import.meta.dirname, "../test-results/screenshots");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = {
  board: (key: string) => `/${key}`,
  list: (key: string) => `/${key}/list`,
  "project overview": (key: string) => `/${key}/overview`,
  members: (key: string) => `/${key}/members`,
  settings: (key: string) => `/${key}/settings`,
  trash: (key: string) => `/${key}/trash`,
  "my work": () => "/my-work",
  inbox: () => "/inbox",
  overview: () => "/overview",
  profile: () => "/profile",
  projects: () => "/projects",
  people: () => "/people",
  "not found": () => "/nowhere",
};
const looks = [
  { look: "light", colorScheme: "light", width: 1280, height: 800 },
  { look: "dark", colorScheme: "dark", width: 1280, height: 800 },
  { look: "phone", colorScheme: "light", width: 375, height: 760 },
  { look: "narrowest", colorScheme: "dark", width: 320, height: 640 },
  { look: "widest", colorScheme: "light", width: 2560, height: 1300 },
] as const;

/** What axe finds in both themes and on a phone, and whether the page is wider than the window at any width. */
async function faults(page: Page, look: string): Promise<string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (look === "narrowest" || look === "widest") return wider ? ["wider than the window"] : [];
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`),
    ...(wider ? ["wider than the window"] : []),
  ];
}

test("every page is without fault to axe, in light, dark, on a phone and at every width", async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto("/log-in");
  for (const [name, path] of Object.entries({ "log in": "/log-in", "sign up": "/sign-up" })) {
    for (const { look, colorScheme, ...size } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.screenshot({ path: join(screenshots, `${name} ${look}.png`) });
      expect.soft(await faults(page, look), `${name}, ${look}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  const ana = somebody();
  await signUp(page, ana);
  await makeAdministrator(ana);
  const key = await createProject(page, "Home renovation");
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path(key));
    await page.waitForLoadState("networkidle");
    for (const { look, colorScheme, ...size } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await page.screenshot({ path: join(screenshots, `${name} ${look}.png`) });
      expect.soft(await faults(page, look), `${name}, ${look}`).toEqual([]);
    }
  }
});

const opened = {
  palette: async (page: Page) => page.keyboard.press("Control+k"),
  shortcuts: async (page: Page) => page.keyboard.press("?"),
  "create project": async (page: Page) => page.getByRole("button", { name: "Create project" }).first().click(),
  account: async (page: Page) => page.getByRole("button", { name: /^Account of/ }).click(),
};

test("whatever floats over a page is without fault to axe, and gives the focus back", async ({ page }) => {
  test.setTimeout(120_000);
  await signUp(page, somebody());
  const key = await createProject(page, "Home renovation");
  await page.goto(`/${key}/members`);
  await expect(page.getByRole("list", { name: "Members" })).toBeVisible();
  for (const [name, open] of Object.entries(opened)) {
    for (const { look, colorScheme, ...size } of looks.slice(0, 3)) {
      if (look === "phone" && name === "create project") continue; // it is in a menu there
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await open(page);
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.screenshot({ path: join(screenshots, `${name} dialog ${look}.png`) });
      expect.soft(await faults(page, look), `${name}, ${look}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  }
});

test("an administrator's dialogs about a person are without fault to axe", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const [ana, aada] = [somebody("Ana Lima"), somebody("Aada Aalto")]; // by name, and 50 on a page
  await signUp(await anotherBrowser(browser), aada);
  await signUp(page, ana);
  await makeAdministrator(ana);
  for (const { look, colorScheme, ...size } of looks.slice(0, 3)) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(size);
    await page.goto("/people");
    const actions = page.getByRole("listitem").filter({ hasText: aada.email }).getByRole("button");
    for (const item of ["Issue a password link", "Disable account"]) {
      await actions.click();
      await page.getByRole("menuitem", { name: item }).click();
      const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
      await expect(dialog).toBeVisible();
      await page.screenshot({ path: join(screenshots, `people, ${item} ${look}.png`) });
      expect.soft(await faults(page, look), `${item}, ${look}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    }
  }
});

for (const [tag, heading] of [
  ["de-DE", "Anmelden"],
  ["tr-TR", "Giriş yap"],
] as const) {
  test.describe(tag, () => {
    test.use({ locale: tag });
    test(`a browser that speaks ${tag} is answered in its language`, async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", tag.slice(0, 2));
      await page.screenshot({ path: join(screenshots, `log in ${tag}.png`) });
    });
  });
}
