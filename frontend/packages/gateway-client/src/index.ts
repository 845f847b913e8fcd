// What an app may use of the gateway. Apollo is exported piece by piece: the shell ships what is named here, once.
export { NetworkStatus } from "@apollo/client";
export type { ApolloCache, ApolloClient, Reference } from "@apollo/client";
export { skipToken, useApolloClient, useFragment, useLazyQuery, useMutation, useQuery } from "@apollo/client/react";
export { ConnectionWatch, type Connection } from "./connection.ts";
export { createGateway, type Gateway } from "./gateway.ts";
export type { MeFragment as Me } from "./generated/graphql.ts";
export { MeFragmentDoc, NotificationAddedDocument } from "./generated/graphql.ts";
export { listComment, unlistComment } from "./live/apply/comments.ts";
export { asLiveEvent, type LiveEvent } from "./live/event.ts";
export { byPosition, placeCard, removeCard } from "./live/place-card.ts";
export type { RefusedCommand } from "./queue/queue.ts";
export { GatewayProvider, useGateway, useMe, useProjectLive } from "./react.tsx";
export { isUnreachable, refusalOf, type Refusal } from "./refusal.ts";
export { post } from "./session/post.ts";
export { Session, type SessionState } from "./session/session.ts";
export { Store, useStore } from "./store.ts";
export { ProjectsDocument, type ProjectLineFragment } from "./generated/graphql.ts";
