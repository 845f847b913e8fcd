/**
 * What was typed and is not taken yet. It outlives the closing of its field, and a reload of its tab; `base` is the
 * text that it started from.
 */
export interface Draft {
  text: string;
  base: string;
}

const prefix = "taskfleet.draft.";

export function readDraft(name: string): Draft | undefined {
  const stored = sessionStorage.getItem(prefix + name);
  return stored === null ? undefined : (JSON.parse(stored) as Draft);
}

export function writeDraft(name: string, draft: Draft | undefined): void {
  if (draft) sessionStorage.setItem(prefix + name, JSON.stringify(draft));
  else sessionStorage.removeItem(prefix + name);
}
