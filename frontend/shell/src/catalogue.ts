import type { Catalogue } from "@taskfleet/ui";

export const catalogue: Catalogue = {
  en: async () => import("./messages/en.json"),
  de: async () => import("./messages/de.json"),
  tr: async () => import("./messages/tr.json"),
};
