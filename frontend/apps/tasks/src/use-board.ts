import { paths, sayProblem, useNavigate } from "@taskfleet/frame";
import { useProjectLive, useQuery, type LiveEvent } from "@taskfleet/gateway-client";
import { useTranslations } from "@taskfleet/ui";
import { BoardDocument } from "./generated/graphql.ts";
import { heard } from "./task/heard.ts";

/** A project's board, kept live; who is put out of the project is told so and goes to the others. */
export function useBoard(projectKey: string, onEvent?: (event: LiveEvent) => void) {
  const t = useTranslations("tasks.board");
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(BoardDocument, { variables: { key: projectKey } });
  const board = data?.board;
  useProjectLive(board?.project.id, {
    reread: async () => refetch(),
    lost: () => {
      sayProblem(t("lost"));
      void navigate(paths.projects);
    },
    heard: (event) => {
      heard.set(event);
      onEvent?.(event);
    },
  });
  return { board, error, refetch };
}
