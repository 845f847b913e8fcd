import { paths, useExplain, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMutation } from "@taskfleet/gateway-client";
import { Dialog, Form, TextArea, TextField, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import { CreateProjectDocument } from "../../generated/graphql.ts";
import { keyFor } from "./key-for.ts";

export default function CreateProjectDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.createProject");
  const words = useTranslations("words");
  const explain = useExplain();
  const navigate = useNavigate();
  const [createProject] = useMutation(CreateProjectDocument, {
    refetchQueries: [ProjectsDocument],
    awaitRefetchQueries: true,
  });
  const [name, setName] = useState("");
  const [chosenKey, setChosenKey] = useState<string>();
  const key = chosenKey ?? keyFor(name);

  const create = async ({ description = "" }: Record<string, string>) => {
    const input = { id: crypto.randomUUID(), key, name: name.trim(), description };
    const { data } = await createProject({ variables: { input } });
    onClose();
    await navigate(paths.board(data?.createProject?.key ?? key));
  };

  return (
    <Dialog title={t("title")} closeLabel={words("close")} isOpen onClose={onClose}>
      <Form submitLabel={t("submit")} onSubmit={create} explain={explain}>
        <TextField
          name="name"
          label={t("name")}
          value={name}
          onChange={setName}
          maxLength={100}
          autoComplete="off"
          isRequired
          autoFocus
        />
        <TextField
          name="key"
          label={t("key")}
          hint={t("keyHint", { example: `${key || "HOME"}-1` })}
          value={key}
          onChange={(text) => setChosenKey(text.toUpperCase().replaceAll(/[^A-Z]/g, ""))}
          pattern="[A-Z]{2,8}"
          maxLength={8}
          autoComplete="off"
          isRequired
        />
        <TextArea name="description" label={t("description")} maxLength={5000} />
      </Form>
    </Dialog>
  );
}
