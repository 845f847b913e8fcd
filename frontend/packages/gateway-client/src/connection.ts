import { Store } from "./store.ts";

/**
 * Whether the server is in reach, as the last request found it; whether the socket brings changes as they happen; and
 * how many commands are stored here until they can be sent.
 */
export interface Connection {
  reachable: boolean;
  live: boolean;
  waiting: number;
}

export class ConnectionWatch {
  readonly state = new Store<Connection>({ reachable: true, live: true, waiting: 0 });

  constructor() {
    addEventListener("offline", () => this.lost());
  }

  found(): void {
    this.#set({ reachable: true });
  }

  lost(): void {
    this.#set({ reachable: false });
  }

  live(live: boolean): void {
    this.#set(live ? { live, reachable: true } : { live });
  }

  waiting(waiting: number): void {
    this.#set({ waiting });
  }

  #set(change: Partial<Connection>): void {
    const present = this.state.get();
    const next = { ...present, ...change };
    const same = next.reachable === present.reachable && next.live === present.live && next.waiting === present.waiting;
    if (!same) this.state.set(next);
  }
}

/** After `milliseconds`, or as soon as the browser or a request says that the server is in reach again. */
export async function nextTry(watch: ConnectionWatch, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      stop();
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    addEventListener("online", go);
    const stop = watch.state.subscribe(() => watch.state.get().reachable && go());
  });
}
