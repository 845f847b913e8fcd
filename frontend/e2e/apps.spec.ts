import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createProject, expect, signUp, somebody, test } from "./people.ts";

const apps = join(import.meta.dirname, "../apps");

test("an app that is gone leaves the rest working, and is back when it is back", async ({ page }) => {
  await page.route("**/apps/profile/**", async (route) => route.fulfill({ status: 404, body: "gone" }));
  await signUp(page, somebody());
  await page.goto("/profile");
  await expect(page.getByText("This part of Taskfleet could not be loaded")).toBeVisible();
  await page.getByRole("link", { name: "Inbox" }).click();
  await expect(page.getByRole("heading", { name: "Inbox", level: 1 })).toBeVisible();

  await page.goBack();
  await page.unroute("**/apps/profile/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
});

test("another build of an app takes its place under the running shell", async ({ page }) => {
  const copy = await mkdtemp(join(apps, ".replaced-"));
  try {
    await cp(join(apps, "profile"), copy, { recursive: true });
    const words = join(copy, "src/messages/en.json");
    const texts = JSON.parse(await readFile(words, "utf8")) as { profile: { title: string } };
    texts.profile.title = "Profile, built anew";
    await writeFile(words, JSON.stringify(texts));
    await promisify(execFile)("npx", ["vite", "build", "--outDir", join(copy, "dist")], { cwd: copy });

    await signUp(page, somebody());
    await page.route("**/apps/profile/**", async (route) => {
      const path = new URL(route.request().url()).pathname.replace("/apps/profile/", "");
      await route.fulfill({ path: join(copy, "dist", path) });
    });
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Profile" }).click();
    await expect(page.getByRole("heading", { name: "Profile, built anew", level: 1 })).toBeVisible();
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});

test("all apps together load React, Apollo and the router once", async ({ page }) => {
  await signUp(page, somebody());
  await createProject(page, "Home");
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.reload();
  for (const link of ["Overview", "My work"]) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: link }).click();
    await page.waitForLoadState("networkidle");
  }
  const copies = await page.evaluate(() => {
    interface Federation {
      __INSTANCES__: { shareScopeMap: Record<string, Record<string, Record<string, { loaded?: boolean }>>> }[];
    }
    const { __INSTANCES__: instances } = (globalThis as unknown as { __FEDERATION__: Federation }).__FEDERATION__;
    const scope = instances[0]?.shareScopeMap["default"] ?? {};
    return Object.entries(scope).map(([name, versions]) => [name, Object.keys(versions).length] as const);
  });
  expect(Object.fromEntries(copies)).toMatchObject({
    react: 1,
    "react-dom": 1,
    "@taskfleet/frame": 1,
    "@taskfleet/gateway-client": 1,
  });
  expect(requested.filter((name) => name.includes("react_mf_2_dom_mf_1_client"))).toHaveLength(1);
});

test("the board's first load is at most 300 KiB of compressed JavaScript", async ({ page }) => {
  await signUp(page, somebody());
  const key = await createProject(page, "Home");
  await page.goto("about:blank");
  await page.goto(`/${key}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
  console.log(`board: ${(bytes / 1024).toFixed(1)} KiB of compressed JavaScript`);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes / 1024).toBeLessThanOrEqual(300);
});
