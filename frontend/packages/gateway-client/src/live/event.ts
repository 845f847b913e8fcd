import type { LiveItemFragment } from "../generated/graphql.ts";
import type { EventData } from "../generated/events.ts";

interface Envelope {
  epoch: number;
  seq: number;
  time: string;
  actor: { id: string; name: string; initials: string } | null;
  /** The id of what it happened to. */
  subject: string;
}

/** Something that happened; `type` says what is in `data`. */
export type LiveEvent = {
  [Type in keyof EventData]: Envelope & { type: Type; data: EventData[Type] };
}[keyof EventData];

/** The event types of this release, and whatever a later one may add, which `switch` leaves alone. */
export function asLiveEvent(item: LiveItemFragment): LiveEvent {
  return item as LiveEvent;
}

/** Enums are lower case on the wire and upper case in GraphQL. */
export function asEnum<Value extends string>(value: Value): Uppercase<Value> {
  return value.toUpperCase() as Uppercase<Value>;
}
