import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useCommands, type Command } from "./commands.ts";
import { listenForShortcuts } from "./shortcuts.ts";

let stop: () => void;
beforeEach(() => {
  stop = listenForShortcuts(window);
});
afterEach(() => stop());

function Page({ commands }: { commands: Pick<Command, "keys" | "run">[] }) {
  useCommands(commands.map((command) => ({ title: command.keys ?? "", group: "Here", ...command })));
  return <input aria-label="Title" />;
}

async function press(keys: string, ...commands: Pick<Command, "keys" | "run">[]) {
  render(<Page commands={commands} />);
  await userEvent.keyboard(keys);
}

test("a key starts its command", async () => {
  const run = vi.fn();
  await press("c", { keys: "c", run });
  expect(run).toHaveBeenCalledOnce();
});

test("two strokes one after another are one shortcut", async () => {
  const [board, bold] = [vi.fn(), vi.fn()];
  await press("gb", { keys: "g b", run: board }, { keys: "b", run: bold });
  expect(board).toHaveBeenCalledOnce();
  expect(bold).not.toHaveBeenCalled();
});

test("? needs no word about Shift", async () => {
  const run = vi.fn();
  await press("{Shift>}?{/Shift}", { keys: "?", run });
  expect(run).toHaveBeenCalledOnce();
});

test("while somebody types, single keys are letters and Ctrl K still works", async () => {
  const [create, palette] = [vi.fn(), vi.fn()];
  render(
    <Page
      commands={[
        { keys: "c", run: create },
        { keys: "mod+k", run: palette },
      ]}
    />,
  );
  await userEvent.type(screen.getByLabelText("Title"), "c{Control>}k{/Control}");
  expect(create).not.toHaveBeenCalled();
  expect(palette).toHaveBeenCalledOnce();
});

test("the page that came last has the key, and gives it back when it goes", async () => {
  const [below, above] = [vi.fn(), vi.fn()];
  render(<Page commands={[{ keys: "e", run: below }]} />);
  const { unmount } = render(<Page commands={[{ keys: "e", run: above }]} />);
  await userEvent.keyboard("e");
  unmount();
  await userEvent.keyboard("e");
  expect(above).toHaveBeenCalledOnce();
  expect(below).toHaveBeenCalledOnce();
});
