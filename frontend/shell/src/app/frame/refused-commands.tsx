import { useExplain } from "@taskfleet/frame";
import { useGateway, useStore } from "@taskfleet/gateway-client";
import { Button, Dialog, useTranslations } from "@taskfleet/ui";
import styles from "./refused-commands.module.css";

/** What was done without a network and refused later: said once, with what was typed, so that nothing is lost. */
export function RefusedCommands() {
  const t = useTranslations("shell.refused");
  const words = useTranslations("words");
  const { queue } = useGateway();
  const refused = useStore(queue.refused);
  const explain = useExplain();
  const close = () => refused.forEach(({ command }) => queue.dismiss(command.key));
  return (
    <Dialog title={t("title")} closeLabel={words("close")} isOpen={refused.length > 0} onClose={close} wide>
      <p>{t("help")}</p>
      <ul className={styles.list}>
        {refused.map(({ command, error }) => (
          <li key={command.key}>
            <strong>{explain(error).sentence}</strong>
            <pre className={styles.typed}>{typedIn(command.variables)}</pre>
          </li>
        ))}
      </ul>
      <Button kind="primary" onPress={close}>
        {t("understood")}
      </Button>
    </Dialog>
  );
}

/** The texts of a command, without its ids: what a person may want to copy. */
function typedIn(variables: Record<string, unknown>): string {
  const input = (variables["input"] ?? {}) as Record<string, unknown>;
  return Object.entries(input)
    .filter(([name, value]) => typeof value === "string" && !/id$/i.test(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join("\n");
}
