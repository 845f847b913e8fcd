import { ProjectPage } from "../../app/project-page.tsx";
import { useTranslations } from "@taskfleet/ui";
import { InvitationsSection } from "./invitations-section.tsx";
import { MembersSection } from "./members-section.tsx";

/** Who is in the project, in which role, and who is invited. */
export default function MembersPage() {
  const t = useTranslations("shell.members");
  return (
    <ProjectPage title={t("title")}>
      {(project) => (
        <>
          <MembersSection project={project} />
          {project.role === "OWNER" && <InvitationsSection projectId={project.id} />}
        </>
      )}
    </ProjectPage>
  );
}
