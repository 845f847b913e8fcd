import { createProject, expect, signUp, somebody, test } from "./people.ts";

const payloads = [
  `<img src=x onerror="document.title='owned'">`,
  `"><svg onload="document.title='owned'">`,
  `javascript:document.title='owned'`,
  `{{constructor.constructor('document.title=1')()}}`,
];

test("markup in names is text, wherever the shell shows it", async ({ page }) => {
  const mallory = somebody(payloads[0]);
  await signUp(page, { ...mallory, email: somebody("mallory").email });
  for (const [index, name] of payloads.entries()) {
    const key = await createProject(page, name);
    await expect(page.getByRole("link", { name }).first()).toBeVisible();
    for (const path of [`/${key}/members`, `/${key}/settings`, "/projects"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    if (index === 0) {
      await page.goto(`/${key}/settings`);
      await page.getByPlaceholder("New label").fill(payloads[1] ?? "");
      await page.keyboard.press("Enter");
      await expect(page.getByLabel("Name of the label")).toHaveValue(payloads[1] ?? "");
    }
  }
  expect(await page.title()).not.toBe("owned");
  expect(await page.locator("img[src=x], svg[onload]").count()).toBe(0);
});
