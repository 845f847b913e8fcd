import { say, useExplain } from "@taskfleet/frame";
import { refusalOf, useApolloClient, useGateway, useMe, useMutation } from "@taskfleet/gateway-client";
import { Avatar, Form, Section, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import { PresentProfileDocument, UpdateProfileDocument } from "../../generated/graphql.ts";
import styles from "./name-section.module.css";

/** Name and initials. What was changed on another device meanwhile is said, and only overwritten on a second try. */
export function NameSection() {
  const t = useTranslations("profile.who");
  const words = useTranslations("words");
  const explain = useExplain();
  const { session } = useGateway();
  const client = useApolloClient();
  const me = useMe();
  const [update] = useMutation(UpdateProfileDocument);
  const [read, setRead] = useState(me);
  const [name, setName] = useState(me.name);
  const [initials, setInitials] = useState(chosenInitials(me));

  const save = async () => {
    const changed = {
      ...(name.trim() === read.name ? {} : { name: name.trim() }),
      ...(initials.trim() === chosenInitials(read) ? {} : { initials: initials.trim() || null }),
    };
    if (Object.keys(changed).length === 0) return say(words("saved"));
    try {
      const { data } = await update({ variables: { input: { ...changed, expectedVersion: me.version } } });
      const saved = data?.updateProfile;
      if (!saved) return;
      session.updateUser(saved);
      setRead(saved);
      setName(saved.name);
      setInitials(chosenInitials(saved));
      say(words("saved"));
    } catch (error) {
      if (refusalOf(error).code === "stale") {
        const { data } = await client.query({ query: PresentProfileDocument, fetchPolicy: "network-only" });
        if (data?.me) session.updateUser(data.me);
      }
      throw error;
    }
  };
  const explainStale = (error: unknown) => {
    const { sentence, field, refusal } = explain(error);
    return refusal.code === "stale" ? { sentence: t("changedMeanwhile") } : { sentence, field };
  };

  return (
    <Section title={t("title")} description={t("help")}>
      <Form submitLabel={words("save")} onSubmit={save} explain={explainStale}>
        <div className={styles.who}>
          <Avatar person={{ ...me, initials: initials.trim() || initialsOf(name) }} large named />
          <div className={styles.account}>
            <span className={styles.name}>{name.trim() || me.name}</span>
            <span className={styles.email}>{me.email}</span>
          </div>
        </div>
        <div className={styles.fields}>
          <TextField
            name="name"
            label={t("name")}
            value={name}
            onChange={setName}
            autoComplete="name"
            maxLength={100}
            isRequired
          />
          <TextField
            name="initials"
            label={t("initials")}
            hint={t("initialsHint")}
            placeholder={initialsOf(name)}
            value={initials}
            onChange={setInitials}
            autoComplete="off"
            maxLength={3}
          />
        </div>
      </Form>
    </Section>
  );
}

/** Empty while they are made from the name. */
function chosenInitials({ name, initials }: { name: string; initials: string }): string {
  return initials === initialsOf(name) ? "" : initials;
}

/** As the server makes them: the first letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 0).toUpperCase()).join("");
}
