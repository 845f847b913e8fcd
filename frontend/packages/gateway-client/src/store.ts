import { useSyncExternalStore } from "react";

/** A value that changes, and those who want to know. */
export class Store<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  readonly get = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves with the first value, the present one included, that `holds`. */
  async until(holds: (value: Value) => boolean): Promise<Value> {
    if (holds(this.#value)) return this.#value;
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (!holds(this.#value)) return;
        stop();
        resolve(this.#value);
      });
    });
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}
