import type shared from "./messages/en.json";

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof shared;
  }
}
