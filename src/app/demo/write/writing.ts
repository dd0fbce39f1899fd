// What all parts of the writer share: users, organisations, the day, and the rows collected so far.
// Past times are set to about ten in the morning of their day, and never later than now.

import type { Keyring } from '../../../engine/crypto/keyring.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/id.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { Role } from '../../../kernel/roles.ts';
import type { DemoOperation, DemoOrganisation, DemoProgramme, DemoUser } from '../model.ts';
import { makeRandom } from '../random.ts';
import type { DemoContent } from './documents.ts';
import { makeRows, type Rows } from './rows.ts';

export type Writing = {
  readonly programme: DemoProgramme;
  readonly keyring: Keyring;
  readonly today: Day;
  readonly now: Date;
  readonly rows: Rows;
  /** Written once the proceedings have reached their state. */
  readonly afterSteps: Rows;
  /** The edition of the law in force. */
  readonly editionId: string;
  /** By login, by code: everything the model names exists. */
  user(login: string): DemoUser;
  organisation(code: string): DemoOrganisation;
  operation(code: string): DemoOperation;
  /** The key of an operation, once its row is written. */
  readonly operationKeys: Map<string, Buffer>;
  /** The first user with a role (and, if given, an organisation or duty). */
  first(role: Role, more?: { organisation?: string; duty?: DemoUser['duty'] }): DemoUser;
  /** A new id; subjects use `legalId`, so that they cannot be matched with persons. */
  id<Kind extends string>(): Id<Kind>;
  legalId(): string;
  /** Of an attached document, on either side; none can be matched with another record. */
  documentId(): string;
  /** What the documents contain, for whoever stores it. */
  readonly contents: DemoContent[];
  /** An instant on that day, as text, never later than now. */
  at(day: Day, hour?: number): string;
};

type With = { readonly keyring: Keyring; readonly now: Date; readonly editionId: string };

export function makeWriting(programme: DemoProgramme, { keyring, now, editionId }: With): Writing {
  const users = new Map(programme.users.map((user) => [user.login, user]));
  const organisations = new Map(programme.organisations.map((one) => [one.code, one]));
  const operations = new Map(programme.operations.map((one) => [one.code, one]));
  const nowText = now.toISOString();
  const firsts = new Map<string, DemoUser>();
  for (const user of programme.users.toReversed()) {
    for (const key of keysOf(user)) firsts.set(key, user);
  }
  // Streams of their own, besides the generator's three, and ten times as fast as other randomness.
  const { seed } = programme.options;
  const [random, legal] = [makeRandom(seed, 3, now.getTime()), makeRandom(seed, 4, null)];
  const documents = makeRandom(seed, 5, null);
  return {
    programme,
    keyring,
    today: programme.options.today,
    now,
    rows: makeRows(),
    afterSteps: makeRows(),
    editionId,
    operationKeys: new Map(),
    id: () => random.id(),
    legalId: () => legal.id(),
    documentId: () => documents.id(),
    contents: [],
    user: (login) => known(users.get(login), login),
    organisation: (code) => known(organisations.get(code), code),
    operation: (code) => known(operations.get(code), code),
    first: (role, { organisation = '', duty = '' as DemoUser['duty'] } = {}) =>
      known(firsts.get(`${role}|${organisation}|${duty}`), role),
    at: (day, hour = 5) => {
      const text = `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
      return text < nowText ? text : nowText;
    },
  };
}

function keysOf({ role, organisation, duty }: DemoUser): string[] {
  return [
    `${role}||`,
    `${role}|${organisation}|`,
    `${role}||${duty}`,
    `${role}|${organisation}|${duty}`,
  ];
}

function known<Value>(value: Value | undefined, name: string): Value {
  invariant(value !== undefined, `the made-up programme names ${name} but has none`);
  return value;
}
