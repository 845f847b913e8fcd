import { paths, useNavigate } from "@taskfleet/frame";
import { Button, EmptyState, useTranslations } from "@taskfleet/ui";

export function NotFound() {
  const t = useTranslations("shell.notFound");
  const navigate = useNavigate();
  return (
    <EmptyState
      isPage
      icon="help"
      title={t("title")}
      actions={<Button onPress={() => void navigate(paths.home)}>{t("home")}</Button>}
    >
      {t("help")}
    </EmptyState>
  );
}
