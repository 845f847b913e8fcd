import { NotificationAddedDocument, ProjectsDocument, useGateway, useStore } from "@taskfleet/gateway-client";
import { useEffect } from "react";
import { InboxDocument, InvitationsDocument } from "../../generated/graphql.ts";

const again = 1000; // milliseconds
const together = 100;

/**
 * Keeps the inbox and its count live. What arrives has ids only, so the lists are read again, once for a burst; with
 * them the projects, which an invitation, a role or a removal may have changed.
 */
export function useLiveInbox(): void {
  const { client, socket, connection } = useGateway();
  const { live } = useStore(connection.state);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let seq: number | null = null;

    const reread = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.refetchQueries({ include: [InboxDocument, InvitationsDocument, ProjectsDocument] });
      }, together);
    };
    const listen = () => {
      if (stopped) return;
      stop = socket.listen(NotificationAddedDocument, () => ({ after: seq }), {
        next: ({ notificationAdded }) => {
          seq = notificationAdded.seq;
          reread();
        },
        over: () => {
          reread();
          setTimeout(listen, again);
        },
      });
    };
    listen();
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [client, socket]);

  // Whatever came while the socket was away.
  useEffect(() => {
    if (live) void client.refetchQueries({ include: [InboxDocument, ProjectsDocument] });
  }, [client, live]);
}
