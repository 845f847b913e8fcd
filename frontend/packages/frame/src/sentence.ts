import { refusalOf, type Refusal } from "@taskfleet/gateway-client";
import { useLocale, useTranslations } from "@taskfleet/ui";

/** Puts what was thrown into a sentence; `field` says, in GraphQL's camelCase, beside which field it belongs. */
export function useExplain(): (error: unknown) => { sentence: string; field?: string; refusal: Refusal } {
  const t = useTranslations("refusals");
  const locale = useLocale();
  return (error) => {
    const refusal = refusalOf(error);
    const field = refusal.field && camelCase(refusal.field);
    const named = refusal.code === "invalid" ? field && reasons[field] : refusal.code;
    // Other values have many reasons to be refused, and only the server knows which: it speaks English.
    const told =
      refusal.detail && locale === "en" ? refusal.detail : t(refusal.code === "invalid" ? "invalid" : "internal");
    const sentence = named && t.has(named as "internal") ? t(named as "internal") : told;
    return { sentence, refusal, ...(field ? { field } : {}) };
  };
}

const reasons: Record<string, string> = {
  assigneeId: "invalid_assignee",
  email: "invalid_email",
  name: "invalid_name",
  newPassword: "invalid_password",
  parentId: "invalid_parent",
  password: "invalid_password",
  text: "invalid_text",
  timeZone: "invalid_time_zone",
};

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
