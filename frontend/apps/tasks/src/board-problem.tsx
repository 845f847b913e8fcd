import { useExplain } from "@taskfleet/frame";
import { refusalOf } from "@taskfleet/gateway-client";
import { Button, EmptyState, useTranslations } from "@taskfleet/ui";

/** Instead of a project's page: why it is not there. */
export function BoardProblem({
  projectKey,
  error,
  onRetry,
}: {
  projectKey: string;
  error: unknown;
  onRetry: () => void;
}) {
  const t = useTranslations("tasks.board");
  const words = useTranslations("words");
  const explain = useExplain();
  const isGone = refusalOf(error).code === "not_found";
  return (
    <EmptyState
      icon="board"
      title={isGone ? t("notFound", { key: projectKey }) : t("notLoaded")}
      actions={!isGone && <Button onPress={onRetry}>{words("tryAgain")}</Button>}
    >
      {isGone ? t("notFoundHelp") : explain(error).sentence}
    </EmptyState>
  );
}
