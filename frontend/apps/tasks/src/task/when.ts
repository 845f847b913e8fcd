import { useFormatter, useTranslations } from "@taskfleet/ui";
import { useMe } from "@taskfleet/gateway-client";
import { useCallback } from "react";

/** A day, or a local time of a day in a zone; what `due` and `start` are. */
export interface When {
  date: string;
  time?: string | null;
  zone?: string | null;
}

const day = 86_400_000; // milliseconds

/** Date and time of day, as a clock in `zone` shows them: `2026-11-20 14:05`. They compare as texts. */
export function clockIn(zone: string, now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(now);
}

export function todayIn(zone: string, now = new Date()): string {
  return clockIn(zone, now).slice(0, 10);
}

/** The day so many days after another one. */
export function daysAfter(date: string, days: number): string {
  return new Date(asMoment(date).getTime() + days * day).toISOString().slice(0, 10);
}

/** Whether it is over, as seen from `zone`, unless it names a zone itself. */
export function isPast(when: When, zone: string, now = new Date()): boolean {
  if (when.time) return `${when.date} ${when.time}` < clockIn(when.zone ?? zone, now);
  return when.date < todayIn(zone, now);
}

/** Midnight in UTC stands for the day; format it with `timeZone: "UTC"`. */
export function asMoment(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Says days as people do: today, Fri, 3 Dec, 3 Dec 2027. */
export function useSayWhen(): (when: When) => string {
  const t = useTranslations("tasks.when");
  const format = useFormatter();
  const { timeZone } = useMe();
  return useCallback(
    (when) => {
      const today = todayIn(timeZone);
      const distance = Math.round((asMoment(when.date).getTime() - asMoment(today).getTime()) / day);
      const inUtc = (options: { weekday?: "short"; day?: "numeric"; month?: "short"; year?: "numeric" }) =>
        format.dateTime(asMoment(when.date), { timeZone: "UTC", ...options });
      const sayDay = () => {
        if (distance === 0) return t("today");
        if (distance === 1) return t("tomorrow");
        if (distance === -1) return t("yesterday");
        if (distance > 1 && distance < 7) return inUtc({ weekday: "short" });
        if (when.date.slice(0, 4) === today.slice(0, 4)) return inUtc({ day: "numeric", month: "short" });
        return inUtc({ day: "numeric", month: "short", year: "numeric" });
      };
      return when.time ? `${sayDay()}, ${when.time}` : sayDay();
    },
    [t, format, timeZone],
  );
}
