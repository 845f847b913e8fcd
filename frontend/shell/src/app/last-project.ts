const key = "taskfleet.last-project";

/** The key of the project that was open last in this browser. */
export function lastProject(): string | null {
  return localStorage.getItem(key);
}

export function rememberProject(projectKey: string): void {
  localStorage.setItem(key, projectKey);
}
