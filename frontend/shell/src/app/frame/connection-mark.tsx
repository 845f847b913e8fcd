import { useGateway, useStore } from "@taskfleet/gateway-client";
import { Icon, useTranslations } from "@taskfleet/ui";
import styles from "./connection-mark.module.css";

/** A quiet word while the server is out of reach, and how much waits to be sent. Appears late: blips are not news. */
export function ConnectionMark() {
  const t = useTranslations("shell.connection");
  const { reachable, live, waiting } = useStore(useGateway().connection.state);
  const away = !reachable || !live;
  return (
    <div role="status">
      {away && (
        <div className={styles.mark}>
          <Icon name="offline" />
          <span className={styles.word}>{waiting > 0 ? t("awayWaiting", { count: waiting }) : t("away")}</span>
        </div>
      )}
    </div>
  );
}
