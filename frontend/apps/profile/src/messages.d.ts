import type shared from "../../../packages/ui/src/messages/en.json";
import type own from "./messages/en.json";

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof shared & typeof own;
  }
}
