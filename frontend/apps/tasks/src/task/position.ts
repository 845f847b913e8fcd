const floor = 0x20; // below every character of a position
const ceiling = 0x7f; // above every one

/**
 * A place between two positions, for a card until the server has said its real one; undefined is the end on that side.
 * Compared as positions are, character by character.
 */
export function placeBetween(before: string | undefined, after: string | undefined): string {
  let place = "";
  let bounded = after !== undefined;
  for (let index = 0; ; index++) {
    const low = before && index < before.length ? before.charCodeAt(index) : floor;
    const high = bounded && after && index < after.length ? after.charCodeAt(index) : ceiling;
    if (high - low > 1) return place + String.fromCharCode(Math.floor((low + high) / 2));
    place += String.fromCharCode(low);
    bounded &&= high === low;
  }
}
