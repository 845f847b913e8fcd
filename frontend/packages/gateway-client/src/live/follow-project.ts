import type { ApolloClient } from "@apollo/client/core";
import { BoardPositionFragmentDoc, ProjectChangedDocument, ProjectsDocument } from "../generated/graphql.ts";
import { applyProjectEvent } from "./apply/project-event.ts";
import { asLiveEvent, type LiveEvent } from "./event.ts";
import { boardId } from "./place-card.ts";
import type { Socket } from "./socket.ts";

export interface ProjectFollower {
  /** The cache cannot follow by events alone: read the board again, from the network. */
  reread: () => Promise<unknown>;
  /** The project is gone, or not this person's any more. */
  lost: (code: string) => void;
  /** Each event, once, in order, after the cache has it. */
  heard?: (event: LiveEvent) => void;
}

const frame = 16; // milliseconds: a burst is drawn once
const countPause = 1500; // milliseconds; many tasks may come and go in a row
const changesProjectList = /\.(task\.(created|completed|reopened|deleted|restored)|project\.[a-z]+)\.v1$/;
const resubscribePause = 1000;

/**
 * Keeps the cached board of a project as the server has it: takes each event once and in order by `(epoch, seq)`,
 * starting where the cached snapshot ends, and says when the snapshot must be read again. Returns how to stop.
 */
export function followProject(
  client: ApolloClient,
  socket: Socket,
  projectId: string,
  follower: ProjectFollower,
): () => void {
  let stopped = false;
  let stopListening: (() => void) | undefined;
  let waiting: LiveEvent[] = [];
  let drawing: ReturnType<typeof setTimeout> | undefined;
  let counting: ReturnType<typeof setTimeout> | undefined;
  let rereading: Promise<void> | undefined;

  const position = () =>
    client.cache.readFragment({
      id: boardId(projectId),
      fragment: BoardPositionFragmentDoc,
      fragmentName: "BoardPosition",
    });

  const reread = () => {
    rereading ??= follower
      .reread()
      .catch(() => undefined) // the connection mark says so; the next event or reconnect asks again
      .then(() => {
        rereading = undefined;
        draw();
      });
  };

  const countAgain = () => {
    counting ??= setTimeout(() => {
      counting = undefined;
      void client.refetchQueries({ include: [ProjectsDocument] });
    }, countPause);
  };

  const draw = () => {
    drawing = undefined;
    if (stopped || rereading) return;
    const events = waiting;
    waiting = [];
    const heard: LiveEvent[] = [];
    client.cache.batch({
      update: (cache) => {
        for (const event of events) {
          const at = position();
          if (!at || event.epoch !== at.epoch || event.seq > at.seq + 1) return reread();
          if (event.seq <= at.seq) continue;
          const applied = applyProjectEvent(cache, projectId, event);
          cache.modify({ id: boardId(projectId), fields: { seq: () => event.seq } });
          heard.push(event);
          if (!applied) reread();
        }
      },
    });
    for (const event of heard) follower.heard?.(event);
    if (heard.some(({ type }) => changesProjectList.test(type))) countAgain();
  };

  const listen = () => {
    if (stopped) return;
    stopListening = socket.listen(ProjectChangedDocument, () => ({ projectId, after: position()?.seq ?? null }), {
      next: ({ projectChanged }) => {
        waiting.push(asLiveEvent(projectChanged));
        drawing ??= setTimeout(draw, frame);
      },
      over: (errors) => {
        const code = errors[0]?.extensions?.["code"];
        if (code === "forbidden" || code === "not_found") return follower.lost(code);
        if (code === "resync") reread();
        setTimeout(listen, resubscribePause);
      },
    });
  };

  listen();
  return () => {
    stopped = true;
    clearTimeout(drawing);
    clearTimeout(counting);
    stopListening?.();
  };
}
