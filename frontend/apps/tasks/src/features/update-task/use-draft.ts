import { useEffect, useEffectEvent, useState } from "react";
import { readDraft, writeDraft, type Draft } from "../../task/drafts.ts";
import type { Outcome } from "./use-task-saver.ts";

const pause = 1200; // milliseconds without a key, after which what was typed is saved

export interface DraftField {
  text: string;
  /** Somebody else changed the same text while this person typed: what it says now. */
  theirs?: string;
  type: (text: string) => void;
  /** Saves what was typed, now. */
  flush: () => void;
  /** Goes back to what is there. */
  discard: () => void;
  /** Takes what was typed, over what somebody else has written. */
  insist: () => void;
}

/**
 * A text that saves itself when the person pauses or leaves. What is typed is kept until it is taken, and never
 * written over what somebody else wrote meanwhile.
 */
export function useDraft(
  name: string,
  value: string,
  save: (text: string, base: string) => Promise<Outcome>,
  isValid: (text: string) => boolean = () => true,
): DraftField {
  const [draft, setDraft] = useState<Draft | undefined>(() => readDraft(name));
  const [isSaving, setSaving] = useState(false);
  const isConflict = draft !== undefined && !isSaving && draft.base !== value && draft.text !== value;

  const keep = (next: Draft | undefined) => {
    setDraft(next);
    writeDraft(name, next);
  };

  const send = async ({ text, base }: Draft) => {
    setSaving(true);
    const outcome = await save(text, base);
    setSaving(false);
    if (outcome !== "saved") return;
    // What was typed since then starts from what is saved now.
    setDraft((present) => {
      const next = !present || present.text === text ? undefined : { text: present.text, base: text };
      writeDraft(name, next);
      return next;
    });
  };

  const flush = () => {
    if (!draft || isSaving || isConflict) return;
    if (draft.text === value || !isValid(draft.text)) {
      if (draft.text === value) keep(undefined);
      return;
    }
    void send(draft);
  };

  const flushLater = useEffectEvent(flush);
  useEffect(() => {
    if (!draft) return undefined;
    const timer = setTimeout(() => flushLater(), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => flushLater(), []);

  return {
    text: draft?.text ?? value,
    theirs: isConflict ? value : undefined,
    type: (text) => keep({ text, base: draft?.base ?? value }),
    flush,
    discard: () => keep(undefined),
    insist: () => {
      if (!draft) return;
      const next = { text: draft.text, base: value };
      keep(next);
      void send(next);
    },
  };
}
