import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";
import type { GraphQLFormattedError } from "graphql";
import { print } from "graphql";

const longestWait = 15_000; // milliseconds; the gateway answers within 10 s

/**
 * One GraphQL request outside Apollo, for what Apollo itself needs: the session. With `Taskfleet-Session: cookie` the
 * gateway keeps the refresh token in a cookie. Throws what an Apollo link would throw.
 */
export async function post<Data, Variables>(
  path: "/graphql" | "/graphql/session",
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  headers: Record<string, string> = {},
): Promise<Data> {
  return postText<Data>(path, print(document), variables, { "taskfleet-session": "cookie", ...headers });
}

/** The same for a document that is text already. */
export async function postText<Data>(
  path: "/graphql" | "/graphql/session",
  query: string,
  variables: unknown,
  headers: Record<string, string>,
): Promise<Data> {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(longestWait),
  });
  const bodyText = await response.text();
  let result: { data?: Data; errors?: GraphQLFormattedError[] };
  try {
    result = JSON.parse(bodyText) as typeof result;
  } catch {
    throw new ServerError("The answer is not JSON.", { response, bodyText });
  }
  if (result.errors?.length) throw new CombinedGraphQLErrors({ errors: result.errors });
  if (!result.data) throw new ServerError("The answer has no data.", { response, bodyText });
  return result.data;
}

export function bearer(token: string | undefined): Record<string, string> {
  return token ? { authorization: `Bearer ${token}` } : {};
}
