import { createProject, expect, graphql, signUp, somebody, test, tokenOf } from "./people.ts";

const columnsOf = `query ($key: String!) { project(key: $key) { statuses { name } } }`;

test("what is done without a network waits with a quiet mark, and is done once it is back", async ({
  page,
  context,
  request,
}) => {
  const ana = somebody();
  await signUp(page, ana);
  const key = await createProject(page, "Home");
  await page.goto(`/${key}/settings`);
  const name = page.getByLabel("Name of the column").nth(1);
  await expect(name).toHaveValue("Doing");

  await context.setOffline(true);
  await name.fill("In the works");
  await name.blur();
  await expect(page.getByText("Reconnecting, 1 change waits")).toBeVisible();
  await expect(name).toHaveValue("In the works");
  await context.setOffline(false);
  await expect(page.getByText(/^Reconnecting/)).toBeHidden({ timeout: 20_000 });

  const token = await tokenOf(request, ana);
  await expect
    .poll(async () => {
      const { project } = await graphql<{ project: { statuses: { name: string }[] } }>(
        request,
        columnsOf,
        { key },
        token,
      );
      return project.statuses.map((status) => status.name);
    })
    .toEqual(["To do", "In the works", "Done"]);
});

test("what could not be sent before the page was closed is sent when it is opened again", async ({ page, request }) => {
  const ana = somebody();
  await signUp(page, ana);
  const key = await createProject(page, "Home");
  await page.goto(`/${key}/settings`);
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes("CreateStatus")) await route.abort();
    else await route.continue();
  });
  await page.getByPlaceholder("New column").fill("Waiting");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Reconnecting, 1 change waits")).toBeVisible();

  await page.unroute("**/graphql");
  await page.reload();
  const token = await tokenOf(request, ana);
  await expect
    .poll(async () => {
      const { project } = await graphql<{ project: { statuses: { name: string }[] } }>(
        request,
        columnsOf,
        { key },
        token,
      );
      return project.statuses.filter((status) => status.name === "Waiting").length;
    })
    .toBe(1);
});

test("a request that arrived although its answer was lost is not done twice", async ({ page, request }) => {
  const ana = somebody();
  await signUp(page, ana);
  const key = await createProject(page, "Home");
  await page.goto(`/${key}/settings`);
  let lost = 0;
  await page.route("**/graphql", async (route) => {
    if (lost > 0 || !route.request().postData()?.includes("CreateLabel")) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByPlaceholder("New label").fill("Garden");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Name of the label")).toHaveValue("Garden");
  const token = await tokenOf(request, ana);
  const labels = `query ($key: String!) { project(key: $key) { labels { name } } }`;
  const { project } = await graphql<{ project: { labels: unknown[] } }>(request, labels, { key }, token);
  expect(project.labels).toHaveLength(1);
  expect(lost).toBe(1);
});
