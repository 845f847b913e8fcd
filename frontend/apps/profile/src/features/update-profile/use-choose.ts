import { useExplain } from "@taskfleet/frame";
import { useGateway, useMe, useMutation, type Me } from "@taskfleet/gateway-client";
import { useRef, useState } from "react";
import { UpdateProfileDocument } from "../../generated/graphql.ts";

export type Choice = Partial<Pick<Me, "appearance" | "locale" | "timeZone" | "weekStart">>;

export interface Chosen {
  /** Does nothing before `ready`: what the choice needs first. */
  choose: (choice: Choice, ready?: Promise<void>) => Promise<void>;
  isSaved: boolean;
  /** Why the last choice was taken back. */
  problem: string | undefined;
}

/** Changes one preference: it holds at once, and goes back with a reason when it is refused. The last choice wins. */
export function useChoose(): Chosen {
  const { session } = useGateway();
  const me = useMe();
  const explain = useExplain();
  const [update] = useMutation(UpdateProfileDocument);
  const known = useRef(me); // as the server has said it last
  const waiting = useRef(0);
  const [outcome, setOutcome] = useState<{ isSaved: boolean; problem?: string }>({ isSaved: false });

  const choose = async (choice: Choice, ready?: Promise<void>) => {
    if (waiting.current === 0) known.current = me;
    waiting.current += 1;
    setOutcome({ isSaved: false });
    let problem: string | undefined;
    try {
      if (ready) await ready;
      session.updateUser({ ...me, ...choice });
      const { data } = await update({ variables: { input: choice } });
      if (data?.updateProfile) known.current = data.updateProfile;
    } catch (error) {
      problem = explain(error).sentence;
    }
    waiting.current -= 1;
    if (waiting.current > 0) return;
    session.updateUser(known.current);
    setOutcome({ isSaved: !problem, problem });
  };

  return { choose, isSaved: outcome.isSaved, problem: outcome.problem };
}
