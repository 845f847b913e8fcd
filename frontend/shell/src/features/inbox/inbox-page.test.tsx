import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { show } from "../../testing.tsx";
import InboxPage from "./inbox-page.tsx";

const pageInfo = { endCursor: null, hasNextPage: false };
const ben = { id: "ben", name: "Ben Özdemir", initials: "BÖ" };
const home = { id: "p1", key: "HOME", name: "Home" };
const assigned = {
  id: "n1",
  kind: "ASSIGNED",
  actor: ben,
  project: home,
  task: { id: "t1", key: "HOME-1", title: "Paint" },
  commentId: null,
  invitationId: null,
  createdAt: new Date().toISOString(),
  readAt: null,
};
const inbox = (nodes: object[]) => () => ({ epoch: 1, seq: 1, unreadCount: nodes.length, nodes, pageInfo });
const invitation = {
  id: "i1",
  role: "MEMBER",
  project: home,
  email: "ana@example.org",
  invitedBy: ben,
  createdAt: new Date().toISOString(),
  expiresAt: new Date().toISOString(),
};
const invitations = (nodes: object[]) => () => ({ nodes, pageInfo });

test("an empty inbox says what will come", async () => {
  await show(<InboxPage />, { Query: { notifications: inbox([]), invitations: invitations([]) } });
  expect(await screen.findByRole("heading", { name: "Nothing new" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Mark all as read" }).hasAttribute("disabled")).toBe(true);
});

test("what happened leads to its task, and is read by following it", async () => {
  const asked: unknown[] = [];
  const markNotificationsRead = (_: unknown, variables: unknown) => {
    asked.push(variables);
    return { marked: 1, unreadCount: 0 };
  };
  await show(<InboxPage />, {
    Query: { notifications: inbox([assigned]), invitations: invitations([]) },
    Mutation: { markNotificationsRead },
  });
  const link = await screen.findByRole("link", { name: "Ben Özdemir assigned a task to you" });
  expect(link.getAttribute("href")).toBe("/HOME-1");
  await userEvent.click(link);
  await vi.waitFor(() => expect(asked).toEqual([{ input: { ids: ["n1"] } }]));
});

test("an invitation is answered where it stands", async () => {
  const asked: unknown[] = [];
  const acceptInvitation = (_: unknown, variables: unknown) => {
    asked.push(variables);
    return { ...home, role: "MEMBER", version: 1 };
  };
  await show(<InboxPage />, {
    Query: {
      notifications: inbox([]),
      invitations: invitations([invitation]),
      projects: () => ({ nodes: [], pageInfo }),
    },
    Mutation: { acceptInvitation },
  });
  const list = await screen.findByRole("list", { name: "Invitations" });
  expect(list.textContent).toContain("Ben Özdemir invites you to Home");
  await userEvent.click(within(list).getByRole("button", { name: "Accept" }));
  await vi.waitFor(() => expect(asked).toEqual([{ input: { id: "i1" } }]));
});
