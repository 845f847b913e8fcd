import { useProjectLive, useQuery } from "@taskfleet/gateway-client";
import { useCallback, useEffect, useRef } from "react";
import { OverviewDocument } from "../../generated/graphql.ts";
import type { Overview } from "./types.ts";

const every = 60_000; // milliseconds; days end, and what is due at a time becomes overdue
const afterChange = 1_000;

/**
 * How the work stands. A project's is read again when something happened in it; both are when the page is looked at
 * again, and every minute while it is.
 */
export function useOverview({ projectId, skip = false }: { projectId?: string; skip?: boolean }): {
  overview?: Overview;
  error?: Error;
  refetch: () => void;
} {
  const { data, error, refetch } = useQuery(OverviewDocument, {
    variables: projectId ? { projectId } : {},
    skip,
    pollInterval: every,
    skipPollAttempt: () => document.hidden,
  });

  const again = useCallback(async () => {
    if (!skip) await refetch().catch(() => undefined); // the connection mark says so
  }, [refetch, skip]);
  const coming = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback(() => {
    coming.current ??= setTimeout(() => {
      coming.current = undefined;
      void again();
    }, afterChange);
  }, [again]);
  useProjectLive(projectId, { reread: again, heard: soon, lost: () => void again() });

  useEffect(() => {
    const look = () => {
      if (!document.hidden) void again();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearTimeout(coming.current);
      coming.current = undefined;
    };
  }, [again]);

  return { overview: data?.overview ?? undefined, error, refetch: () => void again() };
}
