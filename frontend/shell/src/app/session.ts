import { ConnectionWatch, createGateway, Session, Store, type Gateway } from "@taskfleet/gateway-client";

/** One a tab, for as long as it is open. */
const connection = new ConnectionWatch();
export const session = new Session(connection);

/** A gateway, with its cache, belongs to one person: another one gets another, nobody has none. */
export const gatewayOfMe = new Store<Gateway | undefined>(undefined);

let owner: string | undefined;
session.state.subscribe(() => {
  const state = session.state.get();
  const userId = state.status === "signed-in" ? state.user.id : undefined;
  if (userId === owner) return;
  owner = userId;
  gatewayOfMe.get()?.close();
  gatewayOfMe.set(userId ? createGateway(session, connection, userId) : undefined);
});
