/** Where to go after signing in: a page of ours, whatever the address says. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])[\w\-./?=&%~]*$/.test(next) ? next : "/";
}
