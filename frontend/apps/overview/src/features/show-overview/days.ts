import { useMe } from "@taskfleet/gateway-client";
import { useFormatter, useNow } from "@taskfleet/ui";

const day = 86_400_000; // milliseconds

type DayParts = Pick<Intl.DateTimeFormatOptions, "weekday" | "day" | "month" | "year">;

/** Midnight in UTC stands for a day. */
function asMoment(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Days from `today` to `date`: -1 is yesterday. */
export function daysFromToday(date: string, today: string): number {
  return Math.round((asMoment(date).getTime() - asMoment(today).getTime()) / day);
}

/** The person's present day: 2026-11-20. */
export function useToday(): string {
  const { timeZone } = useMe();
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(useNow({ updateInterval: 60_000 }));
}

/** Says a day in the person's language, with the parts that are asked for. */
export function useSayDay(): (date: string, parts: DayParts) => string {
  const format = useFormatter();
  return (date, parts) => format.dateTime(asMoment(date), { timeZone: "UTC", ...parts });
}
