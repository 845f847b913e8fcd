import { useEffect, useEffectEvent, useId } from "react";
import { Store } from "@taskfleet/gateway-client";
import type { IconName } from "@taskfleet/ui";

/** Something a person can do here: the palette lists it, its keys start it, the `?` dialog explains them. */
export interface Command {
  /** A verb and its object: "Create project". Already translated. */
  title: string;
  /** The heading it stands under. Already translated. */
  group: string;
  run: () => void;
  icon?: IconName;
  /** `c`, `?`, `mod+k`, or two strokes one after another: `g b`. Single keys do nothing while somebody types. */
  keys?: string;
  /** Other words that should find it. */
  keywords?: string;
  /** Explained in the `?` dialog only: what arrow keys do in a list, say. The list itself listens. */
  explainOnly?: boolean;
  /** Not in the palette: it needs something that has the focus. */
  hidden?: boolean;
}

interface Registered {
  owner: string;
  commands: readonly Command[];
}

export const registry = new Store<readonly Registered[]>([]);

/** Offers commands while the component is there. The newest owner of a key wins. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  const run = useEffectEvent((index: number) => commands[index]?.run());
  // What is shown is compared as text: commands are made anew with each render, their meaning seldom changes.
  const shown = JSON.stringify(commands);
  useEffect(() => {
    const lasting = (JSON.parse(shown) as Omit<Command, "run">[]).map((command, index) => ({
      ...command,
      run: () => run(index),
    }));
    registry.set([...registry.get(), { owner, commands: lasting }]);
    return () => registry.set(registry.get().filter((registered) => registered.owner !== owner));
  }, [owner, shown]);
}

/** All commands that are on offer now, the newest first where two have the same keys. */
export function allCommands(registered: readonly Registered[]): Command[] {
  return registered.toReversed().flatMap(({ commands }) => commands);
}
