import { Page, PageColumn, useTranslations } from "@taskfleet/ui";
import { useEffect } from "react";
import { ChangePasswordSection } from "./features/change-password/change-password-section.tsx";
import { SessionsSection } from "./features/list-sessions/sessions-section.tsx";
import { AppearanceSection } from "./features/update-profile/appearance-section.tsx";
import { NameSection } from "./features/update-profile/name-section.tsx";
import { RegionSection } from "./features/update-profile/region-section.tsx";

/** Who I am, how Taskfleet looks and speaks to me, where I am logged in. */
export function ProfilePage() {
  const t = useTranslations("profile");
  const title = t("title");
  useEffect(() => {
    document.title = `${title} · Taskfleet`;
  }, [title]);
  return (
    <Page title={title}>
      <PageColumn>
        <NameSection />
        <AppearanceSection />
        <RegionSection />
        <SessionsSection />
        <ChangePasswordSection />
      </PageColumn>
    </Page>
  );
}
