import { ApolloClient, ApolloLink, gql } from "@apollo/client";
import { GraphQLError, type FormattedExecutionResult } from "graphql";
import { of, throwError } from "rxjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCache } from "../cache.ts";
import { ConnectionWatch } from "../connection.ts";
import { CommandQueue } from "./queue.ts";
import { CommandStorage, type StoredCommand } from "./storage.ts";

const create = gql`
  mutation CreateTask($title: String!) {
    createTask(input: { projectId: "p", title: $title }) {
      id
    }
  }
`;
const changePassword = gql`
  mutation ChangePassword {
    changePassword(input: { oldPassword: "a", newPassword: "b" }) {
      ok
    }
  }
`;

interface Sent {
  key: string;
  title: unknown;
}

let sent: Sent[];
let network: "up" | "down" | "refuses";
let connection: ConnectionWatch;

const wire = new ApolloLink((operation) => {
  const { headers } = operation.getContext() as { headers: Record<string, string> };
  sent.push({ key: headers["idempotency-key"] ?? "", title: operation.variables["title"] });
  if (network === "down") return throwError(() => new TypeError("Failed to fetch"));
  if (network === "refuses") return of({ errors: [new GraphQLError("no", { extensions: { code: "forbidden" } })] });
  return of({ data: { createTask: { __typename: "Task", id: "1" } } });
});

function aTab(resend: (command: StoredCommand) => Promise<FormattedExecutionResult> = vi.fn()) {
  const queue = new CommandQueue(new CommandStorage("ana"), connection, resend);
  const client = new ApolloClient({ cache: createCache(), link: ApolloLink.from([queue.link, wire]) });
  return { queue, client };
}
const stored = () => Object.keys(localStorage).filter((key) => key.startsWith("taskfleet.queue.")).length;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  network = "up";
  connection = new ConnectionWatch();
});
afterEach(() => vi.useRealTimers());

test("what is answered is not kept", async () => {
  await aTab().client.mutate({ mutation: create, variables: { title: "one" } });
  expect(sent).toHaveLength(1);
  expect(stored()).toBe(0);
});

test("what is done without a network waits, and is sent in order under the same keys when it is back", async () => {
  network = "down";
  const { client } = aTab();
  const both = Promise.all(
    ["one", "two"].map(async (title) => client.mutate({ mutation: create, variables: { title } })),
  );
  await vi.advanceTimersByTimeAsync(700);
  expect(connection.state.get().waiting).toBe(2);
  expect(stored()).toBe(1);
  network = "up";
  dispatchEvent(new Event("online"));
  await both;
  expect(sent.filter(({ title }) => title === "one").length).toBeGreaterThan(1);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  expect(sent.at(-1)?.title).toBe("two");
  expect(connection.state.get().waiting).toBe(0);
  expect(stored()).toBe(0);
});

test("a command with a secret is not stored, and fails at once", async () => {
  network = "down";
  await expect(aTab().client.mutate({ mutation: changePassword })).rejects.toThrow();
  expect(stored()).toBe(0);
});

test("a tab that is gone leaves its commands to the next one", async () => {
  const left = { key: "k1", name: "CreateTask", query: "mutation { a }", variables: { title: "left" } };
  localStorage.setItem("taskfleet.queue.ana.gone", JSON.stringify([left]));
  localStorage.setItem("taskfleet.queue.ben.gone", JSON.stringify([left]));
  const resend = vi.fn().mockResolvedValue({ data: {} });
  await aTab(resend).queue.resume();
  await vi.advanceTimersByTimeAsync(1);
  expect(resend).toHaveBeenCalledExactlyOnceWith(left);
  expect(Object.keys(localStorage)).toEqual(["taskfleet.queue.ben.gone"]);
});

test("what waited and was refused is shown, with what was typed", async () => {
  network = "down";
  const { client, queue } = aTab();
  const promise = client.mutate({ mutation: create, variables: { title: "Paint the door" } });
  const refused = expect(promise).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(100);
  network = "refuses";
  dispatchEvent(new Event("online"));
  await refused;
  expect(queue.refused.get()[0]?.command.variables).toEqual({ title: "Paint the door" });
  expect(stored()).toBe(0);
});

test("what is refused at once is for its own place on the page to say", async () => {
  network = "refuses";
  const { client, queue } = aTab();
  await expect(client.mutate({ mutation: create, variables: { title: "one" } })).rejects.toThrow();
  expect(queue.refused.get()).toEqual([]);
});
