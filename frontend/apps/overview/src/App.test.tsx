import { GraphQLError } from "graphql";
import { act, render, screen, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "@taskfleet/frame";
import { GatewayProvider } from "@taskfleet/gateway-client";
import { ana, testGateway } from "@taskfleet/gateway-client/testing";
import { Suspense } from "react";
import { IntlProvider } from "use-intl";
import { beforeEach, expect, test } from "vitest";
import shared from "../../../packages/ui/src/messages/en.json";
import App from "./App.tsx";

const home = { id: "home", key: "HOME", name: "Home", role: "OWNER", openTasks: 3, version: 1 };
const today = new Intl.DateTimeFormat("sv-SE", { timeZone: ana.timeZone, dateStyle: "short" }).format();
const day = (distance: number) =>
  new Date(new Date(`${today}T00:00:00Z`).getTime() + distance * 86_400_000).toISOString().slice(0, 10);

const card = (number: number, title: string, due: string) => ({
  id: `task-${number}`,
  key: `HOME-${number}`,
  title,
  priority: "HIGH",
  assignee: { id: ana.id, name: ana.name, initials: ana.initials },
  due: { date: due },
});
const nothing = {
  ...{ openCount: 0, overdueCount: 0, dueTodayCount: 0, dueThisWeekCount: 0 },
  ...{ byStatus: [], byPriority: [], byProject: [], overdue: [], dueToday: [], dueThisWeek: [] },
  donePerDay: Array.from({ length: 30 }, (_, index) => ({ date: day(index - 29), count: 0 })),
};
const much = {
  ...{ openCount: 30, overdueCount: 22, dueTodayCount: 1, dueThisWeekCount: 2 },
  byStatus: [{ name: "To do", kind: "OPEN", count: 30 }],
  byPriority: [{ priority: "HIGH", count: 30 }],
  byProject: [{ projectId: "home", key: "HOME", name: "Home", open: 30, overdue: 22 }],
  donePerDay: nothing.donePerDay.map((each, index) => ({ ...each, count: index === 29 ? 3 : 0 })),
  overdue: Array.from({ length: 20 }, (_, index) => card(index + 10, `Late ${index}`, day(-1))),
  dueToday: [card(1, "Call the plumber", today)],
  dueThisWeek: [card(1, "Call the plumber", today), card(2, "Buy paint", day(1))],
};

let asked: string[];
let overview: unknown;
beforeEach(() => {
  [asked, overview] = [[], much];
});

async function open(path: string) {
  const gateway = testGateway({
    Query: {
      projects: () => ({ nodes: [home], pageInfo: { hasNextPage: false } }),
      project: () => {
        asked.push("project");
        throw new GraphQLError("No.", { extensions: { code: "not_found" } });
      },
      overview: (_, { projectId }: { projectId?: string }) => {
        asked.push(`overview of ${projectId ?? "mine"}`);
        if (overview instanceof Error) throw overview;
        return overview;
      },
    },
  });
  // Its words come by a dynamic import.
  await act(async () => {
    await import("./messages/en.json");
    render(
      <MemoryRouter initialEntries={[path]}>
        <GatewayProvider gateway={gateway}>
          <IntlProvider locale="en" timeZone={ana.timeZone} messages={shared}>
            <Suspense>
              <Routes>
                <Route path="/overview" element={<App />} />
                <Route path="/:place/overview" element={<App />} />
              </Routes>
            </Suspense>
          </IntlProvider>
        </GatewayProvider>
      </MemoryRouter>,
    );
  });
}

test("my overview is one call", async () => {
  await open("/overview");
  expect(await screen.findByText("22 overdue")).toBeTruthy();
  expect(asked).toEqual(["overview of mine"]);
});

test("a project that the side bar knows is one call too", async () => {
  await open("/HOME/overview");
  await screen.findByRole("heading", { name: "Overdue" });
  expect(asked).toEqual(["overview of home"]);
  expect(screen.queryByRole("heading", { name: "By project" })).toBeNull();
});

test("what is due today is not listed again under this week", async () => {
  await open("/overview");
  const later = await screen.findByRole("list", { name: "Later this week" });
  expect(
    within(later)
      .getAllByRole("link")
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining("Buy paint")]);
});

test("tasks lead to themselves, and a long list to the rest of it", async () => {
  await open("/overview");
  const late = await screen.findByRole("list", { name: "Overdue" });
  expect(
    within(late)
      .getByRole("link", { name: /Late 0/ })
      .getAttribute("href"),
  ).toBe("/HOME-10");
  expect(within(late).getByRole("link", { name: "2 more" }).getAttribute("href")).toBe("/my-work");
});

test("what was done is a table of 30 days, the newest first", async () => {
  await open("/overview");
  const rows = within(await screen.findByRole("table", { name: "Done per day" })).getAllByRole("row");
  expect(rows).toHaveLength(31);
  expect(rows[1]?.textContent).toMatch(/3$/);
  expect(screen.getByText("3 tasks done in the last 30 days")).toBeTruthy();
});

test("who has nothing is told what will be here", async () => {
  overview = nothing;
  await open("/overview");
  expect(await screen.findByRole("heading", { name: "Nothing is assigned to you" })).toBeTruthy();
});

test("a project that is not there, or not mine, looks like any page that is not there", async () => {
  await open("/NONE/overview");
  expect(await screen.findByRole("heading", { level: 1, name: "There is nothing here" })).toBeTruthy();
});

test("what cannot be loaded says why, and can be tried again", async () => {
  overview = new GraphQLError("No.", { extensions: { code: "unavailable" } });
  await open("/overview");
  expect(await screen.findByText(shared.refusals.unavailable)).toBeTruthy();
  overview = much;
  screen.getByRole("button", { name: "Try again" }).click();
  expect(await screen.findByText("22 overdue")).toBeTruthy();
});
