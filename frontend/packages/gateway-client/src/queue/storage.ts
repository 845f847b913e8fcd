/** One command that waits: everything that is needed to send it again, in this tab or, after a reload, another. */
export interface StoredCommand {
  /** The idempotency key: sent twice, done once. */
  key: string;
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

const prefix = "taskfleet.queue.";
const lockPrefix = "taskfleet.tab.";

/**
 * The commands of one person in one tab, in order, in localStorage. Each tab writes its own list, so that tabs never
 * overwrite each other; a tab holds a lock while it lives, so that others know which lists are left behind.
 */
export class CommandStorage {
  readonly #tab = crypto.randomUUID();
  readonly #user: string;

  constructor(user: string) {
    this.#user = user;
    void navigator.locks.request(lockPrefix + this.#tab, async () => new Promise(() => undefined));
  }

  read(): StoredCommand[] {
    return readList(this.#key(this.#tab));
  }

  write(commands: StoredCommand[]): void {
    const key = this.#key(this.#tab);
    if (commands.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(commands));
  }

  /** Takes over what tabs that are gone have left, the list of each in its order. */
  async adopt(): Promise<StoredCommand[]> {
    const { held = [] } = await navigator.locks.query();
    const alive = new Set(held.map(({ name }) => name));
    const left = Object.keys(localStorage)
      .filter((key) => key.startsWith(this.#key("")) && !alive.has(lockPrefix + key.slice(this.#key("").length)))
      .sort();
    const commands = left.flatMap(readList);
    this.write([...commands, ...this.read()]);
    for (const key of left) localStorage.removeItem(key);
    return commands;
  }

  /** Forgets everything of this person, in all tabs. */
  clear(): void {
    for (const key of Object.keys(localStorage)) if (key.startsWith(this.#key(""))) localStorage.removeItem(key);
  }

  #key(tab: string): string {
    return `${prefix}${this.#user}.${tab}`;
  }
}

function readList(key: string): StoredCommand[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(list) ? list.filter(isStoredCommand) : [];
  } catch {
    return [];
  }
}

function isStoredCommand(value: unknown): value is StoredCommand {
  return typeof value === "object" && value !== null && "key" in value && "query" in value && "variables" in value;
}
