import { ApolloLink } from "@apollo/client/link";
import { BaseHttpLink } from "@apollo/client/link/http";
import { catchError, from, mergeMap, tap, throwError } from "rxjs";
import type { ConnectionWatch } from "./connection.ts";
import { isUnreachable, refusalOf } from "./refusal.ts";
import { bearer } from "./session/post.ts";
import type { Session } from "./session/session.ts";

const longestWait = 15_000; // milliseconds; the gateway answers within 10 s

/** Brings the access token along; when it is refused, gets another one and tries once more. */
export function authenticates(session: Session): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const send = (token: string | undefined) => {
      operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
        headers: { ...headers, ...bearer(token) },
      }));
      return forward(operation);
    };
    return from(session.token()).pipe(
      mergeMap((token) =>
        send(token).pipe(
          mergeMap((result) => {
            if (!result.errors?.some(({ extensions }) => extensions?.["code"] === "unauthenticated")) return [result];
            return from(session.renewAfter(token)).pipe(
              mergeMap((renewed) => (renewed ? from(session.token()).pipe(mergeMap(send)) : [result])),
            );
          }),
        ),
      ),
    );
  });
}

/** Notes whether requests get through. */
export function watches(connection: ConnectionWatch): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap(() => connection.found()),
      catchError((error: unknown) => {
        if (isUnreachable(refusalOf(error))) connection.lost();
        return throwError(() => error);
      }),
    ),
  );
}

export function sends(): ApolloLink {
  return new BaseHttpLink({
    uri: "/graphql",
    credentials: "same-origin",
    fetch: async (address, options) => {
      const limit = AbortSignal.timeout(longestWait);
      return fetch(address, { ...options, signal: options?.signal ? AbortSignal.any([options.signal, limit]) : limit });
    },
  });
}
