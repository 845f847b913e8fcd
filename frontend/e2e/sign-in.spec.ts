import { createProject, expect, graphql, password, signUp, somebody, test, tokenOf } from "./people.ts";

test("somebody signs up, stays signed in over a reload, logs out and in again", async ({ page }) => {
  const ana = somebody();
  await signUp(page, ana);
  await expect(page.getByRole("heading", { name: "Welcome, Ana Lima" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Welcome, Ana Lima" })).toBeVisible();

  await page.getByRole("button", { name: "Account of Ana Lima" }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await expect(page.getByRole("heading", { name: "Log in" })).toBeVisible();
  await page.getByLabel("E-mail address").fill(ana.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Welcome, Ana Lima" })).toBeVisible();
});

test("no token is where a script could read it", async ({ page }) => {
  await signUp(page, somebody());
  const readable = await page.evaluate(() => document.cookie + JSON.stringify([localStorage, sessionStorage]));
  expect(readable).not.toMatch(/refresh=|eyJ/);
  const sent = await page.context().cookies(new URL("/graphql/session", page.url()).href);
  const kept = sent.find(({ name }) => name === "taskfleet_refresh");
  expect(kept).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/graphql/session" });
});

test("a refusal stands beside its field, and what was typed stays", async ({ page }) => {
  const ana = somebody();
  await signUp(page, ana);
  await page.context().clearCookies();
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Another Ana");
  await page.getByLabel("E-mail address").fill(ana.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(
    /There is an account with this e-mail address/,
  );
  await expect(page.getByLabel("Your name")).toHaveValue("Another Ana");
});

test("without a network what was typed stays, and the page says why", async ({ page, context }) => {
  await page.goto("/log-in");
  await page.getByLabel("E-mail address").fill("ana@example.org");
  await page.getByLabel("Password", { exact: true }).fill("something");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("alert")).toContainText("No connection");
  await expect(page.getByLabel("E-mail address")).toHaveValue("ana@example.org");
});

test("two tabs that open at once ask for one new token", async ({ page, context }) => {
  await signUp(page, somebody());
  const refreshes: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/graphql/session")) refreshes.push(request.url());
  });
  await page.close();
  const [one, two] = [await context.newPage(), await context.newPage()];
  await Promise.all([one.goto("/projects"), two.goto("/projects")]);
  for (const tab of [one, two]) await expect(tab.getByRole("button", { name: "Account of Ana Lima" })).toBeVisible();
  expect(refreshes.length).toBeLessThanOrEqual(2);
  await one.reload();
  await expect(one.getByRole("button", { name: "Account of Ana Lima" })).toBeVisible();
});

test("who logs out in one tab is logged out in the other", async ({ page, context }) => {
  await signUp(page, somebody());
  const other = await context.newPage();
  await other.goto("/projects");
  await other.getByRole("button", { name: "Account of Ana Lima" }).click();
  await other.getByRole("menuitem", { name: "Log out" }).click();
  await expect(page.getByRole("heading", { name: "Log in" })).toBeVisible();
});

test("a session that is ended elsewhere is over here within 5 seconds", async ({ page, request }) => {
  const ana = somebody();
  await signUp(page, ana);
  await createProject(page, "Home");
  const token = await tokenOf(request, ana);
  await graphql(request, "mutation { endOtherSessions { ok } }", {}, token);
  await expect(page.getByText("Your session has ended")).toBeVisible({ timeout: 5_500 });
});

test("after signing in people are where they wanted to go", async ({ page }) => {
  const ana = somebody();
  await signUp(page, ana);
  await page.context().clearCookies();
  await page.goto("/projects");
  await expect(page).toHaveURL("/log-in?next=%2Fprojects");
  await page.getByLabel("E-mail address").fill(ana.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
});

test("a wish to go to a foreign page is not followed", async ({ page }) => {
  const ana = somebody();
  await signUp(page, ana);
  await page.goto("/log-in?next=//example.org/");
  await expect(page.getByRole("button", { name: "Account of Ana Lima" })).toBeVisible();
  expect(new URL(page.url()).host).toBe(new URL(process.env["BASE_URL"] ?? "").host);
});
