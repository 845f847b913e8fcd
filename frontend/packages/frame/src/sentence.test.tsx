import { renderHook } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import de from "../../ui/src/messages/de.json";
import en from "../../ui/src/messages/en.json";
import tr from "../../ui/src/messages/tr.json";
import { ServerError } from "@apollo/client/errors";
import { useExplain } from "./sentence.ts";

const catalogues = { en, de, tr };
type Locale = keyof typeof catalogues;

/** What a person reads when the server answers with this problem. */
function told(problem: Record<string, unknown>, locale: Locale = "en") {
  const { result } = renderHook(() => useExplain(), {
    wrapper: ({ children }) => (
      <IntlProvider
        locale={locale}
        timeZone="UTC"
        messages={catalogues[locale]}
        onError={(error) => {
          throw error;
        }}
      >
        {children}
      </IntlProvider>
    ),
  });
  const bodyText = JSON.stringify({ detail: "As the server says.", ...problem });
  return result.current(new ServerError("no", { response: new Response(null, { status: 422 }), bodyText }));
}

test.each(["en", "de", "tr"] as const)("every refusal can be said in %s", (locale) => {
  for (const code of Object.keys(en.refusals).filter((key) => key !== "slow_down_until")) {
    const { sentence } = told({ code, limit: 5, retry_after: 90 }, locale);
    expect(sentence, code).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test("a full column says how many it holds", () => {
  expect(told({ code: "column_full", limit: 5 }).sentence).toBe("This column holds 5 tasks at most.");
});

test("who tried too often is told how long to wait", () => {
  expect(told({ code: "slow_down", retry_after: 900 }).sentence).toBe("Too many tries. Try again in 15 minutes.");
  expect(told({ code: "slow_down", retry_after: 900 }, "de").sentence).toBe(
    "Zu viele Versuche. Versuchen Sie es in 15 Minuten erneut.",
  );
});

test("a value that cannot be taken is explained beside its field", () => {
  expect(told({ code: "invalid", field: "new_password" }, "tr")).toMatchObject({
    field: "newPassword",
    sentence: "Bu parola kolay tahmin edilir. Başka bir parola seçin.",
  });
});

test("a code that is not known yet is explained by the server in English, and in general elsewhere", () => {
  expect(told({ code: "from_tomorrow" }).sentence).toBe("As the server says.");
  expect(told({ code: "from_tomorrow" }, "de").sentence).toBe(de.refusals.internal);
});
