import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { useMutation, useQuery } from "@taskfleet/gateway-client";
import {
  Badge,
  Banner,
  Button,
  ConfirmDialog,
  Icon,
  Row,
  Rows,
  Section,
  Skeleton,
  useFormatter,
  useNow,
  useTranslations,
} from "@taskfleet/ui";
import { useRef, useState } from "react";
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  MySessionsDocument,
  type MySessionsQuery,
} from "../../generated/graphql.ts";
import { deviceOf } from "./device.ts";
import styles from "./sessions-section.module.css";

type OpenSession = NonNullable<MySessionsQuery["sessions"]>["nodes"][number];

/** Where I am logged in, the last used first, each with a way to log out there. */
export function SessionsSection() {
  const t = useTranslations("profile.sessions");
  const words = useTranslations("words");
  const explain = useExplain();
  const { data, error, refetch } = useQuery(MySessionsDocument);
  const [end] = useMutation(EndSessionDocument);
  const [endOthers] = useMutation(EndOtherSessionsDocument, { refetchQueries: [MySessionsDocument] });
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const nameOf = useDeviceName();
  const sessions = data?.sessions?.nodes;

  const logOutThere = async (session: OpenSession) => {
    // Its button goes with it: the keyboard goes on from the list.
    list.current?.focus();
    try {
      await end({
        variables: { input: { id: session.id } },
        optimisticResponse: { endSession: { __typename: "Done", ok: true } },
        update: (cache) => void cache.evict({ id: cache.identify({ ...session }) }),
      });
      say(t("ended", { device: nameOf(session) }));
    } catch (refused) {
      sayProblem(explain(refused).sentence);
      await refetch();
    }
  };

  return (
    <Section
      title={t("title")}
      description={t("help")}
      actions={
        sessions &&
        sessions.length > 1 && (
          <Button small onPress={() => setAsking(true)}>
            {t("endOthers")}
          </Button>
        )
      }
    >
      {!sessions && !error && <Skeleton height={98} />}
      {!sessions && error && (
        <Banner kind="danger">
          {explain(error).sentence}{" "}
          <Button small onPress={() => void refetch()}>
            {words("tryAgain")}
          </Button>
        </Banner>
      )}
      <div ref={list} tabIndex={-1} className={styles.list}>
        {sessions && (
          <Rows label={t("title")}>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => void logOutThere(session)} />
            ))}
          </Rows>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t("endOthersTitle")}
          confirmLabel={t("endOthers")}
          cancelLabel={words("cancel")}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await endOthers();
            say(t("othersEnded"));
          }}
          explain={explain}
        >
          {t("endOthersHelp")}
        </ConfirmDialog>
      )}
    </Section>
  );
}

function SessionRow({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const t = useTranslations("profile.sessions");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const name = useDeviceName()(session);
  const used = new Date(session.lastUsedAt);
  const details = [
    session.current ? t("usedNow") : t("used", { when: format.relativeTime(used > now ? now : used, now) }),
    t("since", { date: format.dateTime(new Date(session.createdAt), { dateStyle: "medium" }) }),
    ...(session.address ? [session.address] : []),
  ];
  return (
    <Row
      picture={
        <span className={styles.picture}>
          <Icon name={deviceOf(session.agent ?? null).isHandheld ? "phone" : "laptop"} />
        </span>
      }
      title={name}
      detail={details.join(" · ")}
      actions={
        session.current ? (
          <Badge>{t("thisDevice")}</Badge>
        ) : (
          <Button small onPress={onEnd} aria-label={t("endOn", { device: name })}>
            {t("end")}
          </Button>
        )
      }
    />
  );
}

function useDeviceName(): (session: OpenSession) => string {
  const t = useTranslations("profile.sessions");
  return ({ agent }) => {
    const { program, system } = deviceOf(agent ?? null);
    if (program && system) return t("device", { program, system });
    return program ?? system ?? t("unknownDevice");
  };
}
