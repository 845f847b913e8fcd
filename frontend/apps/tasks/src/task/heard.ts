import { Store, type LiveEvent } from "@taskfleet/gateway-client";

/** The last event of the open project that the cache has taken, for whoever shows a history. */
export const heard = new Store<LiveEvent | undefined>(undefined);
