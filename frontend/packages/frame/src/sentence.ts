import { refusalOf, type Refusal } from "@taskfleet/gateway-client";
import { useFormatter, useLocale, useTranslations } from "@taskfleet/ui";

/** Puts what was thrown into a sentence; `field` says, in GraphQL's camelCase, beside which field it belongs. */
export function useExplain(): (error: unknown) => { sentence: string; field?: string; refusal: Refusal } {
  const t = useTranslations("refusals");
  const format = useFormatter();
  const locale = useLocale();
  return (error) => {
    const refusal = refusalOf(error);
    const { code, detail, limit = 0, retryAfter } = refusal;
    const field = refusal.field && camelCase(refusal.field);
    const sentence = () => {
      if (code === "slow_down" && retryAfter) {
        const now = new Date();
        return t("slow_down_until", { when: format.relativeTime(new Date(now.getTime() + retryAfter * 1000), now) });
      }
      const named = code === "invalid" ? field && reasons[field] : code;
      if (named && t.has(named as "internal")) return t(named as "internal", { limit });
      // Other values have many reasons to be refused, and only the server knows which: it speaks English.
      return detail && locale === "en" ? detail : t(code === "invalid" ? "invalid" : "internal");
    };
    return { sentence: sentence(), refusal, ...(field ? { field } : {}) };
  };
}

const reasons: Record<string, string> = {
  assigneeId: "invalid_assignee",
  categoryId: "invalid_category",
  due: "invalid_due",
  email: "invalid_email",
  initials: "invalid_initials",
  labelIds: "invalid_label",
  name: "invalid_name",
  newPassword: "invalid_password",
  parentId: "invalid_parent",
  password: "invalid_password",
  start: "invalid_due",
  text: "invalid_text",
  timeZone: "invalid_time_zone",
  title: "invalid_title",
};

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
