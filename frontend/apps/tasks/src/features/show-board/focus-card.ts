const patience = 30; // frames: the card may have to be drawn first

/** The card that has the focus, by the id of its task; undefined when none has. */
export function focusedCard(board: HTMLElement | null): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>("[role=row][data-key]");
  return row && board?.contains(row) ? row.dataset["key"] : undefined;
}

/** Gives a card the focus as soon as it is drawn; scrolls its column there when that is the top. */
export function focusCard(board: HTMLElement | null, id: string, lane?: string, frames = patience): void {
  const scope = lane ? board?.querySelector(`[data-lane="${lane}"]`) : board;
  const row = scope?.querySelector<HTMLElement>(`[role=row][data-key="${id}"]`);
  if (row) row.focus();
  else if (frames > 0) requestAnimationFrame(() => focusCard(board, id, lane, frames - 1));
}

/** Moves the focus to the card beside this one in the next column that has any, at about the same height. */
export function focusBeside(board: HTMLElement | null, row: HTMLElement, direction: 1 | -1): void {
  const lanes = [...(board?.querySelectorAll<HTMLElement>("[data-lane]") ?? [])];
  const present = lanes.findIndex((lane) => lane.contains(row));
  const top = row.getBoundingClientRect().top;
  for (let index = present + direction; index >= 0 && index < lanes.length; index += direction) {
    const rows = [...(lanes[index]?.querySelectorAll<HTMLElement>("[role=row][data-key]") ?? [])];
    const distance = (other: HTMLElement) => Math.abs(other.getBoundingClientRect().top - top);
    const nearest = rows.sort((a, b) => distance(a) - distance(b))[0];
    if (nearest) return nearest.focus();
  }
}

/** The next or previous card, as the arrow keys would; the first one when none has the focus. */
export function focusAlong(board: HTMLElement | null, direction: 1 | -1): void {
  const row = document.activeElement?.closest<HTMLElement>("[role=row][data-key]");
  if (row && board?.contains(row)) {
    const key = direction === 1 ? "ArrowDown" : "ArrowUp";
    row.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  } else board?.querySelector<HTMLElement>("[role=row][data-key]")?.focus();
}

/** Scrolls a column to its top or its foot, where a new card is about to be drawn and measured. */
export function scrollToEdge(board: HTMLElement | null, lane: string, toTop: boolean, frames = 8): void {
  const list = board?.querySelector(`[data-lane="${lane}"] [role=grid]`);
  list?.scrollTo({ top: toTop ? 0 : list.scrollHeight });
  if (list && frames > 0) requestAnimationFrame(() => scrollToEdge(board, lane, toTop, frames - 1));
}
