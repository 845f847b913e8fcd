import { ApolloClient } from "@apollo/client/core";
import { SchemaLink } from "@apollo/client/link/schema";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { createCache } from "./cache.ts";
import { ConnectionWatch } from "./connection.ts";
import type { Gateway } from "./gateway.ts";
import type { MeFragment } from "./generated/graphql.ts";
import type { CommandQueue } from "./queue/queue.ts";
import type { Session, SessionState } from "./session/session.ts";
import { Store } from "./store.ts";
import schemaText from "../../../../gateway/schema.graphql?raw";

type Resolvers = Record<string, Record<string, (parent: unknown, variables: never) => unknown>>;

export const ana: MeFragment = {
  __typename: "User",
  id: "01900000-0000-7000-8000-0000000000a1",
  email: "ana@example.org",
  name: "Ana Lima",
  initials: "AL",
  timeZone: "Europe/Berlin",
  locale: "EN",
  weekStart: "MONDAY",
  appearance: "SYSTEM",
  administrator: false,
  version: 1,
};

/** For tests only: a gateway whose answers are the given resolvers', checked against the real schema. */
export function testGateway(resolvers: Resolvers, me: MeFragment = ana): Gateway {
  const schema = makeExecutableSchema({ typeDefs: schemaText, resolvers });
  const state = new Store<SessionState>({ status: "signed-in", user: me });
  return {
    client: new ApolloClient({ cache: createCache(), link: new SchemaLink({ schema }) }),
    socket: { listen: () => () => undefined, close: () => undefined } as unknown as Gateway["socket"],
    queue: { refused: new Store([]) } as unknown as CommandQueue,
    session: {
      state,
      updateUser: (user: MeFragment) => state.set({ status: "signed-in", user }),
    } as unknown as Session,
    connection: new ConnectionWatch(),
    close: () => undefined,
  };
}
