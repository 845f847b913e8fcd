import type { Priority } from "@taskfleet/gateway-client/schema";

/** The keys that give a task a priority. */
export const priorityOf: Record<string, Priority> = { 1: "URGENT", 2: "HIGH", 3: "MEDIUM", 4: "LOW", 0: "NONE" };
