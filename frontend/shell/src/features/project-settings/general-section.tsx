import { paths, say, useExplain, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMutation } from "@taskfleet/gateway-client";
import { Form, Section, TextArea, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import { UpdateProjectDocument, type ProjectSettingsFragment } from "../../generated/graphql.ts";
import styles from "./settings.module.css";

/** Name, key and description: what is sent is only what was changed. */
export function GeneralSection({ project }: { project: ProjectSettingsFragment }) {
  const t = useTranslations("shell.settings");
  const words = useTranslations("words");
  const explain = useExplain();
  const navigate = useNavigate();
  const [update] = useMutation(UpdateProjectDocument, { refetchQueries: [ProjectsDocument] });
  const [key, setKey] = useState(project.key);

  const save = async ({ name = "", description = "" }: Record<string, string>) => {
    const changed = {
      ...(name.trim() === project.name ? {} : { name: name.trim() }),
      ...(key === project.key ? {} : { key }),
      ...(description === project.description ? {} : { description }),
    };
    if (Object.keys(changed).length > 0) {
      await update({ variables: { input: { id: project.id, expectedVersion: project.version, ...changed } } });
    }
    say(words("saved"));
    if (changed.key) await navigate(paths.settings(changed.key), { replace: true });
  };

  return (
    <Section title={t("general")}>
      <Form submitLabel={t("save")} onSubmit={save} explain={explain}>
        <div className={styles.general}>
          <TextField name="name" label={t("name")} defaultValue={project.name} maxLength={100} isRequired />
          <TextField
            name="key"
            label={t("key")}
            hint={t("keyHint", { example: `${key}-1` })}
            value={key}
            onChange={(text) => setKey(text.toUpperCase().replaceAll(/[^A-Z]/g, ""))}
            pattern="[A-Z]{2,8}"
            maxLength={8}
            isRequired
          />
        </div>
        <TextArea name="description" label={t("description")} defaultValue={project.description} maxLength={5000} />
      </Form>
    </Section>
  );
}
