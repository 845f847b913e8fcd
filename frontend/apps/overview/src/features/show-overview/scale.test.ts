import { expect, test } from "vitest";
import { scaleTo } from "./scale.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [11, [0, 5, 10, 15]],
  [40, [0, 10, 20, 30, 40]],
  [41, [0, 20, 40, 60]],
  [730, [0, 200, 400, 600, 800]],
])("up to %d the scale says %j", (most, steps) => {
  expect(scaleTo(most)).toEqual(steps);
});
