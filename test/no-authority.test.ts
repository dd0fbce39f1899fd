// Where no guardianship authority is left, nothing that would leave a child to one is saved, and
// whoever tries is told what to do: each of these steps answered 500 before.

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../src/kernel/day.ts';
import { sql } from '../src/engine/db/database.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeActor, type TestActor, testProgramme } from './support/actors.ts';
import { call } from './support/http.ts';
import { bornAgo, type Made, openOrganisation } from './support/pairs.ts';

const office = await openOrganisation();
const { database, owner, server, worker, supervisor } = office;
const today = dayAt(new Date(), testProgramme.timeZone);
let officer: TestActor;

const bodies = (closedAt: string | null) =>
  sql`update workforce.organisation set closed_at = ${closedAt}::timestamptz
    where kind = 'guardianship-body'`.execute(owner);

beforeAll(async () => {
  const body = await sql<{ id: string }>`select id from workforce.organisation
    where kind = 'guardianship-body'`.execute(owner);
  officer = await makeActor(database, {
    role: 'child-protection-officer',
    organisationId: body.rows[0]!.id,
  });
});
beforeEach(() => bodies(null));

async function take(personId: string): Promise<void> {
  const search = await sql<{ id: string }>`select id from guardianship.search
    where person_id = ${personId} and state = 'open'`.execute(owner);
  const { id } = search.rows[0]!;
  const taken = await call(server, officer, `PUT /api/guardianship-searches/${id}/taken`, {});
  expect(taken.status).toBe(200);
}

async function closeAsDead(personId: string) {
  const { body } = await call(server, worker, `GET /api/persons/${personId}/case`);
  const { id } = (
    await call(server, worker, `POST /api/cases/${body.caseId}/closings`, {
      baseVersion: body.version,
      reason: 'died',
      criteria: null,
    })
  ).body;
  const decided = await call(server, supervisor, `PUT /api/closings/${id}/decision`, {
    baseVersion: 1,
    decision: 'closed',
  });
  expect(decided.status).toBe(200);
  const path = `/api/cases/${body.caseId}`;
  return { path, version: (await call(server, supervisor, `GET ${path}`)).body.version };
}

const child = async (): Promise<Made> =>
  (await office.makeHousehold('Абдулло Рахимов', { years: 7 }))[0]!;
const interimEnds = (personId: string) =>
  sql`update guardianship.cover set until_on = ${today}::date where person_id = ${personId}`.execute(
    owner,
  );

type Steps = { try: () => Promise<{ status: number; body: any }>; kept: ReturnType<typeof sql> };

const steps: Record<string, () => Promise<Steps>> = {
  'reopening the case of a child believed dead': async () => {
    const { id } = await child();
    const { path, version } = await closeAsDead(id);
    return {
      try: () =>
        call(server, supervisor, `PUT ${path}/state`, {
          baseVersion: version,
          to: 'reopened',
          reason: 'new-need',
        }),
      kept: sql`select state, version from care.case_file where person_id = ${id}`,
    };
  },
  'correcting a birth date': async () => {
    const { id } = (await office.makeHousehold('Абдулло Рахимов'))[0]!;
    return {
      try: () =>
        call(server, worker, `PUT /api/persons/${id}/correction`, {
          field: 'birth',
          value: bornAgo(9),
          baseVersion: 1,
          reason: 'The birth certificate was found',
        }),
      kept: sql`select birth_from, version from people.person where id = ${id}`,
    };
  },
  'asking the authority': async () => {
    const { id } = await child();
    await sql`update guardianship.search set state = 'closed', outcome = 'cover-stays',
      closed_at = now() where person_id = ${id}`.execute(owner);
    return {
      try: () =>
        call(server, worker, `POST /api/persons/${id}/guardianship-searches`, {
          because: 'no-cover',
        }),
      kept: sql`select id, state from guardianship.search where person_id = ${id}`,
    };
  },
  'appointing a guardian with a last day': async () => {
    const { id } = await child();
    await take(id);
    return {
      try: () =>
        call(server, officer, `POST /api/persons/${id}/covers`, {
          kind: 'guardian',
          basis: 'court-order',
          fromOn: today,
          untilOn: addDays(today, 30),
          holder: { name: 'An Aunt', relation: 'aunt-maternal' },
          right: {
            order: { authority: 'City court', number: 'UD-1/26', on: '2026-01-01' },
            isNamesake: false,
          },
        }),
      kept: sql`select id, until_on from guardianship.cover where person_id = ${id}`,
    };
  },
  'ending a cover': async () => {
    const { id } = await child();
    await take(id);
    const cover = await sql<{ id: string }>`select id from guardianship.cover
      where person_id = ${id}`.execute(owner);
    return {
      try: () =>
        call(server, officer, `PUT /api/covers/${cover.rows[0]!.id}/end`, {
          baseVersion: 1,
          untilOn: today,
          reason: 'carer-away',
          then: 'open-search',
        }),
      kept: sql`select id, until_on from guardianship.cover where person_id = ${id}`,
    };
  },
  'taking two files apart': async () => {
    const pair = await office.makeTwo({ years: 7 });
    await office.merge(pair);
    await interimEnds(pair[1].id);
    expect((await office.step(worker, pair, 'undo-proposed')).status).toBe(200);
    return {
      try: () => office.step(supervisor, pair, 'undone'),
      kept: sql`select id, merged_into from people.person where id = ${pair[1].id}`,
    };
  },
};

describe('no authority is left', () => {
  it.each(Object.keys(steps))('%s is refused with what to do', async (name) => {
    const step = await steps[name]!();
    const before = (await step.kept.execute(owner)).rows;
    await bodies('2026-01-01');
    const answer = await step.try();
    expect([answer.status, answer.body.code]).toEqual([409, 'no-guardianship-body']);
    expect((await step.kept.execute(owner)).rows).toEqual(before);
    await bodies(null);
    expect((await step.try()).status).toBe(200);
  });

  it('a stranger learns nothing of it', async () => {
    const { id } = await child();
    const { path, version } = await closeAsDead(id);
    await bodies('2026-01-01');
    const stranger = await makeActor(database, { role: 'supervisor' });
    const body = { baseVersion: version, to: 'reopened', reason: 'new-need' };
    const hidden = await call(server, stranger, `PUT ${path}/state`, body);
    const absent = await call(server, stranger, `PUT /api/cases/${newId()}/state`, body);
    expect([hidden.status, hidden.body.code]).toEqual([404, absent.body.code]);
    const asked = await asActor(
      database,
      stranger,
      async (tx) =>
        (
          await sql<{ answer: { outcome: string } }>`select guardianship.ask_authority(
            jsonb_build_object('id', ${newId()}::text, 'personId', ${id}::text,
              'because', 'no-cover')) as answer`.execute(tx)
        ).rows[0]!.answer.outcome,
    );
    expect(asked).toBe('not-found');
  });
});
