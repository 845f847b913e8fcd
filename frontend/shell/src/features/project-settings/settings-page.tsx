import { paths, say, sayProblem, useExplain, useNavigate } from "@taskfleet/frame";
import { ProjectsDocument, useMutation } from "@taskfleet/gateway-client";
import { Banner, Button, ConfirmDialog, Section, useTranslations } from "@taskfleet/ui";
import { useState } from "react";
import { ProjectPage } from "../../app/project-page.tsx";
import {
  ArchiveProjectDocument,
  DeleteProjectDocument,
  type ProjectSettingsFragment,
} from "../../generated/graphql.ts";
import { CategoriesSection } from "./categories-section.tsx";
import { ColumnsSection } from "./columns-section.tsx";
import { GeneralSection } from "./general-section.tsx";
import { LabelsSection } from "./labels-section.tsx";
import styles from "./settings.module.css";

export default function SettingsPage() {
  const t = useTranslations("shell.settings");
  return (
    <ProjectPage title={t("title")}>
      {(project) => (
        <fieldset disabled={project.role !== "OWNER"} className={styles.all}>
          {project.role !== "OWNER" && <Banner>{t("readOnly")}</Banner>}
          <GeneralSection key={project.version} project={project} />
          <ColumnsSection project={project} />
          <LabelsSection project={project} />
          <CategoriesSection project={project} />
          {project.role === "OWNER" && <EndSection project={project} />}
        </fieldset>
      )}
    </ProjectPage>
  );
}

/** Archive and delete: at the end, where nobody passes by chance. */
function EndSection({ project }: { project: ProjectSettingsFragment }) {
  const t = useTranslations("shell.settings");
  const words = useTranslations("words");
  const explain = useExplain();
  const navigate = useNavigate();
  const [archive] = useMutation(ArchiveProjectDocument, { refetchQueries: [ProjectsDocument] });
  const [remove] = useMutation(DeleteProjectDocument, { refetchQueries: [ProjectsDocument] });
  const [deleting, setDeleting] = useState(false);

  const onArchive = async () => {
    try {
      await archive({ variables: { input: { id: project.id } } });
      say(t("archived", { project: project.name }));
      await navigate(paths.projects);
    } catch (error) {
      sayProblem(explain(error).sentence);
    }
  };
  const onDelete = async () => {
    await remove({ variables: { input: { id: project.id } } });
    say(t("deleted", { project: project.name }));
    await navigate(paths.projects);
  };

  return (
    <Section title={t("end")} description={t("archiveHelp")}>
      <div className={styles.end}>
        <Button icon="archive" onPress={() => void onArchive()}>
          {t("archive")}
        </Button>
        <Button icon="trash" kind="danger" onPress={() => setDeleting(true)}>
          {t("delete")}
        </Button>
      </div>
      <ConfirmDialog
        title={t("deleteTitle", { project: project.name })}
        confirmLabel={t("delete")}
        cancelLabel={words("cancel")}
        isOpen={deleting}
        isDangerous
        onClose={() => setDeleting(false)}
        onConfirm={onDelete}
        explain={explain}
      >
        {t("deleteHelp")}
      </ConfirmDialog>
    </Section>
  );
}
