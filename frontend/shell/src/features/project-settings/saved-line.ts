import { useExplain } from "@taskfleet/frame";
import { useState } from "react";

/** One line that saves by itself when it is left: what went wrong stays beside it, with what was typed. */
export function useSavedLine(): {
  problem: string | undefined;
  save: (send: () => Promise<unknown>) => void;
} {
  const explain = useExplain();
  const [problem, setProblem] = useState<string>();
  return {
    problem,
    save: (send) => {
      setProblem(undefined);
      send().catch((error: unknown) => setProblem(explain(error).sentence));
    },
  };
}
