import { paths, useLocation, useNavigate } from "@taskfleet/frame";
import { Button, useTranslations } from "@taskfleet/ui";
import { GuestPage } from "../../app/guest-page.tsx";

/** The link of an invitation, opened by somebody who is not signed in. */
export function InvitationForGuest() {
  const t = useTranslations("shell.invitation");
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const next = `?next=${encodeURIComponent(pathname)}`;
  return (
    <GuestPage title={t("title")} lead={t("guestLead")}>
      <Button kind="primary" wide onPress={() => void navigate(paths.signUp + next)}>
        {t("signUp")}
      </Button>
      <Button wide onPress={() => void navigate(paths.logIn + next)}>
        {t("logIn")}
      </Button>
    </GuestPage>
  );
}
