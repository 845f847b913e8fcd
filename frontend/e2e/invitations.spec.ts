import { anotherBrowser, createProject, expect, password, signUp, somebody, test } from "./people.ts";

test("a colleague sees the invitation appear, accepts, and is in", async ({ page, browser }) => {
  const [ana, ben] = [somebody("Ana Lima"), somebody("Ben Özdemir")];
  const bens = await anotherBrowser(browser);
  await signUp(bens, ben);
  await bens.goto("/inbox");
  await signUp(page, ana);
  const key = await createProject(page, "Home renovation");

  await page.goto(`/${key}/members`);
  await page.getByLabel("E-mail address").fill(ben.email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByText(`${ben.email} is invited`)).toBeVisible();

  const invitation = bens.getByRole("list", { name: "Invitations" }).getByRole("listitem");
  await expect(invitation).toContainText("Ana Lima invites you to Home renovation");
  await invitation.getByRole("button", { name: "Accept" }).click();
  await expect(bens).toHaveURL(new RegExp(`/${key}$`));
  await bens.goto(`/${key}/members`);
  await expect(bens.getByRole("list", { name: "Members" })).toContainText("Ana Lima");
});

test("somebody without an account comes in by the link, which works once", async ({ page, browser }) => {
  const [ana, cem] = [somebody("Ana Lima"), somebody("Cem Kaya")];
  await signUp(page, ana);
  const key = await createProject(page, "Garden");
  await page.goto(`/${key}/members`);
  await page.getByLabel("E-mail address").fill(cem.email);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByLabel("Invitation link").inputValue();

  const cems = await anotherBrowser(browser);
  await cems.goto(new URL(link).pathname);
  await cems.getByRole("button", { name: "Create account" }).click();
  await cems.getByLabel("Your name").fill(cem.name);
  await cems.getByLabel("E-mail address").fill(cem.email);
  await cems.getByLabel("Password", { exact: true }).fill(password);
  await cems.getByRole("button", { name: "Create account" }).click();
  await cems.getByRole("button", { name: "Accept" }).click();
  await expect(cems).toHaveURL(new RegExp(`/${key}$`));

  await cems.goto(new URL(link).pathname);
  await cems.getByRole("button", { name: "Accept" }).click();
  await expect(cems.getByRole("alert")).toContainText("already");
});
