import { Messages, Page, useTranslations } from "@taskfleet/ui";
import { catalogue } from "./catalogue.ts";

export default function App() {
  return (
    <Messages catalogue={catalogue}>
      <Start />
    </Messages>
  );
}

function Start() {
  const t = useTranslations("profile");
  return <Page title={t("title")}>{null}</Page>;
}
