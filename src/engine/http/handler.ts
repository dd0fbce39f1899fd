// What a room's handler receives and returns. A handler runs inside one transaction that already
// belongs to the actor; it returns an outcome and tells the trail what it read or wrote.

import type {
  BodyOf,
  Endpoint,
  ParamsOf,
  QueryOf,
  RefusalOf,
  ReturnsOf,
} from '../../kernel/contract.ts';
import type { Day } from '../../kernel/day.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { Actor } from '../access/actor.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Address } from '../config/address.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Pools, Tx } from '../db/database.ts';
import type { Documents } from '../documents/documents.ts';
import type { EventName, Events, RoomEvent } from './event.ts';
import type { Cursors } from './cursor.ts';
import type { Logger } from '../log/log.ts';

/** Facts about the running programme, read once at start. */
export type Programme = {
  readonly name: string;
  /** Two lower-case letters: the folder of its country pack. */
  readonly country: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly isDemo: boolean;
};

/**
 * Everything from outside that a handler may use. `now` is passed in so that tests can choose it.
 */
export type Services = {
  readonly pools: Pools;
  readonly keyring: Keyring;
  readonly programme: Programme;
  readonly address: Address;
  readonly now: () => Date;
  readonly log: Logger;
  /** The content of documents, and what is being sent. */
  readonly documents: Documents;
  /** Whether this programme sends e-mail. */
  readonly sendsMail?: boolean;
};

export type Handling<E extends Endpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly actor: Actor;
  readonly tx: Tx;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly emit: (event: RoomEvent) => void;
  /**
   * Runs once the transaction has committed, for what lies outside the database. The answer does
   * not wait for it to succeed: a failure is logged, and a sweep has to do the same later.
   */
  readonly afterwards: (work: () => Promise<void>) => void;
  readonly services: Services;
  /** Today in the programme's time zone. */
  readonly today: Day;
  readonly token: string;
  readonly requestId: string;
  /** The id of a creating command's main record; other rows use `newId()`. */
  readonly newId: E extends { creates: string } ? string : undefined;
};

/**
 * `not-found` is always possible: a record you may not see answers like one that does not exist.
 */
export type Handler<E extends Endpoint> = (
  handling: Handling<E>,
) => Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;

/**
 * What is put on record before the question is answered: runs and commits in a transaction of its
 * own, and the handler's transaction answers what is committed. Its own refusals are given there.
 */
export type Ask<E extends Endpoint> = (
  asked: Pick<Handling<E>, 'params' | 'query' | 'body' | 'tx'>,
) => Promise<void>;

export type Binding = {
  readonly endpoint: Endpoint;
  readonly handler: Handler<Endpoint>;
  readonly ask?: Ask<Endpoint> | undefined;
};

/** The handlers of a contract, each under the name of its endpoint. */
export type HandlersOf<Api> = {
  readonly [
    Name in keyof Api as Api[Name] extends Endpoint ? Name : never
  ]: Api[Name] extends Endpoint ? Handler<Api[Name]> : never;
};

/** Under the names of the endpoints that have one. */
export type AsksOf<Api> = {
  readonly [Name in keyof Api]?: Api[Name] extends Endpoint ? Ask<Api[Name]> : never;
};

/** Binds `import * as api from './api.ts'` to its handlers; a missing one does not compile. */
export function bindingsOf<Api extends object>(
  api: Api,
  handlers: HandlersOf<Api>,
  asks: AsksOf<Api> = {},
): Binding[] {
  const endpoints = api as Readonly<Record<string, Endpoint>>;
  return Object.entries<unknown>(handlers).map(([name, handler]) => ({
    endpoint: endpoints[name]!,
    handler: handler as Handler<Endpoint>,
    ask: (asks as Readonly<Record<string, Ask<Endpoint>>>)[name],
  }));
}

/** Binds a contract to its handler; the compiler checks each against the other. */
export function bind<E extends Endpoint>(endpoint: E, handler: Handler<E>): Binding {
  return { endpoint, handler: handler as unknown as Handler<Endpoint> };
}

/**
 * Listeners run in the transaction of the command that emitted the event. A listener that cannot do
 * its part answers with a refusal: the whole command rolls back, and its endpoint, which lists the
 * code, returns that refusal.
 */
export type Listeners = {
  readonly [Name in EventName]?: (
    facts: Events[Name],
    handling: Handling<Endpoint>,
  ) => Promise<Outcome<null, string>>;
};

/** What a room adds to `src/app/rooms.ts`. */
export type Room = {
  readonly name: string;
  readonly bindings: readonly Binding[];
  readonly listens?: Listeners;
};
