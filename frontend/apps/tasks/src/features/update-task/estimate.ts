/** Minutes as people write them: `1h 30m`. */
export function sayEstimate(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && `${hours}h`, rest && `${rest}m`].filter(Boolean).join(" ");
}

/** `1h 30m`, `1.5h`, `1:30`, `90m` or `90` in minutes; null for nothing, undefined for what cannot be read. */
export function readEstimate(text: string): number | null | undefined {
  const said = text.trim().toLowerCase().replaceAll(",", ".");
  if (!said) return null;
  const clock = /^(\d+):([0-5]\d)$/.exec(said);
  if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]));
  // Hours and minutes in English, German and Turkish.
  const units = /^(?:(\d+(?:\.\d+)?)\s*(?:h|std|sa)\.?)?\s*(?:(\d+)\s*(?:m|min|dk)?\.?)?$/.exec(said);
  if (!units || (units[1] === undefined && units[2] === undefined)) return undefined;
  return within(Math.round(Number(units[1] ?? 0) * 60) + Number(units[2] ?? 0));
}

function within(minutes: number): number | undefined {
  return minutes >= 1 && minutes <= 600_000 ? minutes : undefined;
}
