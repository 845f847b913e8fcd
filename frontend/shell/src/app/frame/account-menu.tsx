import { paths, sayProblem, useExplain } from "@taskfleet/frame";
import { useGateway, useMe } from "@taskfleet/gateway-client";
import { Avatar, Button, Menu, MenuItem, MenuSection, useTranslations, VisuallyHidden } from "@taskfleet/ui";
import { openShortcuts } from "../open-dialogs.ts";
import styles from "./account-menu.module.css";

export function AccountMenu() {
  const t = useTranslations("shell.frame");
  const me = useMe();
  const logOut = useLogOut();
  return (
    <Menu
      label={t("account")}
      placement="top start"
      trigger={
        <Button kind="quiet" className={styles.account}>
          <Avatar person={me} named />
          <span aria-hidden="true" className={styles.name}>
            {me.name}
          </span>
          <VisuallyHidden>{t("accountOf", { name: me.name })}</VisuallyHidden>
        </Button>
      }
    >
      <MenuSection title={me.email}>
        <MenuItem icon="person" href={paths.profile}>
          {t("profile")}
        </MenuItem>
        {me.administrator && (
          <MenuItem icon="people" href={paths.people}>
            {t("people")}
          </MenuItem>
        )}
        <MenuItem icon="folder" href={paths.projects}>
          {t("allProjects")}
        </MenuItem>
        <MenuItem icon="help" shortcut="?" onAction={openShortcuts}>
          {t("shortcuts")}
        </MenuItem>
      </MenuSection>
      <MenuSection>
        <MenuItem icon="logOut" onAction={logOut}>
          {t("logOut")}
        </MenuItem>
      </MenuSection>
    </Menu>
  );
}

export function useLogOut(): () => void {
  const { session, queue } = useGateway();
  const explain = useExplain();
  return () => {
    session
      .logOut()
      .then(() => queue.clear())
      .catch((error: unknown) => sayProblem(explain(error).sentence));
  };
}
