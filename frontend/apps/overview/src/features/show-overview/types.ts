import type { OverviewQuery } from "../../generated/graphql.ts";

export type Overview = NonNullable<OverviewQuery["overview"]>;

/** Nothing to count: neither open nor done. */
export function isEmpty({ byStatus, donePerDay }: Overview): boolean {
  return byStatus.every(({ count }) => count === 0) && donePerDay.every(({ count }) => count === 0);
}
