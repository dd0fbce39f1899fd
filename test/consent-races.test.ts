// Consent under races and across versions: two answers at once leave one in force; an action or an
// offer that comes during a withdrawal is refused or stops, and never goes on silently; and the
// answers of an earlier version are carried over.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { inTransaction, sql, type Tx } from '../src/engine/db/database.ts';
import { bringTo, makeTables, wantedHere } from '../src/engine/db/migrate.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { actionOn, helped, no, yes } from './support/answers.ts';
import { type Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { addConsent, bornYearsAgo, makeArrivedHousehold } from './support/households.ts';
import { call, serverWith } from './support/http.ts';
import { raced } from './support/rounds.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database);
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
let staff: Staff;

beforeAll(async () => {
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});

const rounds = [...Array(6).keys()];
const late = (round: number) => new Promise((done) => void setTimeout(done, round));
const withdrawal = (personId: string, consentId: string) =>
  `PUT /api/persons/${personId}/consents/${consentId}/withdrawal` as const;

describe('at the same moment', () => {
  it.each([
    ['two yeses', yes, yes],
    ['a yes and a no', yes, no],
  ])('%s leave one answer in force', raced, async (_, first, second) => {
    const { personId } = await helped(bench, staff);
    for (const round of rounds) {
      const path = `POST /api/persons/${personId}/consents` as const;
      const answers = await Promise.all([
        call(server, staff.lead, path, first),
        late(round).then(() => call(server, staff.lead, path, second)),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const found = await sql`select 1 from people.consent where person_id = ${personId}
        and purpose = 'case-support' and ended_at is null`.execute(owner);
      expect(found.rows).toHaveLength(1);
    }
  });

  it(
    'a withdrawal and an action that rests on it: refused, or it needs a new basis',
    raced,
    async () => {
      for (const round of rounds) {
        const one = await helped(bench, staff);
        const [added, back] = await Promise.all([
          late(round % 3).then(() =>
            call(
              server,
              staff.lead,
              `POST /api/goals/${one.goalId}/actions`,
              actionOn(one.consentId),
            ),
          ),
          late(round % 2).then(() =>
            call(server, staff.lead, withdrawal(one.personId, one.consentId), {}),
          ),
        ]);
        expect(back.status).toBe(200);
        if (added.status !== 200) expect(added.body.code).toBe('consent-does-not-hold');
        const { plan } = (await call(server, staff.lead, `GET /api/cases/${one.caseId}/plan`)).body;
        const silent = plan.goals[0].actions.filter(
          (each: { needsBasis: boolean }) => !each.needsBasis,
        );
        expect(silent).toEqual([]);
      }
    },
  );

  it(
    'a withdrawal, an offer and its acceptance: no offer stays open, and none fails',
    raced,
    async () => {
      for (const round of rounds) {
        const made = await makeArrivedHousehold(
          database,
          { coordinator: staff.coordinator, services },
          [{ name: 'Aida Testova', birth: bornYearsAgo(30), sex: 'female' }],
        );
        const personId = made.personIds[0]!;
        const consentId = await addConsent(database, personId);
        const [offered, back] = await Promise.all([
          late(round % 3).then(() =>
            call(server, staff.coordinator, 'POST /api/offers', {
              householdId: made.id,
              organisationId: staff.organisationId,
              languages: ['ky'],
              urgentNeeds: [],
            }),
          ),
          late(round % 2).then(() =>
            call(server, staff.coordinator, withdrawal(personId, consentId), {}),
          ),
        ]);
        expect(back.status).toBe(200);
        expect([200, 409]).toContain(offered.status);
        const open = await sql`select 1 from care.offer where household_id = ${made.id}
        and state = 'open'`.execute(owner);
        expect(open.rows).toEqual([]);
      }
    },
  );
});

const id = (last: number) => `018f0000-0000-7000-8000-0000000000${String(last).padStart(2, '0')}`;
const earlier = (row: {
  n: number;
  ground: string;
  days: number;
  organisation?: boolean;
  withdrawn?: number;
}) => `('${id(row.n)}', '${id(90)}', 'case-support', '${row.ground}',
  ${row.organisation ? `'${id(91)}'` : 'null'}, 'ky', 'spoken', current_date - 200,
  current_date + 200, ${row.withdrawn === undefined ? 'null' : `now() - interval '${row.withdrawn} days'`},
  now() - interval '${row.days} days')`;

describe('answers of an earlier version', () => {
  const wanted = wantedHere();
  const at = wanted.migrations.findIndex(({ name }) => name.includes('consent-ends'));
  const rowsOf = async (tx: Tx, text: string) =>
    (await sql.raw<Record<string, unknown>>(text).execute(tx)).rows;
  const carried = async (consents: readonly string[]) => {
    const kept: { rows: Record<string, unknown>[] } = { rows: [] };
    await inTransaction(owner, async (tx) => {
      const bare = tx.withoutPlugins();
      const queries = { query: async (text: string) => ({ rows: await rowsOf(bare, text) }) };
      await makeTables(queries, {
        migrations: wanted.migrations.slice(0, at),
        state: wanted.state,
      });
      await sql
        .raw(`insert into people.person (id, code, sex, birth_precision)
        values ('${id(90)}', 'P', 'female', 'unknown')`)
        .execute(tx);
      await sql
        .raw(`insert into workforce.organisation (id, code, kind, side, names)
        values ('${id(91)}', 'O', 'cso', 'care', '{}')`)
        .execute(tx);
      await sql
        .raw(`insert into people.consent (id, person_id, purpose, ground, organisation_id,
        told_in, told_how, told_on, until_on, withdrawn_at, recorded_at)
        values ${consents.join(', ')}`)
        .execute(tx);
      expect(await bringTo(queries, wanted)).toMatchObject({ ok: true });
      kept.rows = await rowsOf(
        tx,
        `select right(id::text, 2) as id, ended_why,
        people.consent_holds(s, current_date) as holds,
        people.consent_holds(s, current_date + 91) as later from people.consent s order by 1`,
      );
      throw new Error('undo');
    }).catch((problem: Error) => {
      if (problem.message !== 'undo') throw problem;
    });
    return kept.rows;
  };

  it('hold for ninety days, one for each recipient; a no and a withdrawal end what was before', async () => {
    expect(
      await carried([
        earlier({ n: 1, ground: 'consent', days: 90 }),
        earlier({ n: 2, ground: 'consent', days: 60 }),
      ]),
    ).toEqual([
      { id: '01', endedWhy: 'replaced', holds: false, later: false },
      { id: '02', endedWhy: null, holds: true, later: false },
    ]);
    expect(
      await carried([
        earlier({ n: 1, ground: 'consent', days: 90 }),
        earlier({ n: 2, ground: 'consent', days: 80, organisation: true }),
        earlier({ n: 3, ground: 'refused', days: 60 }),
      ]),
    ).toMatchObject([
      { id: '01', endedWhy: 'refused' },
      { id: '02', endedWhy: 'refused' },
      { id: '03', endedWhy: null, holds: false },
    ]);
    expect(
      await carried([
        earlier({ n: 1, ground: 'consent', days: 90 }),
        earlier({ n: 2, ground: 'consent', days: 60, withdrawn: 50 }),
        earlier({ n: 3, ground: 'best-interests', days: 40 }),
      ]),
    ).toMatchObject([
      { id: '01', endedWhy: 'withdrawn' },
      { id: '02', endedWhy: 'withdrawn' },
      { id: '03', endedWhy: null, holds: true },
    ]);
  });
});
