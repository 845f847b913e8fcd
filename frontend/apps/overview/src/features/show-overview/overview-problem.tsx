import { useExplain } from "@taskfleet/frame";
import { Button, EmptyState, useTranslations } from "@taskfleet/ui";

export function OverviewProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("overview");
  const words = useTranslations("words");
  const explain = useExplain();
  return (
    <EmptyState icon="alert" title={t("problem")} actions={<Button onPress={onRetry}>{words("tryAgain")}</Button>}>
      {explain(error).sentence}
    </EmptyState>
  );
}
