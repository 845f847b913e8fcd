import { ApolloClient, ApolloLink, gql } from "@apollo/client";
import { beforeEach, expect, test, vi } from "vitest";
import { createCache } from "../cache.ts";
import type { LiveItemFragment, ProjectChangedSubscription } from "../generated/graphql.ts";
import { followProject } from "./follow-project.ts";
import { boardId, placeCard } from "./place-card.ts";
import type { Listener, Socket } from "./socket.ts";

const project = "01900000-0000-7000-8000-000000000001";
const boardQuery = gql`
  query Board {
    board(key: "HOME") {
      epoch
      seq
      project {
        id
        key
        statuses {
          id
          projectId
          name
          kind
          position
          wipLimit
          version
        }
        labels {
          id
        }
        categories {
          id
        }
      }
      members {
        user {
          id
          name
          initials
        }
      }
      columns {
        status {
          id
          position
        }
        count
        cards {
          id
          projectId
          key
          title
          position
          version
          deletedAt
          commentCount
          assignee {
            id
            name
            initials
          }
          status {
            id
          }
        }
      }
    }
  }
`;

const status = (id: string, position: string) => ({
  __typename: "Status",
  id,
  projectId: project,
  name: id,
  kind: "OPEN",
  position,
  wipLimit: null,
  version: 1,
});
const todo = status("todo", "a");
const done = status("done", "b");
const ana = { __typename: "Person", id: "ana", name: "Ana", initials: "A" };
const card = (id: string, position: string, in_ = todo) => ({
  __typename: "Card",
  id,
  projectId: project,
  key: `HOME-${id}`,
  title: id,
  position,
  version: 1,
  deletedAt: null,
  commentCount: 0,
  assignee: null,
  status: { __typename: "Status", id: in_.id },
});

let client: ApolloClient;
let listener: Listener<ProjectChangedSubscription>;
let askedAfter: () => unknown;

const socket = {
  listen: (_: unknown, variables: () => { after: unknown }, given: Listener<ProjectChangedSubscription>) => {
    listener = given;
    askedAfter = () => variables().after;
    return () => undefined;
  },
} as unknown as Socket;

beforeEach(() => {
  vi.useFakeTimers();
  client = new ApolloClient({ cache: createCache(), link: ApolloLink.empty() });
  client.writeQuery({
    query: boardQuery,
    data: {
      board: {
        __typename: "Board",
        epoch: 1,
        seq: 10,
        project: {
          __typename: "Project",
          id: project,
          key: "HOME",
          statuses: [todo, done],
          labels: [],
          categories: [],
        },
        members: [{ __typename: "Member", user: ana }],
        columns: [
          { __typename: "Column", status: todo, count: 2, cards: [card("1", "a"), card("2", "c")] },
          { __typename: "Column", status: done, count: 1, cards: [card("3", "b", done)] },
        ],
      },
    },
  });
  return () => vi.useRealTimers();
});

function happens(seq: number, type: string, subject: string, data: unknown, epoch = 1) {
  const item: LiveItemFragment = {
    __typename: "LiveEvent",
    epoch,
    seq,
    type: `app.taskfleet.${type}.v1`,
    time: "2026-11-20T12:00:00Z",
    actor: ana as LiveItemFragment["actor"],
    subject,
    data,
  };
  listener.next({ projectChanged: item });
  vi.advanceTimersByTime(20);
}

interface Shown {
  columns: { count: number; cards: { id: string; title: string; assignee: { name: string } | null }[] }[];
}
function board(): Shown {
  return client.readQuery<{ board: Shown }>({ query: boardQuery })?.board as Shown;
}
const columns = () => board().columns.map(({ count, cards }) => [count, cards.map(({ id }) => id).join("")]);
const follow = (reread = vi.fn().mockResolvedValue(undefined)) => {
  followProject(client, socket, project, { reread, lost: vi.fn() });
  return reread;
};
const moved = (seq: number, position: string, version = 2) =>
  happens(seq, "task.moved", "1", {
    before: { status_id: "todo", position: "a" },
    after: { status_id: "done", position, version },
  });

test("a card that somebody moves leaves its column and enters the other in its place", () => {
  const reread = follow();
  moved(11, "c");
  expect(columns()).toEqual([
    [1, "2"],
    [2, "31"],
  ]);
  expect(reread).not.toHaveBeenCalled();
});

test("an event that comes again changes nothing", () => {
  follow();
  moved(11, "a");
  moved(11, "a");
  expect(columns()).toEqual([
    [1, "2"],
    [2, "13"],
  ]);
});

test("what this person moved already is not moved again by its event", () => {
  follow();
  client.cache.modify({
    id: "Task:1",
    fields: { status: () => ({ __ref: "Status:done" }), position: () => "c", version: () => 2 },
  });
  placeCard(client.cache, "1");
  moved(11, "c");
  expect(columns()).toEqual([
    [1, "2"],
    [2, "31"],
  ]);
});

test("an event that a newer reply has overtaken does not bring the old state back", () => {
  follow();
  client.cache.modify({ id: "Task:1", fields: { title: () => "newest", version: () => 5 } });
  happens(11, "task.updated", "1", { before: { title: "1" }, after: { title: "older", version: 4 } });
  expect(board().columns[0]?.cards[0]?.title).toBe("newest");
});

test("a gap, or another epoch, reads the board again", () => {
  const reread = follow();
  moved(13, "c");
  expect(reread).toHaveBeenCalledOnce();
  expect(columns()).toEqual([
    [2, "12"],
    [1, "3"],
  ]);
});

test("a restored database reads the board again", () => {
  const reread = follow();
  happens(11, "task.moved", "1", { before: {}, after: {} }, 2);
  expect(reread).toHaveBeenCalledOnce();
});

test("the socket resumes after the last event that was applied", () => {
  follow();
  expect(askedAfter()).toBe(10);
  moved(11, "c");
  expect(askedAfter()).toBe(11);
});

test("a new task appears at its place, once, with who it is assigned to", () => {
  follow();
  const task = {
    id: "4",
    project_id: project,
    number: 4,
    title: "Paint",
    description: "",
    status_id: "todo",
    position: "b",
    priority: "high",
    category_id: null,
    label_ids: [],
    assignee_id: "ana",
    start: null,
    due: null,
    estimate: null,
    parent_id: null,
    creator_id: "ana",
    version: 1,
    created_at: "2026-11-20T12:00:00Z",
    completed_at: null,
  };
  happens(11, "task.created", "4", { after: task });
  expect(columns()[0]).toEqual([3, "142"]);
  expect(board().columns[0]?.cards[1]?.assignee?.name).toBe("Ana");
  happens(12, "task.deleted", "4", { before: task });
  expect(columns()[0]).toEqual([2, "12"]);
});

test("somebody who is not known here makes the board be read again", () => {
  const reread = follow();
  happens(11, "task.assigned", "1", { before: { assignee_id: null }, after: { assignee_id: "unknown", version: 2 } });
  expect(reread).toHaveBeenCalledOnce();
});

test("a new column, and a column that is moved, stand where they belong", () => {
  follow();
  const wire = {
    id: "doing",
    project_id: project,
    name: "Doing",
    kind: "active",
    position: "ab",
    wip_limit: 3,
    version: 1,
  };
  happens(11, "status.created", "doing", { after: wire });
  expect(columns()).toEqual([
    [2, "12"],
    [0, ""],
    [1, "3"],
  ]);
  happens(12, "status.moved", "doing", { before: { position: "ab" }, after: { position: "c", version: 2 } });
  expect(columns()[2]).toEqual([0, ""]);
});

test("a task and its card are one: what a mutation answers shows on the board", () => {
  client.writeQuery({
    query: gql`
      query Task {
        task(id: "1") {
          id
          title
        }
      }
    `,
    data: { task: { __typename: "Task", id: "1", title: "Renamed" } },
  });
  expect(board().columns[0]?.cards[0]?.title).toBe("Renamed");
});

test("the board has its own place in the cache, however it was asked for", () => {
  expect(client.cache.extract()).toHaveProperty([boardId(project)]);
});
