import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/** A "no" from Taskfleet, or from the way to it. `code` is stable; its sentence is in the catalogues under `refusals`. */
export interface Refusal {
  code: string;
  /** What the server says, in English; for a code that the catalogues do not know yet. */
  detail: string;
  /** The input's field that it is about, as the contract names it: `expected_version`. */
  field?: string;
  /** The present version, when `code` is `stale`. */
  version?: number;
  /** Seconds to wait, when `code` is `slow_down`. */
  retryAfter?: number;
  /** How many there may be, when `code` is `column_full` or `too_many`. */
  limit?: number;
}

const unreachableCodes = new Set(["unreachable", "unavailable", "try_again", "timeout"]);

/** What went wrong, whatever was thrown. */
export function refusalOf(error: unknown): Refusal {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    return fromMembers(first?.extensions ?? {}, first?.message ?? "");
  }
  if (ServerError.is(error)) return fromProblem(error.statusCode, error.bodyText);
  if (error instanceof Error && error.name === "ServerParseError") return { code: "internal", detail: error.message };
  if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) {
    return { code: "unreachable", detail: error.message };
  }
  return { code: "internal", detail: error instanceof Error ? error.message : "" };
}

/** Whether the same request may well succeed later: nobody said no, the way there was broken. */
export function isUnreachable(refusal: Refusal): boolean {
  return unreachableCodes.has(refusal.code);
}

function fromProblem(status: number, body: string): Refusal {
  try {
    const problem: unknown = JSON.parse(body);
    if (isRecord(problem) && typeof problem.code === "string") {
      return fromMembers(problem, typeof problem.detail === "string" ? problem["detail"] : "");
    }
  } catch {
    // Not ours: a proxy's page.
  }
  return { code: status >= 502 && status <= 504 ? "unavailable" : "internal", detail: "" };
}

function fromMembers(members: Record<string, unknown>, detail: string): Refusal {
  const { code, field, version, limit } = members;
  const retryAfter = members["retryAfter"] ?? members["retry_after"];
  return {
    code: typeof code === "string" ? code : "internal",
    detail,
    ...(typeof field === "string" ? { field } : {}),
    ...(typeof version === "number" ? { version } : {}),
    ...(typeof limit === "number" ? { limit } : {}),
    ...(typeof retryAfter === "number" ? { retryAfter } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
