/** What a browser says of itself, as far as people know it by a name. The order decides: many claim to be others. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|Chromium|HeadlessChrome|CriOS)\//, "Chrome"],
  [/\bVersion\/.* Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];
const handheld = new Set(["iPhone", "iPad", "Android"]);

export interface Device {
  /** A browser's name, or a program's: curl. */
  program?: string;
  system?: string;
  isHandheld: boolean;
}

/** Which device a User-Agent header (RFC 9110, 10.1.5) comes from, for its owner to recognise. */
export function deviceOf(agent: string | null): Device {
  const named = (known: readonly [RegExp, string][]) => known.find(([form]) => form.test(agent ?? ""))?.[1];
  const browser = named(browsers);
  const system = named(systems);
  const program = browser ?? /^[\w.-]+(?=\/)/.exec(agent ?? "")?.[0];
  return {
    ...(program && program !== "Mozilla" ? { program } : {}),
    ...(system ? { system } : {}),
    isHandheld: system !== undefined && handheld.has(system),
  };
}
