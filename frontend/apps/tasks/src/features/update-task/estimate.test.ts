import { expect, test } from "vitest";
import { readEstimate, sayEstimate } from "./estimate.ts";

test.each([
  ["1h 30m", 90],
  ["1h30", 90],
  ["1,5 h", 90],
  ["1:30", 90],
  ["45", 45],
  ["2 Std. 15 Min.", 135],
  ["2 sa 15 dk", 135],
  ["", null],
  ["soon", undefined],
  ["0", undefined],
])("%s is %s minutes", (text, minutes) => expect(readEstimate(text)).toBe(minutes));

test("what is said can be read again", () => {
  for (const minutes of [1, 59, 60, 61, 1440]) expect(readEstimate(sayEstimate(minutes))).toBe(minutes);
});
