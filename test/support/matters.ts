// A court with its people in a test database, and matters entered through the real server. The
// programme is the demo of `kg`, where reported law permits.

import type { FastifyInstance } from 'fastify';
import { sql } from '../../src/engine/db/database.ts';
import { loadLaw } from '../../src/rooms/law/load-law.ts';
import { addDays, type Day } from '../../src/kernel/day.ts';
import { makeActor, makeOrganisation, type TestActor, type TestDatabase } from './actors.ts';
import { type Answer, call } from './http.ts';

export type Wanted = {
  readonly birth?: { from: string | null; to: string | null; precision: string };
  readonly birthDisputed?: boolean;
  readonly counsel?: 'present' | 'absent' | 'not-known';
  readonly act?: { from: string | null; to: string | null; precision: string };
  readonly state?: string;
  readonly stateOn?: string;
  readonly country?: string;
  readonly offence?: { editionId: string; code: string; from: string } | null;
};
export type Court = {
  readonly registrar: TestActor;
  readonly officer: TestActor;
  readonly colleague: TestActor;
  readonly probation: TestActor;
  readonly otherRegistrar: TestActor;
  /** As the registrar; the officer and the probation officer are assigned. */
  readonly enter: (wanted?: Wanted) => Promise<{ subjectId: string; proceedingId: string }>;
  readonly tryEnter: (wanted?: Wanted) => Promise<Answer>;
  /** The first offence that may be cited for these days. */
  readonly offenceFor: (act: {
    from: string;
    to: string;
  }) => Promise<{ editionId: string; code: string; from: string }>;
  readonly cite: (matter: Matter, act?: { from: string; to: string }) => Promise<Answer>;
  readonly move: (matter: Matter, state: string, on?: string) => Promise<Answer>;
};
export type Matter = { readonly subjectId: string; readonly proceedingId: string };

const person = {
  fullName: 'Айнура Тестова',
  givenName: null,
  familyName: null,
  fatherName: null,
  language: 'ru',
};
export const adultBirth = { from: '1990-03-01', to: '1990-03-01', precision: 'day' };
export const usualAct = { from: '2017-01-01', to: '2017-12-31', precision: 'period' };

export function matterBody(wanted: Wanted = {}) {
  return {
    subject: {
      name: person,
      otherSpellings: [],
      birth: wanted.birth ?? adultBirth,
      birthDisputed: wanted.birthDisputed ?? false,
      counsel: wanted.counsel ?? 'present',
    },
    proceeding: {
      act: wanted.act ?? usualAct,
      article: 'Art. 256',
      country: wanted.country ?? 'KG',
      court: 'Osh city court',
      courtNumber: null,
      state: wanted.state ?? 'opened',
      stateOn: wanted.stateOn ?? '2026-01-12',
      offence: wanted.offence ?? null,
    },
  };
}

export async function openCourt(database: TestDatabase, server: FastifyInstance): Promise<Court> {
  const organisationId = await makeOrganisation(database, { side: 'justice' });
  const make = (
    role: 'prosecutor' | 'probation-officer',
    duty: 'member' | 'registrar' = 'member',
  ) => makeActor(database, { role, duty, organisationId });
  const [registrar, officer, colleague, probation] = [
    await make('prosecutor', 'registrar'),
    await make('prosecutor'),
    await make('prosecutor'),
    await make('probation-officer'),
  ];
  const otherRegistrar = await makeActor(database, { role: 'prosecutor', duty: 'registrar' });
  const tryEnter = (wanted?: Wanted) =>
    call(server, registrar, 'POST /api/matters', matterBody(wanted));
  const offenceFor = async ({ from, to }: { from: string; to: string }) => {
    const { body } = await call(server, officer, `GET /api/matters/offences?from=${from}&to=${to}`);
    const [{ code, from: since }] = body.offences;
    return { editionId: body.editionId, code, from: since };
  };
  const versionOf = async ({ subjectId, proceedingId }: Matter) =>
    (await call(server, officer, `GET /api/matters/${subjectId}/proceedings/${proceedingId}`)).body
      .version;
  return {
    registrar,
    officer,
    colleague,
    probation,
    otherRegistrar,
    tryEnter,
    offenceFor,
    async enter(wanted) {
      const entered = await tryEnter(wanted);
      if (entered.status !== 200) throw new Error(entered.raw);
      for (const officerId of [officer.accountId, probation.accountId]) {
        const { subjectId } = entered.body;
        await call(server, registrar, `PUT /api/matters/${subjectId}/assignment`, {
          officerId,
          reason: 'new-matter',
        });
      }
      return entered.body;
    },
    async cite(matter, act = usualAct) {
      return call(
        server,
        officer,
        `PUT /api/matters/${matter.subjectId}/proceedings/${matter.proceedingId}/offence`,
        { offence: await offenceFor(act), baseVersion: await versionOf(matter) },
      );
    },
    async move(matter, state, on = '2026-02-01') {
      return call(
        server,
        officer,
        `PUT /api/matters/${matter.subjectId}/proceedings/${matter.proceedingId}/state`,
        { state, on, baseVersion: await versionOf(matter) },
      );
    },
  };
}

export async function todayOf({ owner }: TestDatabase): Promise<Day> {
  return (await sql<{ today: Day }>`select legal.today() as today`.execute(owner)).rows[0]!.today;
}

/** Attests that an assessment is on file for these subjects, as the disclosure machinery will. */
export async function attestBestInterests(
  { owner }: TestDatabase,
  subjectIds: readonly string[],
): Promise<void> {
  await sql`${sql.raw(`create or replace function legal.best_interests_attested(wanted_subject uuid)
    returns boolean
    language sql stable security definer set search_path = '' as
    $$ select wanted_subject = any('{${subjectIds.join(',')}}'::uuid[]) $$`)}`.execute(owner);
}

/** Puts a proceeding into a state on a day, skipping the steps, as if time had brought it there. */
export async function placeAt(
  { owner }: TestDatabase,
  proceedingId: string,
  { state, on }: { state: string; on: Day | string },
): Promise<void> {
  await sql`alter table legal.proceeding disable trigger step`.execute(owner);
  await sql`alter table legal.proceeding disable trigger step_permitted`.execute(owner);
  await sql`update legal.proceeding set state = ${state}, state_on = ${on}
    where id = ${proceedingId}`.execute(owner);
  await sql`alter table legal.proceeding enable trigger step`.execute(owner);
  await sql`alter table legal.proceeding enable trigger step_permitted`.execute(owner);
}

export const before = (today: Day, days: number): Day => addDays(today, -days);

/**
 * Confirms the law in force again, with other countries' exemption rules; returns the new edition's
 * id.
 */
export async function addExemptionRules({ owner }: TestDatabase): Promise<string> {
  const rules = [...loadLaw('uz').exemptions, ...loadLaw('tj').exemptions];
  const any = {
    ...rules[0]!,
    code: 'one-is-enough',
    together: 'any',
    conditions: rules[0]!.conditions.slice(0, 2),
  };
  const found = await sql<{
    id: string;
  }>`insert into law.edition (origin, document, document_hash, confirmed_at)
    select 'pack', jsonb_set(document, '{exemptions}', ${JSON.stringify([...rules, any])}::jsonb),
      '\\x0e', clock_timestamp()
    from law.edition where id = law.current_edition() returning id`.execute(owner);
  return found.rows[0]!.id;
}
