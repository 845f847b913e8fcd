import { createProject, expect, graphql, signUp, somebody, test, tokenOf } from "./people.ts";

const day = (distance: number) => new Date(Date.now() + distance * 86_400_000).toISOString().slice(0, 10);

test("the overview says what is due, follows what happens, and is one call", async ({ page, request }) => {
  const who = somebody();
  await signUp(page, who);
  const key = await createProject(page, "Home renovation");
  await page.goto(`/${key}/overview`);
  await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();

  const token = await tokenOf(request, who);
  const { project, me } = await graphql<{ project: { id: string }; me: { id: string } }>(
    request,
    "query ($key: String) { project(key: $key) { id } me { id } }",
    { key },
    token,
  );
  const add = async (title: string, due?: string) =>
    graphql<{ createTask: { id: string } }>(
      request,
      "mutation ($input: CreateTaskInput!) { createTask(input: $input) { id } }",
      { input: { projectId: project.id, title, assigneeId: me.id, ...(due ? { due: { date: due } } : {}) } },
      token,
    );
  await add("Call the plumber", day(-2));
  // Nobody reloads.
  await expect(
    page.getByRole("list", { name: "Overdue" }).getByRole("link", { name: /Call the plumber/ }),
  ).toBeVisible();
  const done = await add("Buy paint");
  await graphql(
    request,
    "mutation ($input: CompleteTaskInput!) { completeTask(input: $input) { id } }",
    { input: { id: done.createTask.id } },
    token,
  );
  await expect(page.getByText("1 task done in the last 30 days")).toBeVisible();

  const asked: string[] = [];
  page.on("request", (sent) => {
    const body = sent.postData() ?? "";
    if (/\b(overview|project)\(/.test(body)) asked.push(body);
  });
  await page.goto("/overview");
  await page.getByRole("link", { name: "Home renovation", exact: true }).last().click();
  await expect(page).toHaveURL(new RegExp(`/${key}/overview$`));
  await expect(page.getByRole("table", { name: "Done per day" }).getByRole("row")).toHaveCount(31);
  await page.waitForLoadState("networkidle");
  expect(asked).toHaveLength(2);
});
