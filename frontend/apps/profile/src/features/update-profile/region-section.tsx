import { useMe } from "@taskfleet/gateway-client";
import {
  Button,
  prepareLanguage,
  Section,
  Select,
  useFormatter,
  useLocale,
  useNow,
  useTranslations,
} from "@taskfleet/ui";
import { useMemo } from "react";
import { Problem, Saved } from "./outcome.tsx";
import { timeZoneHere, timeZones } from "./time-zones.ts";
import { useChoose } from "./use-choose.ts";
import styles from "./region-section.module.css";

const languages = [
  { value: "EN", label: "English" },
  { value: "DE", label: "Deutsch" },
  { value: "TR", label: "Türkçe" },
] as const;
const asLocale = (value: (typeof languages)[number]["value"]) => value.toLowerCase() as Lowercase<typeof value>;
/** A day of each name: midnight in UTC. */
const weekStarts = [
  { value: "MONDAY", day: "2024-01-01" },
  { value: "SATURDAY", day: "2024-01-06" },
  { value: "SUNDAY", day: "2024-01-07" },
] as const;

/** Language, time zone and the first day of the week: what every date here is shown by. */
export function RegionSection() {
  const t = useTranslations("profile.region");
  const format = useFormatter();
  const locale = useLocale();
  const now = useNow({ updateInterval: 15_000 });
  const me = useMe();
  const { choose, isSaved, problem } = useChoose();
  const zones = useMemo(() => timeZones(locale, me.timeZone), [locale, me.timeZone]);

  return (
    <Section
      title={t("title")}
      description={
        <>
          {t("help")}
          <Saved isSaved={isSaved} />
        </>
      }
    >
      <Problem>{problem}</Problem>
      <div className={styles.fields}>
        <Select
          label={t("language")}
          value={me.locale}
          options={languages}
          onChange={(next) => void choose({ locale: next }, prepareLanguage(asLocale(next)))}
        />
        <Select
          label={t("weekStart")}
          value={me.weekStart}
          options={weekStarts.map(({ value, day }) => ({
            value,
            label: format.dateTime(new Date(`${day}T00:00Z`), { weekday: "long", timeZone: "UTC" }),
          }))}
          onChange={(weekStart) => void choose({ weekStart })}
        />
        <Select
          label={t("timeZone")}
          hint={t("timeThere", { time: format.dateTime(now, { timeStyle: "short" }) })}
          value={me.timeZone}
          options={zones}
          onChange={(timeZone) => void choose({ timeZone })}
          className={styles.zone}
        />
      </div>
      {timeZoneHere !== me.timeZone && (
        <p className={styles.here}>
          {t("deviceZone", { zone: timeZoneHere.replaceAll("_", " ") })}{" "}
          <Button small onPress={() => void choose({ timeZone: timeZoneHere })}>
            {t("useDeviceZone")}
          </Button>
        </p>
      )}
    </Section>
  );
}
