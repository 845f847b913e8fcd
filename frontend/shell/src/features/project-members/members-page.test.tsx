import { Route, Routes } from "@taskfleet/frame";
import { ana } from "@taskfleet/gateway-client/testing";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { show } from "../../testing.tsx";
import MembersPage from "./members-page.tsx";

const pageInfo = { endCursor: null, hasNextPage: false };
const joinedAt = "2026-11-01T12:00:00Z";
const project = (role: string) => () => ({
  id: "p1",
  key: "HOME",
  name: "Home",
  description: "",
  role,
  statuses: [],
  categories: [],
  labels: [],
  archivedAt: null,
  deletedAt: null,
  version: 1,
});
const members = () => ({
  nodes: [
    { user: { id: ana.id, name: ana.name, initials: ana.initials }, role: "OWNER", joinedAt },
    { user: { id: "ben", name: "Ben Özdemir", initials: "BÖ" }, role: "MEMBER", joinedAt },
  ],
  pageInfo,
});
const projectInvitations = () => ({ nodes: [], pageInfo });
const page = (
  <Routes>
    <Route path="/:place/members" element={<MembersPage />} />
  </Routes>
);
const open = async (role: string, mutations: Parameters<typeof show>[1][string] = {}) =>
  show(
    page,
    { Query: { project: project(role), members, projectInvitations }, Mutation: mutations },
    { path: "/HOME/members" },
  );

test("an owner invites, and the link for somebody without an account is shown once", async () => {
  const inviteMember = () => ({
    id: "i1",
    email: "cem@example.org",
    role: "MEMBER",
    link: "https://example.org/invitation/abc",
    expiresAt: joinedAt,
  });
  await open("OWNER", { inviteMember });
  await userEvent.type(await screen.findByLabelText("E-mail address"), "cem@example.org");
  await userEvent.click(screen.getByRole("button", { name: "Invite" }));
  expect(await screen.findByDisplayValue("https://example.org/invitation/abc")).toBeTruthy();
});

test("a refusal stands beside the address, which stays as it was typed", async () => {
  const inviteMember = () => {
    throw new GraphQLError("They are in this project already.", { extensions: { code: "already_in", field: "email" } });
  };
  await open("OWNER", { inviteMember });
  const email = await screen.findByLabelText<HTMLInputElement>("E-mail address");
  await userEvent.type(email, "ben@example.org");
  await userEvent.click(screen.getByRole("button", { name: "Invite" }));
  expect(await screen.findByText("They are in this project already.")).toBeTruthy();
  expect(email.value).toBe("ben@example.org");
  expect(email.getAttribute("aria-invalid")).toBe("true");
});

test("who does not own the project sees its people and their roles, and can change nothing", async () => {
  await open("VIEWER");
  const list = await screen.findByRole("list", { name: "Members" });
  expect(list.textContent).toContain("Ben Özdemir");
  expect(within(list).queryByRole("combobox")).toBeNull();
  expect(screen.queryByLabelText("E-mail address")).toBeNull();
  expect(within(list).getByRole("button", { name: "Leave" })).toBeTruthy();
});
