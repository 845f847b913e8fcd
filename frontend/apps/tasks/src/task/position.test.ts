import { expect, test } from "vitest";
import { placeBetween } from "./position.ts";

test.each([
  [undefined, undefined],
  ["a0", undefined],
  [undefined, "a0"],
  ["a0", "a1"],
  ["a0", "a0V"],
  ["a0z", "a1"],
  ["Zz", "a0"],
])("between %s and %s there is always a place, again and again", (before, after) => {
  let low = before;
  for (let time = 0; time < 100; time++) {
    const place = placeBetween(low, after);
    if (low !== undefined) expect(place > low).toBe(true);
    if (after !== undefined) expect(place < after).toBe(true);
    low = place;
  }
  let high = after;
  for (let time = 0; time < 100; time++) {
    const place = placeBetween(before, high);
    if (before !== undefined) expect(place > before).toBe(true);
    if (high !== undefined) expect(place < high).toBe(true);
    high = place;
  }
});
