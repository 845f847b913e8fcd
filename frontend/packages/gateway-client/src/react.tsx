import { ApolloProvider } from "@apollo/client/react";
import { createContext, use, useEffect, useEffectEvent, type ReactNode } from "react";
import type { MeFragment } from "./generated/graphql.ts";
import type { Gateway } from "./gateway.ts";
import { followProject, type ProjectFollower } from "./live/follow-project.ts";
import { useStore } from "./store.ts";

const GatewayContext = createContext<Gateway | null>(null);

export function GatewayProvider({ gateway, children }: { gateway: Gateway; children: ReactNode }) {
  return (
    <GatewayContext value={gateway}>
      <ApolloProvider client={gateway.client}>{children}</ApolloProvider>
    </GatewayContext>
  );
}

/** The gateway of who is signed in. Throws outside of the shell's signed-in part. */
export function useGateway(): Gateway {
  const gateway = use(GatewayContext);
  if (!gateway) throw new Error("useGateway needs a GatewayProvider above it.");
  return gateway;
}

/** Who is signed in. */
export function useMe(): MeFragment {
  const state = useStore(useGateway().session.state);
  if (state.status !== "signed-in") throw new Error("useMe is for people who are signed in.");
  return state.user;
}

/** Keeps the cached board of a project live while the component is there; nothing while `projectId` is not known. */
export function useProjectLive(projectId: string | undefined, follower: ProjectFollower): void {
  const { client, socket } = useGateway();
  const reread = useEffectEvent(async () => follower.reread());
  const lost = useEffectEvent((code: string) => follower.lost(code));
  const heard = useEffectEvent((...[event]: Parameters<NonNullable<ProjectFollower["heard"]>>) =>
    follower.heard?.(event),
  );
  useEffect(() => {
    if (!projectId) return undefined;
    return followProject(client, socket, projectId, { reread, lost, heard });
  }, [client, socket, projectId]);
}
