import type shared from "../../ui/src/messages/en.json";

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof shared;
  }
}
