import { GraphQLError } from "graphql";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, toasts } from "@taskfleet/frame";
import { GatewayProvider } from "@taskfleet/gateway-client";
import { ana, testGateway } from "@taskfleet/gateway-client/testing";
import { IntlProvider } from "use-intl";
import { afterEach, beforeEach, expect, test } from "vitest";
import shared from "../../../packages/ui/src/messages/en.json";
import own from "./messages/en.json";
import { ProfilePage } from "./profile-page.tsx";

let sent: { field: string; input: Record<string, unknown> }[];
let refuse: Record<string, { code: string; field?: string }>;
let present: Record<string, unknown>;

const asked = (field: string, reply: (input: Record<string, unknown>) => unknown) => (_: unknown, variables: never) => {
  const { input } = variables as { input: Record<string, unknown> };
  sent.push({ field, input });
  const refusal = refuse[field];
  if (refusal) throw new GraphQLError("No.", { extensions: refusal });
  return reply(input);
};

function open() {
  const gateway = testGateway({
    Query: {
      me: () => present,
      sessions: () => ({
        nodes: [
          { id: "here", current: true, createdAt: "2026-11-01T08:00:00Z", lastUsedAt: "2026-11-20T08:00:00Z" },
          {
            id: "there",
            current: false,
            createdAt: "2026-11-02T08:00:00Z",
            lastUsedAt: "2026-11-19T08:00:00Z",
            address: "192.0.2.7",
            agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15 Safari/604.1",
          },
        ],
      }),
    },
    Mutation: {
      updateProfile: asked("updateProfile", (input) => {
        present = { ...present, ...input, initials: input["initials"] ?? "AL", version: 2 };
        return present;
      }),
      endSession: asked("endSession", () => ({ ok: true })),
      endOtherSessions: asked("endOtherSessions", () => ({ ok: true })),
      changePassword: asked("changePassword", () => ({ ok: true })),
    },
  });
  render(
    <MemoryRouter>
      <GatewayProvider gateway={gateway}>
        <IntlProvider locale="en" timeZone="Europe/Berlin" messages={{ ...shared, ...own }}>
          <ProfilePage />
        </IntlProvider>
      </GatewayProvider>
    </MemoryRouter>,
  );
  return { me: () => gateway.session.state.get() as { user: typeof ana } };
}

beforeEach(() => {
  [sent, refuse, present] = [[], {}, { ...ana, disabled: false, createdAt: "2026-11-01T08:00:00Z" }];
});
afterEach(() => toasts.set([]));

test("an appearance holds at once and is kept", async () => {
  const { me } = open();
  await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
  expect(me().user.appearance).toBe("DARK");
  await waitFor(() => expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toContain("Saved"));
  expect(sent).toEqual([{ field: "updateProfile", input: { appearance: "DARK" } }]);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Dark" }).checked).toBe(true);
});

test("an appearance that is refused goes back, with a reason", async () => {
  refuse = { updateProfile: { code: "try_again" } };
  const { me } = open();
  await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
  expect((await screen.findByRole("alert")).textContent).toBe(shared.refusals.try_again);
  expect(me().user.appearance).toBe("SYSTEM");
});

test("a time zone is chosen by its name", async () => {
  open();
  await userEvent.selectOptions(screen.getByLabelText("Time zone"), "Europe/Istanbul");
  await waitFor(() => expect(sent).toEqual([{ field: "updateProfile", input: { timeZone: "Europe/Istanbul" } }]));
});

test("initials that are taken away come from the name again", async () => {
  present = { ...present, initials: "X" };
  const { me } = open();
  await userEvent.type(screen.getByLabelText("Initials"), "Q");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(me().user.initials).toBe("Q"));
  await userEvent.clear(screen.getByLabelText("Initials"));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent.at(-1)?.input).toEqual({ initials: null, expectedVersion: 2 }));
});

test("what another device changed meanwhile is said, nothing typed is lost, and saving again keeps it", async () => {
  const { me } = open();
  refuse = { updateProfile: { code: "stale" } };
  present = { ...present, name: "Ana from the phone", version: 7 };
  const name = screen.getByLabelText<HTMLInputElement>("Name");
  await userEvent.clear(name);
  await userEvent.type(name, "Ana Typed");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toBe(own.profile.who.changedMeanwhile);
  expect(name.value).toBe("Ana Typed");
  expect(me().user.version).toBe(7);
  refuse = {};
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent.at(-1)?.input).toEqual({ name: "Ana Typed", expectedVersion: 7 }));
});

test("another device is logged out from here, and the keyboard stays in the list", async () => {
  open();
  const devices = await screen.findByRole("list", { name: "Where you are logged in" });
  expect(within(devices).getAllByRole("listitem")).toHaveLength(2);
  await userEvent.click(within(devices).getByRole("button", { name: "Log out there: Safari on iPhone" }));
  await waitFor(() => expect(within(devices).getAllByRole("listitem")).toHaveLength(1));
  expect(sent).toEqual([{ field: "endSession", input: { id: "there" } }]);
  expect(document.activeElement?.contains(devices)).toBe(true);
  expect(toasts.get()[0]?.text).toBe("Logged out: Safari on iPhone");
});

test("a device that could not be logged out stays in the list", async () => {
  refuse = { endSession: { code: "unavailable" } };
  open();
  await userEvent.click(await screen.findByRole("button", { name: /^Log out there/ }));
  await waitFor(() => expect(toasts.get()[0]?.kind).toBe("problem"));
  expect(await screen.findByText("Safari on iPhone")).toBeTruthy();
});

test("a wrong password is said beside its field, and what was typed stays", async () => {
  refuse = { changePassword: { code: "wrong_password", field: "old_password" } };
  open();
  await userEvent.type(screen.getByLabelText("Present password"), "not that one");
  await userEvent.type(screen.getByLabelText("New password"), "a new quiet sentence");
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));
  expect(await screen.findByText(shared.refusals.wrong_password)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("New password").value).toBe("a new quiet sentence");
});

test("a changed password leaves an empty form", async () => {
  open();
  await userEvent.type(screen.getByLabelText("Present password"), "the old one");
  await userEvent.type(screen.getByLabelText("New password"), "a new quiet sentence");
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("New password").value).toBe(""));
  expect(sent).toEqual([
    { field: "changePassword", input: { oldPassword: "the old one", newPassword: "a new quiet sentence" } },
  ]);
});
