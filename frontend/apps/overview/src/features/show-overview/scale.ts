const mostSteps = 4;

/** Round numbers from 0 to at least `most`, at most five of them: 0, 2, 4, 6. */
export function scaleTo(most: number): number[] {
  const enough = Math.max(most, 1) / mostSteps;
  const power = 10 ** Math.floor(Math.log10(Math.max(enough, 1)));
  const step = [1, 2, 5, 10].map((part) => part * power).find((each) => each >= enough) ?? enough;
  const count = Math.ceil(Math.max(most, 1) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
