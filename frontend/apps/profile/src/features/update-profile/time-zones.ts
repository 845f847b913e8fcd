/** This device's own. */
export const timeZoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every time zone that the browser knows and `present`, by name, each with its distance from UTC now. */
export function timeZones(locale: string, present: string, now = new Date()): { value: string; label: string }[] {
  const names = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", timeZoneHere, present]);
  return [...names]
    .sort()
    .map((value) => ({ value, label: `${value.replaceAll("_", " ")} (${offset(locale, value, now)})` }));
}

/** "GMT+1"; empty for a zone that only the server knows. */
function offset(locale: string, timeZone: string, now: Date): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(now);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  } catch {
    return timeZone;
  }
}
