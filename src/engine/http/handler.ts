// What a room's handler receives and gives back. A handler runs inside one transaction that already
// belongs to the actor; it returns an outcome and says to the trail what it read or wrote.

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
import type { Keyring } from '../crypto/keyring.ts';
import type { Pools, Tx } from '../db/database.ts';
import type { EventName, Events, RoomEvent } from './event.ts';
import type { Cursors } from './cursor.ts';
import type { Logger } from '../log/log.ts';

/** What the running programme is: read once at start. */
export type Programme = {
  readonly name: string;
  /** Two small letters: the folder of its country pack. */
  readonly country: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly isDemo: boolean;
};

/**
 * Everything from outside that a handler may use. `now` is handed in so that tests can choose it.
 */
export type Services = {
  readonly pools: Pools;
  readonly keyring: Keyring;
  readonly programme: Programme;
  readonly now: () => Date;
  readonly log: Logger;
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
  readonly services: Services;
  /** Today in the programme's time zone. */
  readonly today: Day;
  readonly token: string;
  readonly requestId: string;
  /** The id of the main record of a creating command; subordinate rows get `newId()`. */
  readonly newId: E extends { creates: string } ? string : undefined;
};

/**
 * `not-found` is always possible: a record one may not see answers like one that does not exist.
 */
export type Handler<E extends Endpoint> = (
  handling: Handling<E>,
) => Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;

export type Binding = { readonly endpoint: Endpoint; readonly handler: Handler<Endpoint> };

/** The handlers of a contract, each under the name of its endpoint. */
export type HandlersOf<Api> = {
  readonly [
    Name in keyof Api as Api[Name] extends Endpoint ? Name : never
  ]: Api[Name] extends Endpoint ? Handler<Api[Name]> : never;
};

/** `import * as api from './api.ts'` with its handlers: one that is missing does not compile. */
export function bindingsOf<Api extends object>(api: Api, handlers: HandlersOf<Api>): Binding[] {
  const endpoints = api as Readonly<Record<string, Endpoint>>;
  return Object.entries<unknown>(handlers).map(([name, handler]) => ({
    endpoint: endpoints[name]!,
    handler: handler as Handler<Endpoint>,
  }));
}

/** Ties a contract to its handler; the compiler checks both against each other. */
export function bind<E extends Endpoint>(endpoint: E, handler: Handler<E>): Binding {
  return { endpoint, handler: handler as unknown as Handler<Endpoint> };
}

/**
 * Run in the transaction of the command that emitted the event. A listener that cannot do its part
 * answers with a refusal: nothing of the command stays, and the endpoint, which lists the code,
 * answers with it.
 */
export type Listeners = {
  readonly [Name in EventName]?: (
    facts: Events[Name],
    handling: Handling<Endpoint>,
  ) => Promise<Outcome<null, string>>;
};

/** What a room puts into `src/app/rooms.ts`. */
export type Room = {
  readonly name: string;
  readonly bindings: readonly Binding[];
  readonly listens?: Listeners;
};
