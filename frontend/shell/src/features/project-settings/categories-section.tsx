import { say, sayProblem, useExplain } from "@taskfleet/frame";
import { useMutation } from "@taskfleet/gateway-client";
import { Form, IconButton, Section, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import {
  CreateCategoryDocument,
  DeleteCategoryDocument,
  ProjectByKeyDocument,
  UpdateCategoryDocument,
  type ProjectSettingsFragment,
} from "../../generated/graphql.ts";
import { useSavedLine } from "./saved-line.ts";
import styles from "./settings.module.css";

type Category = ProjectSettingsFragment["categories"][number];
const refetchQueries = [ProjectByKeyDocument];

export function CategoriesSection({ project }: { project: ProjectSettingsFragment }) {
  const t = useTranslations("shell.settings");
  const words = useTranslations("words");
  const explain = useExplain();
  const [createCategory] = useMutation(CreateCategoryDocument, { refetchQueries });
  const [name, setName] = useState("");

  const add = async () => {
    await createCategory({
      variables: { input: { id: crypto.randomUUID(), projectId: project.id, name: name.trim() } },
    });
    setName("");
  };

  return (
    <Section title={t("categories")} description={t("categoriesHelp")}>
      {project.categories.length > 0 && (
        <ul role="list" className={styles.lines}>
          {project.categories.map((category) => (
            <CategoryLine key={category.id} category={category} />
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <Form submitLabel={words("add")} kind="plain" onSubmit={add} explain={explain}>
          <TextField
            name="name"
            label={t("addCategory")}
            labelHidden
            placeholder={t("newCategory")}
            value={name}
            onChange={setName}
            maxLength={50}
            autoComplete="off"
            isRequired
          />
        </Form>
      </div>
    </Section>
  );
}

function CategoryLine({ category }: { category: Category }) {
  const t = useTranslations("shell.settings");
  const explain = useExplain();
  const { problem, save } = useSavedLine();
  const [update] = useMutation(UpdateCategoryDocument);
  const [remove] = useMutation(DeleteCategoryDocument, { refetchQueries });
  const [name, setName] = useState(category.name);

  const change = (fields: { name: string }) =>
    save(async () => update({ variables: { input: { id: category.id, ...fields } } }));
  const onDelete = async () => {
    try {
      await remove({ variables: { input: { id: category.id } } });
      say(t("removed", { name: category.name }));
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };

  return (
    <li className={styles.line}>
      <TextField
        className={styles.name}
        label={t("categoryName")}
        labelHidden
        value={name}
        onChange={setName}
        maxLength={50}
        onBlur={() => name.trim() && name.trim() !== category.name && change({ name: name.trim() })}
      />
      <IconButton icon="trash" label={t("deleteCategory", { name: category.name })} onPress={() => void onDelete()} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </li>
  );
}
