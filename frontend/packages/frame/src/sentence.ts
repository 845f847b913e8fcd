import { refusalOf, type Refusal } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";

/** Puts what was thrown into a sentence; `field` says, in GraphQL's camelCase, beside which field it belongs. */
export function useExplain(): (error: unknown) => { sentence: string; field?: string; refusal: Refusal } {
  const t = useTranslations("refusals");
  return (error) => {
    const refusal = refusalOf(error);
    const { code, detail, field } = refusal;
    // Values have many reasons to be refused, and only the server knows which.
    const known = code !== "invalid" && t.has(code as "internal");
    const sentence = known ? t(code as "internal") : detail || t("internal");
    return { sentence, refusal, ...(field ? { field: camelCase(field) } : {}) };
  };
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
