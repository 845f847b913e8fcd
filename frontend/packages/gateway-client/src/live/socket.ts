import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print, type GraphQLFormattedError } from "graphql";
import { createClient, type Client } from "graphql-ws";
import { nextTry, type ConnectionWatch } from "../connection.ts";
import type { Session } from "../session/session.ts";

const pingEvery = 8_000; // milliseconds
const pongWithin = 4_000;
const longestPause = 10_000;
const sessionEnded = 4401;

export interface Listener<Data> {
  next: (data: Data) => void;
  /** The subscription is over, by its own errors or because the socket was refused. */
  over: (errors: readonly GraphQLFormattedError[]) => void;
}

/** One WebSocket (graphql-transport-ws) for all subscriptions; comes back by itself, as long as the session lives. */
export class Socket {
  readonly #client: Client;

  constructor(session: Session, connection: ConnectionWatch) {
    let pongDue: ReturnType<typeof setTimeout> | undefined;
    this.#client = createClient({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
      connectionParams: async () => ({ authorization: `Bearer ${(await session.token()) ?? ""}` }),
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: async (tries) => {
        const pause = Math.min(500 * 2 ** tries, longestPause);
        await nextTry(connection, pause / 2 + (Math.random() * pause) / 2);
      },
      keepAlive: pingEvery,
      on: {
        connected: () => connection.live(true),
        ping: (received) => {
          if (!received) pongDue = setTimeout(() => this.#client.terminate(), pongWithin);
        },
        pong: (received) => received && clearTimeout(pongDue),
        closed: (event) => {
          clearTimeout(pongDue);
          if (event instanceof CloseEvent && event.code === sessionEnded) void session.refresh();
          else if (!(event instanceof CloseEvent) || event.code !== 1000) connection.live(false);
        },
      },
    });
    // The browser knows sooner than the next ping.
    addEventListener("offline", () => this.#client.terminate());
  }

  /** `variables` is asked again each time the socket comes back. Returns how to stop listening. */
  listen<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: () => Variables,
    listener: Listener<Data>,
  ): () => void {
    const payload = {
      query: print(document),
      get variables() {
        return variables();
      },
    };
    let stopped = false;
    const stop = this.#client.subscribe<Data>(payload, {
      next: ({ data, errors }) => {
        if (errors?.length) listener.over(errors);
        else if (data) listener.next(data);
      },
      error: (error) => !stopped && listener.over(Array.isArray(error) ? error : []),
      complete: () => !stopped && listener.over([]),
    });
    return () => {
      stopped = true;
      stop();
    };
  }

  close(): void {
    void this.#client.dispose();
  }
}
