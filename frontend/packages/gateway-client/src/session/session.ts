import { nextTry, type ConnectionWatch } from "../connection.ts";
import {
  LogInDocument,
  LogOutDocument,
  RefreshSessionDocument,
  SignUpDocument,
  type LogInInput,
  type MeFragment,
  type SignUpInput,
} from "../generated/graphql.ts";
import { isUnreachable, refusalOf } from "../refusal.ts";
import { Store } from "../store.ts";
import { bearer, post } from "./post.ts";

export type SessionState =
  /** Asking whether there is a session; `unreachable` when nobody answers. */
  | { status: "starting"; unreachable: boolean }
  /** `ended`: it was there, and somebody or time ended it. */
  | { status: "signed-out"; ended: boolean }
  | { status: "signed-in"; user: MeFragment };

interface Opened {
  accessToken: string;
  user: MeFragment;
}
type News = ({ kind: "opened" } & Opened) | { kind: "closed" };

const channelName = "taskfleet-session";
const refreshedAtKey = "taskfleet.session.refreshed-at";
const refreshAhead = 60_000; // milliseconds before the access token expires
const againSoon = 5_000;
/** Another tab's answer has brought the new cookie by then, unless that tab was closed before it came. */
const untilTheCookieIsHere = 1_000;
const triesAfterAnotherTab = 3;
const firstPause = 300;
const longestPause = 30_000;
/** Refusals after which the cookie may be good the next time; in `just_refreshed` another tab has just changed it. */
const saysNothingOfTheToken = new Set(["slow_down", "internal", "just_refreshed"]);

/**
 * Who is signed in here. The access token is in memory only, the refresh token in a cookie that scripts cannot read.
 *
 * Of all tabs one refreshes, under a lock, and tells the others; a tab that was opened meanwhile takes what it hears.
 */
export class Session {
  readonly state = new Store<SessionState>({ status: "starting", unreachable: false });
  #token: string | undefined;
  #expiresAt = 0; // by this machine's clock
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing: Promise<void> | undefined;
  #heard = 0;
  readonly #channel = new BroadcastChannel(channelName);

  readonly #connection: ConnectionWatch;

  constructor(connection: ConnectionWatch) {
    this.#connection = connection;
    this.#channel.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.kind === "closed") this.#close(true);
      else {
        this.#heard = Date.now();
        this.#open(data);
      }
    };
  }

  /** Takes up the session of the cookie, if there is one; keeps asking while nobody answers. */
  async start(): Promise<void> {
    for (let pause = firstPause; this.state.get().status === "starting"; pause = Math.min(pause * 2, longestPause)) {
      await this.refresh();
      if (this.state.get().status === "starting") await nextTry(this.#connection, pause);
    }
  }

  async logIn(input: LogInInput): Promise<void> {
    const { logIn } = await post("/graphql", LogInDocument, { input });
    if (logIn) this.#opened(logIn);
  }

  async signUp(input: SignUpInput): Promise<void> {
    const { signUp } = await post("/graphql", SignUpDocument, { input });
    if (signUp) this.#opened(signUp);
  }

  /** Throws when the server cannot be reached: a session that lives on must not look closed. */
  async logOut(): Promise<void> {
    try {
      await post("/graphql/session", LogOutDocument, {}, bearer(await this.token()));
    } catch (error) {
      if (refusalOf(error).code !== "unauthenticated") throw error;
    }
    this.#channel.postMessage({ kind: "closed" } satisfies News);
    this.#close(false);
  }

  /** An access token that is good for a while yet; undefined when nobody is signed in. */
  async token(): Promise<string | undefined> {
    if (this.#token && Date.now() > this.#expiresAt - refreshAhead / 4) await this.refresh();
    return this.#token;
  }

  /** A request with this token was refused as unauthenticated. True: there is another token now, try again. */
  async renewAfter(token: string | undefined): Promise<boolean> {
    if (token === this.#token) await this.refresh();
    return this.#token !== undefined && this.#token !== token;
  }

  /** The person changed themselves. */
  updateUser(user: MeFragment): void {
    if (this.state.get().status === "signed-in") this.state.set({ status: "signed-in", user });
  }

  /** Exchanges the cookie's refresh token for a new pair, once for all tabs; ends the session when that is refused. */
  async refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #refreshOnce(): Promise<void> {
    const asked = Date.now();
    await navigator.locks.request("taskfleet-refresh", async () => {
      if (await this.#hearsOfAnotherSince(asked)) return;
      try {
        const refreshSession = await exchange();
        if (refreshSession) this.#opened(refreshSession);
      } catch (error) {
        const refusal = refusalOf(error);
        if (!isUnreachable(refusal) && !saysNothingOfTheToken.has(refusal.code)) {
          this.#close(this.state.get().status === "signed-in");
        } else if (this.state.get().status === "starting") {
          this.state.set({ status: "starting", unreachable: isUnreachable(refusal) });
        } else this.#schedule(againSoon);
      }
    });
  }

  /** Another tab refreshed while this one waited for the lock: its news may still be on the way. */
  async #hearsOfAnotherSince(asked: number): Promise<boolean> {
    if (Number(localStorage.getItem(refreshedAtKey)) < asked) return false;
    for (let tries = 0; tries < 20 && this.#heard < asked; tries += 1) await pauseFor(25);
    return this.#heard >= asked;
  }

  #opened(opened: Opened): void {
    const { accessToken, user } = opened;
    localStorage.setItem(refreshedAtKey, String(Date.now()));
    this.#channel.postMessage({ kind: "opened", accessToken, user } satisfies News);
    this.#open(opened);
  }

  #open({ accessToken, user }: Opened): void {
    this.#token = accessToken;
    this.#expiresAt = Date.now() + lifetimeOf(accessToken);
    this.#schedule(this.#expiresAt - Date.now() - refreshAhead);
    this.state.set({ status: "signed-in", user });
  }

  #close(ended: boolean): void {
    clearTimeout(this.#timer);
    this.#token = undefined;
    this.state.set({ status: "signed-out", ended });
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    // Tabs take turns by chance; the first one to refresh spares the others theirs.
    this.#timer = setTimeout(() => void this.refresh(), Math.max(milliseconds, 1000) + Math.random() * 2000);
  }
}

/** Where another tab has just exchanged the cookie's token, the cookie is the new one in a moment. */
async function exchange(): Promise<Opened | null | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await post("/graphql/session", RefreshSessionDocument, {})).refreshSession;
    } catch (error) {
      if (tries === triesAfterAnotherTab || refusalOf(error).code !== "just_refreshed") throw error;
      await pauseFor(untilTheCookieIsHere);
    }
  }
}

/** Milliseconds from issue to expiry, as the token says: this machine's clock may be wrong. */
function lifetimeOf(token: string): number {
  const payload = token.split(".")[1] ?? "";
  const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as { exp: number; iat: number };
  return (claims.exp - claims.iat) * 1000;
}

async function pauseFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
