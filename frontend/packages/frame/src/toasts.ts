import { Store } from "@taskfleet/gateway-client";

export interface Toast {
  id: string;
  text: string;
  kind: "done" | "problem";
  /** What the button does; the toast goes when it is pressed. */
  undo?: () => void;
}

const longest = 3;

export const toasts = new Store<readonly Toast[]>([]);

/** Says what was done ("Moved to Done"), for 8 s, with its undo. */
export function say(text: string, options: { undo?: () => void } = {}): void {
  show({ id: crypto.randomUUID(), text, kind: "done", ...options });
}

/** Says why something was not done, where there is no better place: the thing itself is no longer on the page. */
export function sayProblem(text: string): void {
  show({ id: crypto.randomUUID(), text, kind: "problem" });
}

export function dismissToast(id: string): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

function show(toast: Toast): void {
  toasts.set([...toasts.get(), toast].slice(-longest));
}
