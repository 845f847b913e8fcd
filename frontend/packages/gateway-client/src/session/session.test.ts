import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConnectionWatch } from "../connection.ts";
import { Session } from "./session.ts";

const user = { __typename: "User", id: "ana", name: "Ana" };
let answers: (() => Response)[];
let asked: { path: string; header: string | null }[];
let issued = 0;

function token(lifetime = 600): string {
  issued += 1;
  const claims = { iat: 1000, exp: 1000 + lifetime, jti: issued };
  return `header.${btoa(JSON.stringify(claims))}.signature`;
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const opened = () => json({ data: { refreshSession: { accessToken: token(), user } } });
const refused = (code: string) => json({ data: null, errors: [{ message: "no", extensions: { code } }] });

beforeEach(() => {
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (path: string, options: RequestInit) => {
    asked.push({ path, header: new Headers(options.headers).get("taskfleet-session") });
    const answer = answers.shift() ?? opened;
    await Promise.resolve();
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const aTab = () => new Session(new ConnectionWatch());

test("a session is taken up from the cookie, which only its own path and header bring along", async () => {
  const session = aTab();
  await session.start();
  expect(session.state.get()).toEqual({ status: "signed-in", user });
  expect(asked).toEqual([{ path: "/graphql/session", header: "cookie" }]);
});

test("without a session people are signed out, not told that one ended", async () => {
  answers.push(() => refused("unauthenticated"));
  const session = aTab();
  await session.start();
  expect(session.state.get()).toEqual({ status: "signed-out", ended: false });
});

test("two tabs that start at once refresh once, and have the same token", async () => {
  const [one, two] = [aTab(), aTab()];
  await Promise.all([one.start(), two.start()]);
  expect(asked).toHaveLength(1);
  expect(await two.token()).toBe(await one.token());
});

test("a session that ended elsewhere ends here when its token is refused", async () => {
  const session = aTab();
  await session.start();
  answers.push(() => refused("unauthenticated"));
  expect(await session.renewAfter(await session.token())).toBe(false);
  expect(session.state.get()).toEqual({ status: "signed-out", ended: true });
});

test("who meets another tab's exchange waits for its cookie, and asks again", async () => {
  const session = aTab();
  await session.start();
  const old = await session.token();
  answers.push(() => refused("just_refreshed"));
  await session.refresh();
  expect(session.state.get()).toEqual({ status: "signed-in", user });
  expect(await session.token()).not.toBe(old);
  expect(asked).toHaveLength(3);
});

test("a request that was refused with an old token is tried with the newer one, without asking again", async () => {
  const session = aTab();
  await session.start();
  const old = await session.token();
  await session.refresh();
  expect(await session.renewAfter(old)).toBe(true);
  expect(asked).toHaveLength(2);
});

test("while nobody answers nobody is signed out", async () => {
  const session = aTab();
  await session.start();
  answers.push(() => new Response("<html>", { status: 502 }));
  await session.refresh();
  expect(session.state.get().status).toBe("signed-in");
});

test("who logs out is logged out in every tab", async () => {
  const [one, two] = [aTab(), aTab()];
  await Promise.all([one.start(), two.start()]);
  answers.push(() => json({ data: { logOut: { ok: true } } }));
  await one.logOut();
  await vi.waitFor(() => expect(two.state.get().status).toBe("signed-out"));
});

test("nothing of a token is in the storage", async () => {
  await aTab().start();
  expect(Object.values(localStorage).join()).not.toContain("signature");
});
