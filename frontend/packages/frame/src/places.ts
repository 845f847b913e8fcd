/** Where everything is. Keys of projects are capital letters, so that they never meet another page's name. */
export const paths = {
  home: "/",
  logIn: "/log-in",
  signUp: "/sign-up",
  overview: "/overview",
  myWork: "/my-work",
  inbox: "/inbox",
  profile: "/profile",
  people: "/people",
  projects: "/projects",
  board: (key: string) => `/${key}`,
  list: (key: string) => `/${key}/list`,
  projectOverview: (key: string) => `/${key}/overview`,
  members: (key: string) => `/${key}/members`,
  settings: (key: string) => `/${key}/settings`,
  trash: (key: string) => `/${key}/trash`,
  /** `key` is the task's: HOME-12. */
  task: (key: string) => `/${key}`,
} as const;

/** What the first part of a project's address names: `HOME`, or a task in it, `HOME-12`. */
export function placeOf(segment: string): { projectKey: string; taskKey?: string } | undefined {
  const match = /^([A-Z]{2,8})(-[1-9][0-9]*)?$/.exec(segment);
  if (!match?.[1]) return undefined;
  return match[2] ? { projectKey: match[1], taskKey: segment } : { projectKey: match[1] };
}
