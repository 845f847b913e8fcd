import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { useMe, useMutation, useQuery } from "@taskfleet/gateway-client";
import {
  Avatar,
  Badge,
  Button,
  ConfirmDialog,
  CopyField,
  Dialog,
  IconButton,
  Menu,
  MenuItem,
  Page,
  PageColumn,
  Row,
  Rows,
  Section,
  Skeleton,
  useFormatter,
  useNow,
  useTranslations,
} from "@taskfleet/ui";
import { useState } from "react";
import { useTitle } from "../../app/use-title.ts";
import {
  DisableUserDocument,
  EnableUserDocument,
  IssuePasswordLinkDocument,
  PeopleDocument,
  type PeopleQuery,
} from "../../generated/graphql.ts";

type Person = NonNullable<PeopleQuery["users"]>["nodes"][number];

/** For administrators: everybody with an account, one-time password links, and shutting accounts. */
export default function PeoplePage() {
  const t = useTranslations("shell.people");
  const words = useTranslations("words");
  useTitle(t("title"));
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const me = useMe();
  const explain = useExplain();
  const { data, fetchMore } = useQuery(PeopleDocument);
  const [disable] = useMutation(DisableUserDocument);
  const [enable] = useMutation(EnableUserDocument);
  const [issueLink] = useMutation(IssuePasswordLinkDocument);
  const [disabling, setDisabling] = useState<Person>();
  const [issued, setIssued] = useState<{ person: Person; link: string; expiresAt: string }>();

  const tell = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };
  const onIssueLink = async (person: Person) => {
    const { data: reply } = await issueLink({ variables: { input: { id: person.id } } });
    if (reply?.issuePasswordLink) setIssued({ person, ...reply.issuePasswordLink });
  };
  const onEnable = async (person: Person) => {
    await enable({ variables: { input: { id: person.id } } });
    say(t("enabled", { name: person.name }));
  };
  const onDisable = async (person: Person) => {
    await disable({ variables: { input: { id: person.id } } });
    say(t("disabledSaid", { name: person.name }));
  };

  const page = data?.users;
  return (
    <Page title={t("title")}>
      <PageColumn>
        <Section title={t("everybody")} description={t("help")}>
          {!page && <Skeleton height={160} />}
          {page && (
            <Rows label={t("everybody")}>
              {page.nodes.map((person) => (
                <Row
                  key={person.id}
                  picture={<Avatar person={person} named />}
                  title={person.name}
                  detail={`${person.email} · ${t("since", {
                    date: format.dateTime(new Date(person.createdAt), { dateStyle: "medium" }),
                  })}`}
                  actions={
                    <>
                      {person.administrator && <Badge>{t("administrator")}</Badge>}
                      {person.disabled && <Badge>{t("disabled")}</Badge>}
                      <Menu
                        label={t("actionsFor", { name: person.name })}
                        placement="bottom end"
                        trigger={<IconButton icon="more" label={t("actionsFor", { name: person.name })} />}
                      >
                        <MenuItem icon="link" onAction={() => void tell(async () => onIssueLink(person))}>
                          {t("issueLink")}
                        </MenuItem>
                        {person.disabled && (
                          <MenuItem icon="undo" onAction={() => void tell(async () => onEnable(person))}>
                            {t("enable")}
                          </MenuItem>
                        )}
                        {!person.disabled && person.id !== me.id && (
                          <MenuItem icon="close" isDangerous onAction={() => setDisabling(person)}>
                            {t("disable")}
                          </MenuItem>
                        )}
                      </Menu>
                    </>
                  }
                />
              ))}
            </Rows>
          )}
          {page?.pageInfo.hasNextPage && (
            <Button onPress={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}>
              {words("more")}
            </Button>
          )}
        </Section>
      </PageColumn>
      {issued && (
        <Dialog
          title={t("linkTitle", { name: issued.person.name })}
          closeLabel={words("close")}
          isOpen
          onClose={() => setIssued(undefined)}
        >
          <p>{t("linkHelp", { when: format.relativeTime(new Date(issued.expiresAt), now) })}</p>
          <CopyField label={t("link")} value={issued.link} />
        </Dialog>
      )}
      {disabling && (
        <ConfirmDialog
          title={t("disableTitle", { name: disabling.name })}
          confirmLabel={t("disable")}
          cancelLabel={words("cancel")}
          isOpen
          isDangerous
          onClose={() => setDisabling(undefined)}
          onConfirm={async () => onDisable(disabling)}
          explain={explain}
        >
          {t("disableHelp")}
        </ConfirmDialog>
      )}
    </Page>
  );
}
