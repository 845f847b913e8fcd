import { Store, type Me } from "@taskfleet/gateway-client";
import { locales, type Locale } from "@taskfleet/ui";

const localeKey = "taskfleet.locale";
const appearanceKey = "taskfleet.appearance"; // read by public/appearance.js before the first paint

function firstLocale(): Locale {
  const wanted = [localStorage.getItem(localeKey) ?? "", ...navigator.languages];
  const known = wanted.map((tag) => locales.find((locale) => tag.toLowerCase().startsWith(locale)));
  return known.find((locale) => locale !== undefined) ?? "en";
}

/** The language of the pages that need no session: chosen here before, or the browser's. */
export const guestLocale = new Store<Locale>(firstLocale());

export function chooseGuestLocale(locale: Locale): void {
  localStorage.setItem(localeKey, locale);
  guestLocale.set(locale);
}

/** Makes this browser look and speak as the person wants it, now and before their next log-in. */
export function applyPreferences(me: Pick<Me, "appearance" | "locale">): void {
  chooseGuestLocale(me.locale.toLowerCase() as Locale);
  const { dataset } = document.documentElement;
  if (me.appearance === "SYSTEM") {
    delete dataset["appearance"];
    localStorage.removeItem(appearanceKey);
  } else {
    dataset["appearance"] = me.appearance.toLowerCase();
    localStorage.setItem(appearanceKey, me.appearance.toLowerCase());
  }
}
