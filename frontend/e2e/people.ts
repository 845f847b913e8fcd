import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { expect, test as base, type APIRequestContext, type Browser, type Page } from "@playwright/test";

export const password = "a quiet sentence of mine";

export interface SomebodyNew {
  name: string;
  email: string;
}

/** Somebody who has no account yet; nobody else has this address. */
export function somebody(name = "Ana Lima"): SomebodyNew {
  return { name, email: `${name.split(" ")[0]?.toLowerCase()}-${randomBytes(6).toString("hex")}@example.org` };
}

/** A project's key that nobody else uses. */
export function aKey(): string {
  return [...randomBytes(6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");
}

/** Signs up on the page, as people do. */
export async function signUp(page: Page, who: SomebodyNew): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("button", { name: `Account of ${who.name}` })).toBeVisible();
}

/** Creates a project on the page; ends on its board. */
export async function createProject(page: Page, name: string, key = aKey()): Promise<string> {
  await page.getByRole("button", { name: "Create project" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create project" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Key").fill(key);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(new RegExp(`/${key}$`));
  return key;
}

/** One GraphQL request as a program sends it, with a bearer token. Returns its data; throws its errors. */
export async function graphql<Data>(
  request: APIRequestContext,
  query: string,
  variables: Record<string, unknown> = {},
  token?: string,
): Promise<Data> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await request.post("/graphql", { data: { query, variables }, headers });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join(" "));
  return data;
}

/** A session beside the browser's. */
export async function tokenOf(request: APIRequestContext, who: SomebodyNew): Promise<string> {
  const { logIn } = await graphql<{ logIn: { accessToken: string } }>(
    request,
    "mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }",
    { input: { email: who.email, password } },
  );
  return logIn.accessToken;
}

/** Makes somebody an administrator; only an installation's first account becomes one by itself. */
export async function makeAdministrator(who: SomebodyNew): Promise<void> {
  const database = process.env["DATABASE_URL"];
  if (!database) throw new Error("DATABASE_URL says which database Taskfleet uses.");
  const change = `UPDATE "user" SET administrator = true WHERE email = '${who.email}'`;
  const { stdout } = await promisify(execFile)("psql", ["--no-psqlrc", "--command", change, database]);
  expect(stdout).toBe("UPDATE 1\n");
}

/** Another person's browser. */
export async function anotherBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  watch(page);
  return page;
}

const complaints = new WeakMap<Page, string[]>();

function watch(page: Page): void {
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy|Minified React error/.test(message.text())) heard.push(message.text());
  });
}

/** Every journey also promises: no page breaks, and nothing meets the content security policy. */
export const test = base.extend({
  page: async ({ page }, hand) => {
    watch(page);
    await hand(page);
    expect(complaints.get(page)).toEqual([]);
  },
});

export { expect };
