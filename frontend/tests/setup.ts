import { afterEach, beforeAll } from "vitest";
import { cleanup } from "@testing-library/react";

/** Web Locks, which jsdom does not have: one holder a name, the others wait in order. */
class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #held = new Set<string>();

  async request<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const turn = before.then(async () => {
      this.#held.add(name);
      try {
        return await work();
      } finally {
        this.#held.delete(name);
      }
    });
    this.#tails.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async query() {
    return Promise.resolve({ held: [...this.#held].map((name) => ({ name })) });
  }
}

Object.defineProperty(navigator, "locks", { configurable: true, value: new Locks() });

beforeAll(() => {
  // Testing Library says this itself only where test functions are global.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});
