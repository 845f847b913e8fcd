import { use, type ReactNode } from "react";
import { IntlProvider, useLocale, useMessages, useTimeZone } from "use-intl";

export type Locale = "en" | "de" | "tr";
export const locales: readonly Locale[] = ["en", "de", "tr"];

interface Texts {
  [key: string]: string | Texts;
}
export type Catalogue = Record<Locale, () => Promise<{ default: Texts }>>;

/** The words that everybody needs: refusals, roles, buttons. */
const shared: Catalogue = {
  en: async () => import("./messages/en.json"),
  de: async () => import("./messages/de.json"),
  tr: async () => import("./messages/tr.json"),
};

const loaded = new Map<Catalogue, Map<Locale, Promise<Texts>>>();

function texts(catalogue: Catalogue, locale: Locale): Promise<Texts> {
  const byLocale = loaded.get(catalogue) ?? new Map<Locale, Promise<Texts>>();
  loaded.set(catalogue, byLocale);
  const present = byLocale.get(locale) ?? known(catalogue[locale]().then((module) => module.default));
  byLocale.set(locale, present);
  return present;
}

/** React reads these two off a promise: what has come already is used without suspending. */
function known(coming: Promise<Texts>): Promise<Texts> {
  const marked = coming as Promise<Texts> & { status?: "fulfilled"; value?: Texts };
  void coming.then(
    (value) => Object.assign(marked, { status: "fulfilled", value }),
    // Asked for again, it may come.
    () => loaded.forEach((byLocale) => byLocale.forEach((each, locale) => each === coming && byLocale.delete(locale))),
  );
  return marked;
}

/** Fetches a language for all that is on the page, so that changing to it neither waits nor loses the focus. */
export async function prepareLanguage(locale: Locale): Promise<void> {
  await Promise.all([...loaded.keys()].map(async (catalogue) => texts(catalogue, locale)));
}

/** The shell's provider: language, time zone, and the shared words. Suspends while a language is on its way. */
export function Language({
  locale,
  timeZone,
  catalogue,
  children,
}: {
  locale: Locale;
  timeZone: string;
  catalogue: Catalogue;
  children: ReactNode;
}) {
  const words = { ...use(texts(shared, locale)), ...use(texts(catalogue, locale)) };
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={words}>
      {children}
    </IntlProvider>
  );
}

/** An app's own words, beside the shared ones, in the language around it. */
export function Messages({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) {
  const locale = useLocale() as Locale;
  const timeZone = useTimeZone();
  const around: Texts = useMessages();
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={{ ...around, ...use(texts(catalogue, locale)) }}>
      {children}
    </IntlProvider>
  );
}
