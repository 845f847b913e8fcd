import { anotherBrowser, expect, password, signUp, somebody, test, type SomebodyNew } from "./people.ts";
import type { Page } from "@playwright/test";

async function logIn(page: Page, who: SomebodyNew): Promise<void> {
  await page.goto("/log-in");
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("button", { name: `Account of ${who.name}` })).toBeVisible();
}

const darkness = async (page: Page) => page.evaluate(() => getComputedStyle(document.body).colorScheme);

test("an appearance and a language hold at once, lose nothing that was typed, and are still there later", async ({
  page,
}) => {
  await signUp(page, somebody());
  await page.goto("/profile");
  await page.getByLabel("Name", { exact: true }).fill("Ana, still typing");
  await page.getByRole("radio", { name: "Dark" }).check();
  expect(await darkness(page)).toBe("dark");
  await page.getByLabel("Language", { exact: true }).focus();
  await page.getByLabel("Language", { exact: true }).selectOption("Deutsch");
  await expect(page.getByRole("heading", { name: "Darstellung" })).toBeVisible();
  await expect(page.getByLabel("Sprache", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ana, still typing");
  await expect(page.getByRole("status").filter({ hasText: "Gespeichert" })).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dunkel" })).toBeChecked();
  expect(await darkness(page)).toBe("dark");
});

test("who logs out a device from here sees it leave, and it is logged out within 5 s", async ({ page, browser }) => {
  const who = somebody();
  await signUp(page, who);
  const other = await anotherBrowser(browser);
  await logIn(other, who);
  await page.goto("/profile");
  const devices = page.getByRole("list", { name: "Where you are logged in" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await page.getByRole("button", { name: /^Log out there/ }).click();
  await expect(devices).toHaveCount(1);
  await expect(other.getByRole("heading", { name: "Log in" })).toBeVisible({ timeout: 5_000 });
});

test("a new password is refused where it is wrong, then taken at the first press, and ends the other sessions", async ({
  page,
  browser,
}) => {
  const who = somebody();
  await signUp(page, who);
  const other = await anotherBrowser(browser);
  await logIn(other, who);
  await page.goto("/profile");
  const [present, wanted] = [page.getByLabel("Present password"), page.getByLabel("New password")];
  await present.fill("not that one");
  await wanted.fill("another quiet sentence");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your present password.")).toBeVisible();
  await expect(wanted).toHaveValue("another quiet sentence");
  await present.fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed, and logged out everywhere else")).toBeVisible();
  await expect(present).toHaveValue("");
  await expect(other.getByRole("heading", { name: "Log in" })).toBeVisible();
});
