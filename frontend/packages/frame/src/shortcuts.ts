import { allCommands, registry, type Command } from "./commands.ts";

const secondStrokeWithin = 1000; // milliseconds
const modifier = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? "metaKey" : "ctrlKey";

/** Starts commands by their keys. Returns how to stop. */
export function listenForShortcuts(target: Pick<Window, "addEventListener" | "removeEventListener">): () => void {
  let first: string | undefined;
  let forget: ReturnType<typeof setTimeout> | undefined;

  const press = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.defaultPrevented || event.isComposing) return;
    const stroke = strokeOf(event);
    if (!stroke) return;
    if (!stroke.startsWith("mod+") && (isTyping(event.target) || isInDialog(event.target))) return;
    const commands = allCommands(registry.get()).filter((command) => command.keys && !command.explainOnly);
    const both = first && commands.find((command) => command.keys === `${first} ${stroke}`);
    const command = both || commands.find((candidate) => candidate.keys === stroke);
    clearTimeout(forget);
    first = undefined;
    if (command) start(command, event);
    else if (commands.some((candidate) => candidate.keys?.startsWith(`${stroke} `))) {
      first = stroke;
      forget = setTimeout(() => (first = undefined), secondStrokeWithin);
    }
  };
  target.addEventListener("keydown", press);
  return () => target.removeEventListener("keydown", press);
}

function start(command: Command, event: KeyboardEvent): void {
  event.preventDefault();
  command.run();
}

function strokeOf(event: KeyboardEvent): string | undefined {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  if (event.altKey) return undefined;
  if (event[modifier]) return event.shiftKey ? `mod+shift+${key}` : `mod+${key}`;
  if (event.ctrlKey || event.metaKey) return undefined;
  // A character says itself whether it needed Shift: "?" is "?".
  return event.shiftKey && event.key.length > 1 ? `shift+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}
