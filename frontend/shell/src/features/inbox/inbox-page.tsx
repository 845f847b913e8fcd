import { sayProblem, useExplain } from "@taskfleet/frame";
import { useMutation, useQuery } from "@taskfleet/gateway-client";
import { Button, EmptyState, Page, PageColumn, Section, Skeleton, useTranslations } from "@taskfleet/ui";
import { useTitle } from "../../app/use-title.ts";
import { InboxDocument, MarkNotificationsReadDocument } from "../../generated/graphql.ts";
import { MyInvitations } from "./my-invitations.tsx";
import { NotificationLine } from "./notification-line.tsx";
import styles from "./inbox.module.css";

export default function InboxPage() {
  const t = useTranslations("shell.inbox");
  const words = useTranslations("words");
  useTitle(t("title"));
  const explain = useExplain();
  const { data, fetchMore } = useQuery(InboxDocument);
  const [markRead] = useMutation(MarkNotificationsReadDocument, { refetchQueries: [InboxDocument] });
  const page = data?.notifications;

  const mark = (ids?: string[]) => {
    const input = ids ? { ids } : {};
    markRead({ variables: { input } }).catch((error: unknown) => sayProblem(explain(error).sentence));
  };

  return (
    <Page
      title={t("title")}
      actions={
        <Button icon="check" isDisabled={!page?.unreadCount} onPress={() => mark()}>
          {t("markAll")}
        </Button>
      }
    >
      <PageColumn>
        <MyInvitations />
        {!page && <Skeleton height={240} />}
        {page?.nodes.length === 0 && (
          <EmptyState icon="inbox" title={t("empty")}>
            {t("emptyHelp")}
          </EmptyState>
        )}
        {page && page.nodes.length > 0 && (
          <Section title={t("news")}>
            <ol role="list" className={styles.list}>
              {page.nodes.map((notification) => (
                <NotificationLine
                  key={notification.id}
                  notification={notification}
                  onRead={() => mark([notification.id])}
                />
              ))}
            </ol>
            {page.pageInfo.hasNextPage && (
              <Button onPress={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
                {words("more")}
              </Button>
            )}
          </Section>
        )}
      </PageColumn>
    </Page>
  );
}
