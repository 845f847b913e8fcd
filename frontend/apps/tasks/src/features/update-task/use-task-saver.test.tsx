import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import type { TaskFieldsFragment as Task } from "../../generated/graphql.ts";
import { aTask } from "../../testing/builders.ts";
import { stage } from "../../testing/stage.tsx";
import { TitleField } from "./title-field.tsx";
import { useTaskSaver } from "./use-task-saver.ts";

/** A server that knows versions, and a colleague who was there in between. */
function serverWith(task: Task) {
  let present = task;
  return {
    colleague: (change: Partial<Task>) => (present = { ...present, ...change, version: present.version + 1 }),
    title: () => present.title,
    resolvers: {
      Query: { task: () => present },
      Mutation: {
        updateTask: (_: unknown, { input }: { input: { title: string; expectedVersion: number } }) => {
          if (input.expectedVersion !== present.version) {
            throw new GraphQLError("stale", { extensions: { code: "stale", version: present.version } });
          }
          return (present = { ...present, title: input.title, version: present.version + 1 });
        },
      },
    },
  };
}

function Title({ task }: { task: Task }) {
  const saver = useTaskSaver(task);
  return <TitleField task={task} saver={saver} canEdit isEditing />;
}

test("another field that changed meanwhile is no matter", async () => {
  const server = serverWith(aTask());
  await stage(<Title task={aTask()} />, "/", server.resolvers);
  await screen.findByLabelText("Title");
  server.colleague({ priority: "HIGH" });
  await userEvent.setup().keyboard("Paint the stairs{Enter}");
  await waitFor(() => expect(server.title()).toBe("Paint the stairs"));
});

test("the same field that changed meanwhile is not overwritten until the person says so", async () => {
  const server = serverWith(aTask());
  await stage(<Title task={aTask()} />, "/", server.resolvers);
  await screen.findByLabelText("Title");
  server.colleague({ title: "Paint the cellar" });
  const user = userEvent.setup();
  await user.keyboard("Paint the stairs{Enter}");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Paint the cellar");
  expect(alert.textContent).toContain("Paint the stairs");
  expect(server.title()).toBe("Paint the cellar");
  await user.click(screen.getByRole("button", { name: "Use mine" }));
  await waitFor(() => expect(server.title()).toBe("Paint the stairs"));
});
