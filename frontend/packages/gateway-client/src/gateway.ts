import { ApolloClient } from "@apollo/client/core";
import { ApolloLink } from "@apollo/client/link";
import { createCache } from "./cache.ts";
import type { ConnectionWatch } from "./connection.ts";
import { authenticates, sends, watches } from "./links.ts";
import { Socket } from "./live/socket.ts";
import { CommandQueue } from "./queue/queue.ts";
import { CommandStorage, type StoredCommand } from "./queue/storage.ts";
import { bearer, postText } from "./session/post.ts";
import type { Session } from "./session/session.ts";

/** Everything that talks to the gateway for one person: made when they sign in, closed when they are not any more. */
export interface Gateway {
  client: ApolloClient;
  socket: Socket;
  queue: CommandQueue;
  session: Session;
  connection: ConnectionWatch;
  close: () => void;
}

export function createGateway(session: Session, connection: ConnectionWatch, userId: string): Gateway {
  const wire = ApolloLink.from([authenticates(session), watches(connection), sends()]);
  const resend = async ({ key, query, variables }: StoredCommand): Promise<unknown> => {
    const headers = { ...bearer(await session.token()), "idempotency-key": key };
    return postText("/graphql", query, variables, headers);
  };
  const queue = new CommandQueue(new CommandStorage(userId), connection, resend);
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.from([queue.link, wire]),
    defaultOptions: {
      // What is cached shows at once, and what changed meanwhile follows.
      watchQuery: { fetchPolicy: "cache-and-network", nextFetchPolicy: "cache-first" },
    },
  });
  const socket = new Socket(session, connection);
  void queue.resume();
  return {
    client,
    socket,
    queue,
    session,
    connection,
    close: () => {
      socket.close();
      client.stop();
    },
  };
}
