import { ApolloLink } from "@apollo/client/link";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { print, type FormattedExecutionResult } from "graphql";
import { firstValueFrom, from } from "rxjs";
import { nextTry, type ConnectionWatch } from "../connection.ts";
import { storableCommands } from "../generated/events.ts";
import { isUnreachable, refusalOf } from "../refusal.ts";
import { Store } from "../store.ts";
import type { CommandStorage, StoredCommand } from "./storage.ts";

/** A command that was refused after the person had moved on. */
export interface RefusedCommand {
  command: StoredCommand;
  error: unknown;
}

const firstPause = 500; // milliseconds
const longestPause = 15_000;
const atOnceOrNever = new Set(["logOut", "endSession", "endOtherSessions"]);

/**
 * Sends commands one after another, each under an idempotency key. A command is stored before it is sent and stays
 * stored until somebody answered it: without a network it waits, over a reload too, and is sent again under its key.
 *
 * Commands that hold a secret are never stored; they fail at once.
 */
export class CommandQueue {
  readonly refused = new Store<readonly RefusedCommand[]>([]);
  readonly #storage: CommandStorage;
  readonly #connection: ConnectionWatch;
  readonly #resend: (command: StoredCommand) => Promise<unknown>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    storage: CommandStorage,
    connection: ConnectionWatch,
    resend: (command: StoredCommand) => Promise<unknown>,
  ) {
    this.#storage = storage;
    this.#connection = connection;
    this.#resend = resend;
    this.#countWaiting();
  }

  readonly link = new ApolloLink((operation, forward) => {
    if (operation.operationType !== "mutation") return forward(operation);
    const key = crypto.randomUUID();
    operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
      headers: { ...headers, "idempotency-key": key },
    }));
    if (!isStorable(operation)) return forward(operation);
    const command = {
      key,
      name: operation.operationName ?? "",
      query: print(operation.query),
      variables: operation.variables,
    };
    this.#storage.write([...this.#storage.read(), command]);
    return from(this.#inTurn(command, async () => firstValueFrom(forward(operation))));
  });

  /** Sends what earlier tabs or loads have left behind. */
  async resume(): Promise<void> {
    for (const command of await this.#storage.adopt()) {
      void this.#inTurn(command, async () => this.#resend(command)).catch((error: unknown) =>
        this.#show(command, error),
      );
    }
  }

  /** The person has seen it. */
  dismiss(key: string): void {
    this.refused.set(this.refused.get().filter(({ command }) => command.key !== key));
  }

  clear(): void {
    this.#storage.clear();
    this.#countWaiting();
  }

  async #inTurn<Result>(command: StoredCommand, send: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => this.#sendUntilAnswered(command, send));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #sendUntilAnswered<Result>(command: StoredCommand, send: () => Promise<Result>): Promise<Result> {
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        const result = await send();
        const { errors } = result as FormattedExecutionResult;
        if (errors?.length) throw new CombinedGraphQLErrors({ errors });
        this.#forget(command);
        return result;
      } catch (error) {
        const refusal = refusalOf(error);
        const waitsFor = refusal.code === "slow_down" ? (refusal.retryAfter ?? 5) * 1000 : pause;
        if (refusal.code !== "slow_down" && !isUnreachable(refusal)) {
          // Whoever logs in again as this person has it sent then.
          if (refusal.code !== "unauthenticated") this.#forget(command);
          if (pause > firstPause) this.#show(command, error);
          throw error;
        }
        this.#countWaiting();
        await nextTry(this.#connection, waitsFor);
      }
    }
  }

  #show(command: StoredCommand, error: unknown): void {
    this.refused.set([...this.refused.get(), { command, error }]);
  }

  #forget(command: StoredCommand): void {
    this.#storage.write(this.#storage.read().filter(({ key }) => key !== command.key));
    this.#countWaiting();
  }

  #countWaiting(): void {
    this.#connection.waiting(this.#storage.read().length);
  }
}

function isStorable(operation: ApolloLink.Operation): boolean {
  return operation.query.definitions.every(
    (definition) =>
      definition.kind !== "OperationDefinition" ||
      definition.selectionSet.selections.every(
        (selection) =>
          selection.kind === "Field" &&
          storableCommands.has(selection.name.value) &&
          !atOnceOrNever.has(selection.name.value),
      ),
  );
}
