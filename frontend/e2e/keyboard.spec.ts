import { aKey, createProject, expect, signUp, somebody, test } from "./people.ts";

test("the palette reaches pages and projects without a mouse", async ({ page }) => {
  await signUp(page, somebody());
  const key = await createProject(page, "Kitchen");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Pages, commands and tasks" })).toBeFocused();
  await page.keyboard.type("kitchen: mem");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/${key}/members$`));
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/inbox$/);
});

test("? explains the keys of the page, and Escape leads back", async ({ page }) => {
  await signUp(page, somebody());
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toContainText("Search and commands");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("a project is created with the keyboard alone", async ({ page }) => {
  await signUp(page, somebody());
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Pages, commands and tasks" })).toBeFocused();
  await page.keyboard.type("create pro");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Name")).toBeFocused();
  const name = aKey();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("link", { name })).toBeVisible();
});
