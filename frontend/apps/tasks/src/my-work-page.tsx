import { paths, useExplain, useNavigate } from "@taskfleet/frame";
import { useMe, useQuery } from "@taskfleet/gateway-client";
import { Button, EmptyState, Page, Skeleton, useTranslations } from "@taskfleet/ui";
import { useEffect } from "react";
import { TaskList } from "./features/list-tasks/task-list.tsx";
import { PlainRow } from "./features/list-tasks/task-row.tsx";
import { MyWorkDocument } from "./generated/graphql.ts";
import styles from "./list-page.module.css";

const view = { group: "due", sort: "DUE", descending: false } as const;

/** What is assigned to me and not done, in all my projects, the most pressing first. */
export default function MyWorkPage() {
  const t = useTranslations("tasks.list");
  const words = useTranslations("words");
  const explain = useExplain();
  const navigate = useNavigate();
  const me = useMe();
  const { data, error, refetch } = useQuery(MyWorkDocument, { variables: { me: me.id } });
  const cards = [...(data?.active?.nodes ?? []), ...(data?.open?.nodes ?? [])]
    .filter(({ deletedAt, status, assignee }) => !deletedAt && status.kind !== "DONE" && assignee?.id === me.id)
    .sort((a, b) => ((a.due?.date ?? "9999") < (b.due?.date ?? "9999") ? -1 : 1));
  useEffect(() => {
    document.title = `${t("myWork")} · Taskfleet`;
  }, [t]);

  return (
    <Page title={t("myWork")}>
      <div className={styles.work}>
        {!data && error && (
          <EmptyState
            icon="alert"
            title={t("notLoaded")}
            actions={<Button onPress={() => void refetch()}>{words("tryAgain")}</Button>}
          >
            {explain(error).sentence}
          </EmptyState>
        )}
        {!data && !error && (
          <div className={styles.skeleton} aria-hidden="true">
            {[64, 48, 72].map((width) => (
              <Skeleton key={width} width={`${width}%`} height={20} />
            ))}
          </div>
        )}
        {data && (
          <TaskList
            label={t("myWork")}
            cards={cards}
            view={view}
            onOpen={(card) => void navigate(paths.task(card.key))}
            dependencies={[]}
            row={(card) => <PlainRow card={card} />}
            empty={t("myWorkEmpty")}
          />
        )}
      </div>
    </Page>
  );
}
