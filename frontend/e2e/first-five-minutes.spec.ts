import type { Locator, Page } from "@playwright/test";
import { aKey, anotherBrowser, expect, signUp, somebody, test } from "./people.ts";

const description = "Walls **and** ceiling:\n\n- one coat of primer\n- two coats of white";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const cardIn = (page: Page, name: string, title: string) => column(page, name).getByRole("row", { name: title });

/** Carries the card under the mouse, as a hand does: pick up, on the way, over the place, let go. */
async function drag(page: Page, card: Locator, target: Locator): Promise<void> {
  const [from, to] = [await card.boundingBox(), await target.boundingBox()];
  if (!from || !to) throw new Error("Nothing to drag, or nowhere to drop.");
  await page.mouse.move(from.x + 80, from.y + 30);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
  await page.mouse.up();
}

/** Moves a card to the next column with the keyboard. Returns after how many ms the other browser shows it there. */
async function carry(mover: Page, watcher: Page, title: string, keys: string, from: string, to: string) {
  await cardIn(mover, from, title).focus();
  const pressed = performance.now();
  await Promise.all([mover.keyboard.press(keys), cardIn(watcher, to, title).waitFor()]);
  const shown = performance.now() - pressed;
  await expect(cardIn(mover, to, title)).toBeVisible();
  return shown;
}

test("a person's first five minutes, and a colleague's", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const [ana, ben] = [somebody("Ana Lima"), somebody("Ben Özdemir")];
  const bens = await anotherBrowser(browser);

  await signUp(page, ana);
  await expect(page.getByText(/Create your first one/)).toBeVisible();
  const key = aKey();
  await page.getByRole("main").getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("dialog").getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Home renovation");
  await page.getByRole("dialog").getByLabel("Key").fill(key);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/${key}$`));
  for (const name of ["To do", "Doing", "Done"]) {
    await expect(column(page, name)).toContainText("Drop a task here or press c");
  }

  await page.keyboard.press("c");
  await expect(page.getByLabel("Title of a new task in To do")).toBeFocused();
  const titles = ["Paint the kitchen", "Order new tiles", "Ask the plumber"];
  for (const title of titles) {
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  await expect(column(page, "To do").getByRole("row")).toHaveText(titles.map((title) => new RegExp(title)));

  await drag(page, cardIn(page, "To do", "Paint the kitchen"), column(page, "Doing"));
  await expect(cardIn(page, "Doing", "Paint the kitchen")).toBeVisible();
  await expect(page.getByText("Moved to Doing")).toBeVisible();

  await cardIn(page, "Doing", "Paint the kitchen").click();
  await expect(page).toHaveURL(new RegExp(`/${key}-1$`));
  const panel = page.getByRole("complementary", { name: `Task ${key}-1` });
  await panel.getByLabel("Priority").selectOption("High");
  await panel.getByLabel("Assignee").selectOption("Ana Lima");
  await panel.getByLabel("Due", { exact: true }).fill("2031-05-16");
  await panel.getByRole("button", { name: "Change labels" }).click();
  await page.keyboard.type("Kitchen");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "Kitchen" })).toBeChecked();
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await page.keyboard.type(description);
  await page.keyboard.press("Escape");
  await expect(panel.getByRole("listitem").filter({ hasText: "two coats of white" })).toBeVisible();
  await expect(panel.locator("strong", { hasText: "and" })).toBeVisible();
  await expect(panel.getByRole("status")).toHaveText("Saved");

  await page.reload();
  await expect(panel.getByLabel("Priority")).toHaveValue("HIGH");
  await expect(panel.getByLabel("Assignee").locator("option:checked")).toHaveText("Ana Lima");
  await expect(panel.getByLabel("Due", { exact: true })).toHaveValue("2031-05-16");
  await expect(panel.getByRole("button", { name: "Change labels" })).toContainText("Kitchen");
  await expect(panel.getByRole("listitem").filter({ hasText: "one coat of primer" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`/${key}$`));

  await signUp(bens, ben);
  await expect(bens.getByRole("link", { name: /^Inbox.*1/ })).toBeHidden();
  await page.getByRole("button", { name: "More of this project" }).click();
  await page.getByRole("menuitem", { name: "Members" }).click();
  await page.getByLabel("E-mail address").fill(ben.email);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${ben.email} is invited`)).toBeVisible();

  await bens.getByRole("link", { name: /^Inbox.*1/ }).click();
  const invitation = bens.getByRole("list", { name: "Invitations" }).getByRole("listitem");
  await expect(invitation).toContainText("Ana Lima invites you to Home renovation");
  await invitation.getByRole("button", { name: "Accept" }).click();
  await expect(bens).toHaveURL(new RegExp(`/${key}$`));
  await expect(cardIn(bens, "Doing", "Paint the kitchen")).toContainText("Kitchen");

  await page.getByRole("link", { name: "Board" }).click();
  await expect(cardIn(page, "Doing", "Paint the kitchen")).toBeVisible();
  const [tiles, plumber] = ["Order new tiles", "Ask the plumber"];
  const right = "Shift+ArrowRight";
  const left = "Shift+ArrowLeft";
  const seen = [
    await carry(page, bens, tiles, right, "To do", "Doing"),
    await carry(bens, page, plumber, right, "To do", "Doing"),
    await carry(page, bens, tiles, right, "Doing", "Done"),
    await carry(bens, page, plumber, left, "Doing", "To do"),
    await carry(bens, page, tiles, left, "Done", "Doing"),
  ];
  console.log(`moves seen by the other after ${seen.map((time) => time.toFixed(0)).join(", ")} ms`);

  await cardIn(page, "Doing", tiles).click();
  await page.getByLabel("Assignee").selectOption("Ben Özdemir");
  await expect(cardIn(bens, "Doing", tiles).getByText("BÖ")).toBeVisible();
});
