import { allCommands, registry } from "@taskfleet/frame";
import { useStore } from "@taskfleet/gateway-client";
import { Dialog, Keys, useTranslations } from "@taskfleet/ui";
import styles from "./shortcuts.module.css";

/** Every key that does something on this page, as the page itself has declared it. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.frame");
  const words = useTranslations("words");
  const commands = allCommands(useStore(registry)).filter((command) => command.keys);
  const groups = Map.groupBy(commands, ({ group }) => group);
  return (
    <Dialog title={t("shortcuts")} closeLabel={words("close")} isOpen onClose={onClose} wide>
      <div className={styles.groups}>
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {members.map(({ title, keys = "" }) => (
                <div key={`${title} ${keys}`}>
                  <dt>{title}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
