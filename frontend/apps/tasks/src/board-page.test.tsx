import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { beforeEach, expect, test, vi } from "vitest";
import { BoardPage } from "./board-page.tsx";
import { aCard, aStatus, aTask, projectId } from "./testing/builders.ts";
import { giveRoom, stage } from "./testing/stage.tsx";

const todo = aStatus();
const doing = aStatus({ id: "doing", name: "Doing", kind: "ACTIVE", position: "a1", wipLimit: 1 });

function board(role = "OWNER") {
  return {
    epoch: 1,
    seq: 10,
    project: {
      id: projectId,
      key: "HOME",
      name: "Home",
      description: "",
      role,
      statuses: [todo, doing],
      labels: [],
      categories: [],
      archivedAt: null,
      deletedAt: null,
      version: 1,
      createdAt: "2026-11-20T12:00:00Z",
    },
    members: [],
    columns: [
      {
        status: todo,
        count: 2,
        cards: [aCard(), aCard({ id: "card-2", key: "HOME-2", number: 2, title: "Order tiles", position: "a1" })],
      },
      {
        status: doing,
        count: 1,
        cards: [aCard({ id: "card-3", key: "HOME-3", number: 3, title: "Call", status: doing })],
      },
    ],
  };
}

beforeEach(giveRoom);

const column = (name: string) => screen.findByRole("region", { name });
const titles = async (name: string) =>
  within(await column(name))
    .queryAllByRole("row")
    .map((row) => row.querySelector("p")?.textContent);

test("three tasks are typed one after another without the mouse", async () => {
  const created: string[] = [];
  await stage(<BoardPage projectKey="HOME" />, "/HOME", {
    Query: { board: () => board() },
    Mutation: {
      createTask: (_, { input }: { input: { id: string; title: string } }) => {
        created.push(input.title);
        const number = created.length + 3;
        return aTask({ id: input.id, title: input.title, number, key: `HOME-${number}`, position: `a${number}` });
      },
    },
  });
  const user = userEvent.setup();
  await user.click(within(await column("To do")).getByRole("button", { name: "Add task" }));
  await user.keyboard("One{Enter}Two{Enter}Three{Enter}");
  await waitFor(() => expect(created).toEqual(["One", "Two", "Three"]));
  await waitFor(async () =>
    expect(await titles("To do")).toEqual(["Paint the hall", "Order tiles", "One", "Two", "Three"]),
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Title of a new task in To do"));
});

test("a task that is refused stays to be tried again", async () => {
  await stage(<BoardPage projectKey="HOME" />, "/HOME", {
    Query: { board: () => board() },
    Mutation: {
      createTask: () => {
        throw new GraphQLError("full", { extensions: { code: "column_full" } });
      },
    },
  });
  const user = userEvent.setup();
  await user.click(within(await column("Doing")).getByRole("button", { name: "Add task" }));
  await user.keyboard("One too many{Enter}");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("One too many");
  expect(await titles("Doing")).toEqual(["Call"]);
});

test("a card is moved by the keyboard at once, and comes back with the reason when that is refused", async () => {
  const answer = vi.fn();
  await stage(<BoardPage projectKey="HOME" />, "/HOME", {
    Query: { board: () => board() },
    Mutation: {
      moveTask: async () => {
        await new Promise((resolve) => answer.mockImplementation(resolve));
        throw new GraphQLError("full", { extensions: { code: "column_full" } });
      },
    },
  });
  const user = userEvent.setup();
  const row = await screen.findByRole("row", { name: "Paint the hall" });
  act(() => row.focus());
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(await titles("Doing")).toEqual(["Paint the hall", "Call"]);
  await waitFor(() => expect(answer.getMockImplementation()).toBeDefined());
  answer();
  expect((await screen.findByRole("alert")).textContent).toBeTruthy();
  expect(await titles("To do")).toEqual(["Paint the hall", "Order tiles"]);
});

test("filters are read from the address, written to it, and count what they leave", async () => {
  await stage(<BoardPage projectKey="HOME" />, "/HOME?text=tiles", { Query: { board: () => board() } });
  await column("To do");
  expect(await titles("To do")).toEqual(["Order tiles"]);
  const user = userEvent.setup();
  await user.clear(screen.getByLabelText("Search tasks"));
  await user.type(screen.getByLabelText("Search tasks"), "hall");
  expect(await titles("To do")).toEqual(["Paint the hall"]);
  expect(screen.getByLabelText("address").textContent).toBe("/HOME?text=hall");
});

test("who may only look is offered nothing to change", async () => {
  await stage(<BoardPage projectKey="HOME" />, "/HOME", { Query: { board: () => board("VIEWER") } });
  await column("To do");
  for (const name of ["Add task", "Add column", "Create task"])
    expect(screen.queryByRole("button", { name })).toBeNull();
});
