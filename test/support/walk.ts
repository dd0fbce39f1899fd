// Walks over everything that a login role could touch: each table, and each function, called with
// values that fit its parameters, as someone with an entered session. Reports for each call whether
// it returned anything or wrote anything; all of it is rolled back.

import { enter } from '../../src/engine/access/actor.ts';
import { inTransaction, sql } from '../../src/engine/db/database.ts';
import type { Side } from '../../src/kernel/roles.ts';
import { inRooms } from '../../tools/schema-texts.ts';
import type { TestActor, TestDatabase } from './actors.ts';

export type Table = { readonly name: string; readonly column: string };
export type Callable = { readonly name: string; readonly parameters: readonly string[] };

const ofRooms = sql.raw(inRooms);

export async function tablesOfRooms({ owner }: TestDatabase): Promise<readonly Table[]> {
  const found = await sql<Table>`select format('%I.%I', n.nspname, c.relname) as name,
      (select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attidentity = '' order by a.attnum limit 1) as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ofRooms} order by 1`.execute(owner);
  return found.rows;
}

/** Functions that the login role of a side may execute, by the grants on functions and schemas. */
export async function functionsOpenTo(
  { owner }: TestDatabase,
  role: Side | 'door' | 'sealer',
): Promise<readonly Callable[]> {
  const login = `alongside_${role}`;
  const found = await sql<Callable>`select n.nspname || '.' || p.proname as name,
      array(select format_type(t, null) from unnest(p.proargtypes) t) as parameters
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ofRooms} and p.prorettype <> 'trigger'::regtype
      and has_function_privilege(${login}, p.oid, 'EXECUTE')
      and has_schema_privilege(${login}, n.oid, 'USAGE') order by 1, 2`.execute(owner);
  return found.rows;
}

// Refused for the role, or with the same message as for something that does not exist.
const refusals = /^(?:42501|P0002|AL001)/;
const empty = ['', 'f', 'false', '0', '{}', '[]', 'null', 'not-found', 'not-allowed', 'unknown'];

/** The result of one statement: `nothing`, or a word for what it gave. */
export async function tryStatement(
  database: TestDatabase,
  actor: TestActor,
  statement: string,
): Promise<string> {
  let answer = 'nothing';
  await inTransaction(database.pools.of(actor.side), async (tx) => {
    // Unattended, because noting that the session was used would count as writing.
    const entered = await enter(tx, actor.token, true);
    if (entered.status !== 'ok') throw new Error(`test actor cannot enter: ${entered.status}`);
    const { rows, numAffectedRows } = await sql.raw<object>(statement).execute(tx);
    const values = rows.flatMap((row) => Object.values(row));
    const told = values.filter((value) => !isEmpty(value));
    if (told.length > 0) answer = JSON.stringify(told).slice(0, 200);
    else if (rows.length === 0 && (numAffectedRows ?? 0n) > 0n) answer = 'changed rows';
    const wrote = await sql<{ yes: boolean }>`
      select pg_current_xact_id_if_assigned() is not null as yes`.execute(tx);
    if (wrote.rows[0]!.yes && answer === 'nothing') answer = 'wrote';
    throw new Undo();
  }).catch((problem: Error & { code?: string }) => {
    if (problem instanceof Undo) return;
    if (!refusals.test(problem.code ?? '')) answer = `${problem.code} ${problem.message}`;
  });
  return answer;
}

class Undo extends Error {}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  if (typeof value === 'object' && !(value instanceof Date)) {
    return Object.values(value).every(isEmpty);
  }
  return empty.includes(String(value));
}

/**
 * What a function answers to each known id in turn, passed for every id parameter. Errors about
 * malformed arguments reveal nothing about who may call, as long as another shape was answered.
 */
export async function tryFunction(
  database: TestDatabase,
  { actor, known }: { actor: TestActor; known: readonly string[] },
  { name, parameters }: Callable,
): Promise<readonly string[]> {
  const answers: string[] = [];
  const shapes = parameters.some((type) => ['jsonb', 'text'].includes(type)) ? bothShapes : [one];
  for (const shape of shapes) {
    for (const id of parameters.includes('uuid') ? known : known.slice(0, 1)) {
      const values = parameters.map((type) => valueOf(type, { ...shape, id, known }));
      answers.push(
        await tryStatement(database, actor, `select * from ${name}(${values.join(', ')})`),
      );
    }
  }
  const fitting = answers.filter((answer) => !answer.startsWith('22'));
  return fitting.length > 0 ? fitting : answers;
}

type Given = {
  readonly id: string;
  readonly known: readonly string[];
  readonly json: string;
  readonly text: string;
};
const one = { json: `'{}'`, text: `'x'` };
// In a list that can be narrowed, a missing word means all of them.
const bothShapes = [one, { json: `'[["a"]]'`, text: 'null' }];

function valueOf(type: string, { id, known, json, text }: Given): string {
  const values: Readonly<Record<string, string>> = {
    uuid: `'${id}'::uuid`,
    'uuid[]': `array['${known.join("', '")}']::uuid[]`,
    text: `${text}::text`,
    'text[]': `array['x']::text[]`,
    integer: '1',
    bigint: '1::bigint',
    boolean: 'true',
    date: `'2020-01-01'::date`,
    'timestamp with time zone': `now()`,
    bytea: `'\\x00'::bytea`,
    jsonb: `${json}::jsonb`,
  };
  return values[type] ?? `null::${type}`;
}
