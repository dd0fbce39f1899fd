// Which rows an account may see, and which canaries they contain, computed from the golden matrix
// and from assignments as the owner reads them. Sealed values are opened with the keys, so that a
// canary is known by where it is stored and not by what the made-up programme claims.

import { openText, unwrapKey } from '../../src/engine/crypto/envelope.ts';
import type { Keyring, RingSide } from '../../src/engine/crypto/keyring.ts';
import { sql } from '../../src/engine/db/database.ts';
import type { TestActor, TestDatabase } from './actors.ts';
import { doors, readMatrix } from './matrix.ts';

const matrix = readMatrix();
export const canaryPattern = /cnry-[0-9a-z]{7}/g;

type Rows = readonly Record<string, any>[];

async function rowsOf(database: TestDatabase, query: string): Promise<Rows> {
  return (await sql.raw(query).execute(database.owner)).rows as Rows;
}

/** Where a value with a canary is stored; `door` names the matrix table that decides about it. */
type Place = {
  readonly table: string;
  readonly column: string;
  readonly door: string;
  /** Sealed: whose key, and the record it is bound to. Null: in clear, because it is searched. */
  readonly sealed: {
    readonly owner: string;
    readonly record: string;
    readonly version: string;
  } | null;
  /** Letters that open the row but not this column. */
  readonly notFor?: string;
};

const ofPerson = { owner: 'person_id', record: 'id', version: 'version' };
const places: readonly Place[] = [
  { table: 'people.person_name', column: 'full_name', door: 'people.person_name', sealed: null },
  { table: 'people.contact', column: 'value', door: 'people.contact', sealed: ofPerson },
  {
    table: 'people.identity_document',
    column: 'number',
    door: 'people.identity_document',
    sealed: ofPerson,
  },
  {
    table: 'care.visit',
    column: 'text',
    door: 'care.visit',
    sealed: { ...ofPerson, version: '1' },
  },
  {
    table: 'care.assessment_level',
    column: 'text',
    door: 'care.assessment',
    sealed: { ...ofPerson, record: `assessment_id || '|' || level` },
  },
  { table: 'care.goal', column: 'wording', door: 'care.goal', sealed: ofPerson },
  {
    table: 'guardianship.cover',
    column: 'order_details',
    door: 'guardianship.cover',
    sealed: { ...ofPerson, version: '1' },
  },
  {
    table: 'operations.entry_identity',
    column: 'tent',
    door: 'operations.entry_identity',
    sealed: null,
    notFor: 'M',
  },
  {
    table: 'operations.entry_identity',
    column: 'document',
    door: 'operations.entry_identity',
    notFor: 'M',
    sealed: { owner: 'operation_id', record: 'entry_id', version: '1' },
  },
  { table: 'legal.subject_name', column: 'full_name', door: 'legal.subject', sealed: null },
  {
    table: 'legal.hearing',
    column: 'note',
    door: 'legal.hearing',
    sealed: { ...ofPerson, owner: 'subject_id' },
  },
  {
    table: 'legal.restriction',
    column: 'scope',
    door: 'legal.restriction',
    sealed: { ...ofPerson, owner: 'subject_id', version: '1' },
  },
  ...(
    [
      ['restriction_variation', 'scope'],
      ['permission_request', 'purpose'],
      ['probation_contact', 'place'],
    ] as const
  ).map(([name, column]): Place => ({
    table: `legal.${name}`,
    column,
    door: `legal.${name}`,
    sealed: { ...ofPerson, owner: 'subject_id', version: '1' },
  })),
];

/** Canaries by the table and column that contain them, in rows that meet `condition` on `t`. */
async function canariesAt(
  database: TestDatabase,
  { place, condition, keys }: { place: Place; condition: string; keys: Keys },
): Promise<string[]> {
  const { table, column, sealed } = place;
  const named = sealed
    ? `, t.${sealed.owner} as owner, ${sealed.record
        .replace(/^(\w+)/, 't.$1')
        .replace(
          '|| level',
          '|| t.level',
        )} as record, ${sealed.version === '1' ? '1' : `t.${sealed.version}`} as version`
    : '';
  const rows = await rowsOf(
    database,
    `select t.${column} as value${named} from ${table} t where t.${column} is not null
      and (${condition})`,
  );
  return rows.flatMap((row) => {
    const text = sealed
      ? openText(
          keys.get(row['owner'])!,
          { table, record: row['record'], column, version: row['version'] },
          row['value'],
        )
      : String(row['value']);
    return text.match(canaryPattern) ?? [];
  });
}

type Keys = ReadonlyMap<string, Buffer>;

async function allKeys(database: TestDatabase, keyring: Keyring): Promise<Keys> {
  const rows = await rowsOf(
    database,
    `
    select 'care' as side, person_id as id, person_id::text as owner, wrapped_key
      from people.file_key
    union all select 'justice', subject_id, 'subject|' || subject_id, wrapped_key
      from legal.subject_key
    union all select 'programme', operation_id, operation_id::text, wrapped_key
      from operations.operation_key`,
  );
  return new Map(
    rows.map((row) => {
      const ring = keyring.wrapping[row['side'] as RingSide];
      return [row['id'], unwrapKey(ring, row['owner'], row['wrappedKey'])];
    }),
  );
}

/** SQL condition on `t` for one table and account; `false` if the letter opens no row. */
export function scopeOf(actor: TestActor, table: string, notFor = ''): string {
  const door = doors.find((one) => one.table === table)!;
  const letter = matrix.get(door.record)!.get(actor.role)!.read;
  const scope = notFor.includes(letter) ? undefined : door.scope[letter];
  return scope?.replaceAll('$1', `'${actor.accountId}'::uuid`) ?? 'false';
}

export type Seeing = {
  /** `table.column` by canary, for the whole database. */
  readonly places: ReadonlyMap<string, string>;
  readonly sealed: ReadonlySet<string>;
  readonly allowed: (actor: TestActor) => Promise<ReadonlySet<string>>;
};

export async function openSeeing(database: TestDatabase, keyring: Keyring): Promise<Seeing> {
  const keys = await allKeys(database, keyring);
  const standing = new Map<string, string>();
  const sealed = new Set<string>();
  for (const place of places) {
    for (const canary of await canariesAt(database, { place, condition: 'true', keys })) {
      standing.set(canary, `${place.table}.${place.column}`);
      if (place.sealed) sealed.add(canary);
    }
  }
  return {
    places: standing,
    sealed,
    async allowed(actor) {
      const seen = new Set<string>();
      for (const place of places) {
        const condition = scopeOf(actor, place.door, place.notFor).replaceAll(
          /\bt\.id\b/g,
          place.door === 'legal.subject' ? 't.subject_id' : 't.id',
        );
        for (const canary of await canariesAt(database, { place, condition, keys }))
          seen.add(canary);
      }
      return seen;
    },
  };
}

/** Persons whose record the account may see at all. */
export async function personsOf(
  database: TestDatabase,
  actor: TestActor,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(
    database,
    `select t.id from people.person t where ${scopeOf(actor, 'people.person')}`,
  );
  return new Set(rows.map((row) => row['id']));
}

/** Persons, subjects and operations that an account may see, and its organisation. */
export async function ownIdsOf(
  database: TestDatabase,
  actor: TestActor,
): Promise<ReadonlySet<string>> {
  const subjects = (
    await sql<{
      id: string;
    }>`select subject_id as id from legal.reach where account_id = ${actor.accountId}
    union select id from legal.subject where organisation_id = ${actor.organisationId}
      and ${actor.role === 'prosecutor'}
    union select id from operations.operation where ${actor.role === 'national-coordinator'}`.execute(
      database.owner,
    )
  ).rows;
  return new Set([
    ...(await personsOf(database, actor)),
    ...subjects.map((row) => row.id),
    actor.organisationId,
  ]);
}

/** Everything stored in the database, as text; bytes as hexadecimal digits. */
export async function dumpOf(database: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const tables = await rowsOf(
    database,
    `select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables as { name: string }[]) {
    const [row] = await rowsOf(
      database,
      `select string_agg(to_jsonb(t)::text, ' ') as text from ${name} t`,
    );
    texts.set(name, row!['text'] ?? '');
  }
  return texts;
}
