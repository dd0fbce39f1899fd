// Before a charge: who finds nothing of what a proceeding rests on, then what the law, the age and
// the childhood of a person refuse, over HTTP and past it, then what the page says.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { roleNames } from '../../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  testServices,
} from '../../../../test/support/actors.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { call, serverWith } from '../../../../test/support/http.ts';
import { whileReal } from '../../../../test/support/while-real.ts';
import {
  attestBestInterests,
  type Court,
  matterBody,
  type Matter,
  openCourt,
  placeAt,
  usualAct,
} from '../../../../test/support/matters.ts';
import { legalRoom } from '../room.ts';

const database = await testDatabase();
const { owner } = database;
const server = serverWith([legalRoom], testServices(database));
const tables = [
  'birth_claim',
  'birth_settlement',
  'counsel_change',
  'alternatives_considered',
  'sentence',
  'exemption_request',
  'exemption_answer',
  'detention',
  'detention_review',
];
const child = { birth: { from: '2000-06-01', to: '2000-06-01', precision: 'day' } };
const considered = {
  consideredOn: '2026-01-20',
  alternatives: ['diversion', 'social-services'],
  whyNotEnough: 'Nobody of the family is near.',
};
const claimed = {
  birth: { from: '2002-01-01', to: '2002-12-31', precision: 'year' },
  says: 'An aunt names the year 2002.',
};

let court: Court;
let matter: Matter;
const path = ({ subjectId, proceedingId }: Matter, more = '') =>
  `/api/matters/${subjectId}/proceedings/${proceedingId}${more}` as const;
const pageOf = async (of: Matter) => (await call(server, court.officer, `GET ${path(of)}`)).body;

beforeAll(async () => {
  await makeTestProgramme(database);
  court = await openCourt(database, server);
  matter = await court.enter(child);
  expect(
    (await call(server, court.officer, `POST ${path(matter, '/alternatives')}`, considered)).status,
  ).toBe(200);
  expect(
    (
      await call(
        server,
        court.officer,
        `POST /api/matters/${matter.subjectId}/birth/claims`,
        claimed,
      )
    ).status,
  ).toBe(200);
});

const requests = (of: Matter): readonly [`${'GET' | 'POST' | 'PUT'} ${string}`, unknown][] => [
  [`GET ${path(of)}`, undefined],
  [`GET /api/matters/${of.subjectId}/birth`, undefined],
  [
    `PUT ${path(of, '/offence')}`,
    { offence: { editionId: newId(), code: 'x', from: '2020-01-01' }, baseVersion: 1 },
  ],
  [`POST ${path(of, '/alternatives')}`, considered],
  [
    `POST ${path(of, '/sentences')}`,
    {
      months: 1,
      conditionalMonths: null,
      article: '1',
      orderNumber: '1',
      decidedOn: '2026-01-20',
      cumulationGround: null,
    },
  ],
  [`PUT ${path(of, '/expungement')}`, { on: '2030-01-01' }],
  [
    `POST ${path(of, '/exemptions')}`,
    {
      legalAidOfferedOn: '2026-01-20',
      legalAidAnswer: 'later',
      openedOn: '2026-01-20',
      editionId: newId(),
      ruleCode: 'x',
    },
  ],
  [
    `POST ${path(of, '/detentions')}`,
    {
      startedOn: '2026-01-20',
      orderNumber: '1',
      reason: 'x',
      whyNoAlternative: null,
      nextReviewOn: '2030-01-01',
    },
  ],
  [`POST /api/matters/${of.subjectId}/birth/claims`, claimed],
  [
    `POST /api/matters/${of.subjectId}/birth/settlements`,
    { birth: claimed.birth, orderNumber: '1', foundOn: '2026-01-20' },
  ],
  [`POST /api/matters/${of.subjectId}/counsel`, { counsel: 'absent', onDay: '2026-01-20' }],
  [`PUT /api/matters/${of.subjectId}/victim`, {}],
];

describe('nothing here for', () => {
  test.each(roleNames.filter((role) => role !== 'prosecutor'))('%s', async (role) => {
    const actor =
      role === 'probation-officer' ? court.probation : await makeActor(database, { role });
    for (const [request, body] of requests(matter))
      expect([request, (await call(server, actor, request, body)).status]).toEqual([request, 404]);
    expect((await call(server, actor, 'GET /api/matters/offences')).status).toBe(404);
    for (const table of tables) {
      const seen = asActor(database, actor, (tx) =>
        sql.raw(`select 1 from legal.${table}`).execute(tx),
      );
      if (role === 'probation-officer') expect([table, (await seen).rows]).toEqual([table, []]);
      else await expect(seen).rejects.toThrow(/permission denied/);
    }
  });

  test.each(['colleague', 'otherRegistrar'] as const)(
    '%s: hidden answers as absent does',
    async (who) => {
      const absent = { subjectId: newId(), proceedingId: newId() };
      for (const [at, [request, body]] of requests(matter).entries()) {
        const hidden = await call(server, court[who], request, body);
        const none = await call(server, court[who], ...requests(absent)[at]!);
        expect([request, hidden.status, hidden.raw]).toEqual([request, 404, none.raw]);
      }
      for (const table of tables) {
        expect(
          (
            await asActor(database, court[who], (tx) =>
              sql.raw(`select 1 from legal.${table}`).execute(tx),
            )
          ).rows,
        ).toEqual([]);
      }
    },
  );

  test('what is written past the endpoints tells a hidden record from none neither', async () => {
    const told: string[] = [];
    for (const { subjectId, proceedingId } of [
      matter,
      { subjectId: newId(), proceedingId: newId() },
    ]) {
      const by = court.otherRegistrar.accountId;
      for (const statement of [
        sql`insert into legal.birth_claim (id, subject_id, birth_from, birth_to, birth_precision,
          says, recorded_by)
          values (${newId()}, ${subjectId}, '2000-01-01', '2000-01-01', 'day', '', ${by})`,
        sql`insert into legal.exemption_request (id, subject_id, proceeding_id, edition_id,
          rule_code, legal_aid_offered_on,
            legal_aid_answer, opened_on, recorded_by) values (${newId()}, ${subjectId},
              ${proceedingId}, law.current_edition(), 'x',
            '2020-01-01', 'later', '2020-01-01', ${by})`,
        sql`insert into legal.detention (id, subject_id, proceeding_id, started_on, order_number,
          reason, next_review_on, recorded_by)
          values (${newId()}, ${subjectId}, ${proceedingId}, '2020-01-01', '1', '', '2020-02-01',
            ${by})`,
        sql`insert into legal.proceeding (id, subject_id, act_precision, article, country, court,
          state, state_on, registered_on,
          registered_by) values (${newId()}, ${subjectId}, 'unknown', '1', 'KG', 'x', 'check',
            '2020-01-01', '2020-01-01', ${by})`,
      ]) {
        const problem = await asActor(database, court.otherRegistrar, (tx) =>
          statement.execute(tx),
        ).catch((one: Error) => one);
        told.push((problem as Error).message);
      }
    }
    expect(new Set(told)).toEqual(new Set(['not in sight']));
  });

  test('and an update that reads nothing changes nothing', async () => {
    for (const who of [court.colleague, court.otherRegistrar, court.probation]) {
      for (const statement of [
        'legal.subject set is_victim = true',
        "legal.exemption_request set decided_by = 'x'",
        'legal.proceeding set version = 9',
      ]) {
        const changed = await asActor(database, who, (tx) =>
          sql.raw(`update ${statement}`).execute(tx),
        );
        expect([statement, changed.numAffectedRows]).toEqual([statement, 0n]);
      }
    }
  });

  test('the texts are sealed', async () => {
    const stored = (
      await sql<{
        text: string;
      }>`select encode(says, 'escape') || (select encode(why_not_enough, 'escape')
      from legal.alternatives_considered limit 1) as text from legal.birth_claim limit 1`.execute(
        owner,
      )
    ).rows[0]!.text;
    expect(stored).not.toMatch(/aunt|family/);
  });
});

describe('the offence', () => {
  test('is cited by its version: in force at the act or later and milder, never a harsher one', async () => {
    const { body } = await call(
      server,
      court.officer,
      'GET /api/matters/offences?from=2020-05-01&to=2020-05-01',
    );
    const verdicts = body.offences.map((one: any) => [one.code, one.from, one.verdict]);
    expect(verdicts[0]).toEqual(['armed-conflict-abroad', '2019-01-01', 'at-the-act']);
    expect(verdicts).toContainEqual(['armed-conflict-abroad', '2021-12-01', 'not-milder']);
    expect(verdicts).toContainEqual(['armed-conflict-abroad', '2015-12-31', 'not-in-force']);
    expect(verdicts).toContainEqual(['mercenary', '2021-12-01', 'not-in-force']);
    const harsher = await court.tryEnter({
      act: { from: '2020-05-01', to: '2020-05-01', precision: 'day' },
      state: 'charged',
      offence: { editionId: body.editionId, code: 'armed-conflict-abroad', from: '2021-12-01' },
    });
    expect(harsher.body.code).toBe('offence-not-citable');
  });

  test('is needed for a charge, also when one is entered in that state', async () => {
    expect((await court.tryEnter({ state: 'charged' })).body.code).toBe('offence-not-cited');
    expect(
      (await court.tryEnter({ state: 'trial', offence: await court.offenceFor(usualAct) })).status,
    ).toBe(200);
  });

  test('of another country is not charged here', async () => {
    expect(
      (
        await court.tryEnter({
          state: 'charged',
          country: 'SY',
          offence: await court.offenceFor(usualAct),
        })
      ).body.code,
    ).toBe('proceeding-of-another-country');
    expect((await court.tryEnter({ country: 'SY' })).status).toBe(200);
  });

  test('is not cited for an act of which the day is not known', async () => {
    const unknown = { from: null, to: null, precision: 'unknown' };
    expect(
      (await court.tryEnter({ act: unknown, offence: await court.offenceFor(usualAct) })).body.code,
    ).toBe('act-day-not-known');
  });

  test('of an edition that is no longer in force is not cited anew, and one that is no offence any more is not charged', async () => {
    const adult = await court.enter();
    expect((await court.cite(adult)).status).toBe(200);
    const old = await court.offenceFor(usualAct);
    await sql`insert into law.edition (origin, document, document_hash, confirmed_at)
      select 'pack', jsonb_set(document, '{offences}', (select jsonb_agg(case
        when o ->> 'until' is null
        then jsonb_set(o, '{until}', '"2025-01-01"') else o end)
          from jsonb_array_elements(document -> 'offences') o)),
        '\\x01', clock_timestamp() from law.edition where id = law.current_edition()`.execute(
      owner,
    );
    expect((await court.tryEnter({ offence: old })).body.code).toBe('law-changed-meanwhile');
    expect((await court.move(adult, 'charged')).body.code).toBe('offence-not-citable');
    expect((await pageOf(adult)).cited.edition).toBe(1);
    await sql`insert into law.edition (origin, document, document_hash, confirmed_at)
      select 'pack', document, '\\x02', clock_timestamp() from law.edition
        where number = 1`.execute(owner);
    expect((await court.move(adult, 'charged')).status).toBe(200);
  });

  test('known only by report permits nothing in a real programme', async () => {
    const adult = await court.enter();
    expect((await court.cite(adult)).status).toBe(200);
    const real = serverWith(
      [legalRoom],
      testServices(database, {
        programme: {
          name: 'x',
          country: 'kg',
          languages: ['en'],
          timeZone: 'Asia/Bishkek',
          isDemo: false,
        },
      }),
    );
    await whileReal(owner, async () => {
      const { body } = await call(
        real,
        court.officer,
        `GET /api/matters/offences?from=${usualAct.from}&to=${usualAct.to}`,
      );
      expect(body.reportedPermits).toBe(false);
      expect(body.offences.filter((one: any) => one.mayCite)).toEqual([]);
      expect(body.offences.some((one: any) => one.verdict === 'not-known-well-enough')).toBe(true);
      const charge = await call(real, court.officer, `PUT ${path(adult, '/state')}`, {
        state: 'charged',
        on: '2026-02-01',
        baseVersion: 2,
      });
      expect(charge.body.code).toBe('offence-not-citable');
      await expect(
        sql`update legal.proceeding set state = 'charged' where id = ${adult.proceedingId}`.execute(
          owner,
        ),
      ).rejects.toThrow('offence-not-citable');
    });
  });
});

describe('the age at the act', () => {
  const act = { from: '2017-05-10', to: '2017-05-20', precision: 'period' };
  const charge = async (wanted: object) => {
    const { status, body } = await court.tryEnter({
      act,
      state: 'charged',
      offence: await court.offenceFor(act),
      ...wanted,
    });
    return status === 200 ? 'charged' : body.code;
  };
  // Sixteen on the day after the birthday; then still under eighteen.
  test.each([
    ['the day before', '2001-05-11', 'below-the-age'],
    ['the day', '2001-05-10', 'below-the-age'],
    ['the day after', '2001-05-09', 'alternatives-needed'],
    ['of eighteen, the day', '1999-05-10', 'alternatives-needed'],
    ['of eighteen, the day after', '1999-05-09', 'charged'],
  ] as const)('%s', async (_, born, code) => {
    expect(await charge({ birth: { from: born, to: born, precision: 'day' } })).toBe(code);
  });
  test('on 29 February', async () => {
    const leap = {
      act: { from: '2018-03-01', to: '2018-03-01', precision: 'day' },
      birth: { from: '2000-02-29', to: '2000-02-29', precision: 'day' },
    };
    expect(await charge(leap)).toBe('alternatives-needed');
    expect(
      await charge({ ...leap, act: { from: '2018-03-02', to: '2018-03-02', precision: 'day' } }),
    ).toBe('charged');
  });
  test('is read by the youngest that is possible', async () => {
    expect(
      await charge({ birth: { from: '1990-01-01', to: '2001-12-31', precision: 'about' } }),
    ).toBe('below-the-age');
    expect(await charge({ birth: { from: null, to: null, precision: 'unknown' } })).toBe(
      'birth-not-known',
    );
    expect(await charge({ birthDisputed: true })).toBe('birth-not-known');
  });
  test('a claim widens it, a finding of a court settles it, and what stood there before is kept', async () => {
    const adult = await court.enter({ act });
    expect((await court.cite(adult, act)).status).toBe(200);
    const { subjectId } = adult;
    await call(server, court.officer, `POST /api/matters/${subjectId}/birth/claims`, claimed);
    expect((await court.move(adult, 'charged')).body.code).toBe('below-the-age');
    expect((await pageOf(adult)).obstacles).toEqual([
      'below-the-age',
      'alternatives-needed',
      'best-interests-needed',
    ]);
    const found = {
      birth: { from: '1991-01-01', to: '1991-12-31', precision: 'year' },
      orderNumber: '7',
      foundOn: '2026-01-30',
    };
    expect(
      (await call(server, court.officer, `POST /api/matters/${subjectId}/birth/settlements`, found))
        .body.code,
    ).toBe('not-allowed');
    await expect(
      asActor(database, court.officer, (tx) =>
        sql`insert into legal.birth_settlement (id, subject_id, birth_from, birth_to,
      birth_precision, order_number, found_on, recorded_by) values (${newId()}, ${subjectId},
        '1990-01-01', '1990-01-01', 'day', '1',
      '2020-01-01', ${court.officer.accountId})`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      asActor(database, court.officer, (tx) =>
        sql`update legal.subject set birth_disputed = false`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
    expect(
      (
        await call(
          server,
          court.registrar,
          `POST /api/matters/${subjectId}/birth/settlements`,
          found,
        )
      ).status,
    ).toBe(200);
    const { body } = await call(server, court.officer, `GET /api/matters/${subjectId}/birth`);
    expect(body).toMatchObject({
      isDisputed: false,
      latest: '1991-12-31',
      birth: found.birth,
      isVictim: true,
    });
    expect(body.claims).toMatchObject([{ isSettled: true, says: claimed.says }]);
    expect(body.settlements).toMatchObject([
      { before: { birth: { from: '1990-03-01' }, isDisputed: true }, orderNumber: '7' },
    ]);
    expect((await court.move(adult, 'charged')).status).toBe(200);
  });
  test('found too low after a charge: it can only be ended, and the page says so', async () => {
    const adult = await court.enter({
      act,
      state: 'charged',
      offence: await court.offenceFor(act),
    });
    const found = {
      birth: { from: '2002-01-01', to: '2002-12-31', precision: 'year' },
      orderNumber: '8',
      foundOn: '2026-01-30',
    };
    await call(
      server,
      court.registrar,
      `POST /api/matters/${adult.subjectId}/birth/settlements`,
      found,
    );
    expect((await court.move(adult, 'trial')).body.code).toBe('below-the-age');
    await expect(
      sql`update legal.proceeding set state = 'trial' where id = ${adult.proceedingId}`.execute(
        owner,
      ),
    ).rejects.toThrow('below-the-age');
    expect((await pageOf(adult)).obstacles[0]).toBe('below-the-age');
    expect((await court.move(adult, 'ended')).status).toBe(200);
  });
  test('a conviction of somebody below it does not become final', async () => {
    const adult = await court.enter({ act, state: 'trial', offence: await court.offenceFor(act) });
    expect((await court.move(adult, 'convicted')).status).toBe(200);
    await call(server, court.officer, `POST /api/matters/${adult.subjectId}/birth/claims`, claimed);
    expect((await court.move(adult, 'final')).body.code).toBe('below-the-age');
    await expect(
      sql`update legal.proceeding set state = 'final' where id = ${adult.proceedingId}`.execute(
        owner,
      ),
    ).rejects.toThrow('below-the-age');
    expect((await court.move(adult, 'exempted')).status).toBe(200);
  });
});

describe('under eighteen at the act', () => {
  test('counsel, alternatives and an attested assessment come before a charge, in the database too', async () => {
    const young = await court.enter({ ...child, counsel: 'absent' });
    expect((await court.cite(young)).status).toBe(200);
    const refusedBy = async () => {
      const code = (await court.move(young, 'charged')).body.code;
      const past =
        await sql`update legal.proceeding set state = 'charged' where id = ${young.proceedingId}`
          .execute(owner)
          .catch((one: Error) => one);
      expect((past as Error).message).toBe(code);
      return code;
    };
    expect(await refusedBy()).toBe('counsel-needed');
    expect(
      (
        await call(server, court.officer, `POST /api/matters/${young.subjectId}/counsel`, {
          counsel: 'present',
          onDay: '2026-01-20',
        })
      ).status,
    ).toBe(200);
    expect(await refusedBy()).toBe('alternatives-needed');
    expect(
      (await call(server, court.officer, `POST ${path(young, '/alternatives')}`, considered))
        .status,
    ).toBe(200);
    expect(await refusedBy()).toBe('best-interests-needed');
    await attestBestInterests(database, [young.subjectId]);
    expect(await pageOf(young)).toMatchObject({
      obstacles: [],
      mayHaveBeenMinor: true,
      alternatives: [{ whyNotEnough: considered.whyNotEnough }],
    });
    expect((await court.move(young, 'charged')).status).toBe(200);
    const { body } = await call(server, court.officer, `GET /api/matters/${young.subjectId}/birth`);
    expect(body.counselChanges).toEqual([{ from: 'absent', to: 'present', on: '2026-01-20' }]);
    await call(server, court.officer, `POST /api/matters/${young.subjectId}/counsel`, {
      counsel: 'absent',
      onDay: '2026-01-21',
    });
    expect((await court.move(young, 'trial')).body.code).toBe('counsel-needed');
  });
  test('is a victim first, and nobody takes it back', async () => {
    const { body } = await call(server, court.officer, `GET /api/matters/${matter.subjectId}`);
    expect(body.subject.isVictim).toBe(true);
    await expect(
      sql`update legal.subject set is_victim = false where id = ${matter.subjectId}`.execute(owner),
    ).rejects.toThrow('victim-first');
    const adult = await court.enter();
    expect(
      (await call(server, court.officer, `GET /api/matters/${adult.subjectId}`)).body.subject
        .isVictim,
    ).toBe(false);
    expect(
      (await call(server, court.officer, `PUT /api/matters/${adult.subjectId}/victim`, {})).status,
    ).toBe(200);
    expect(
      (await call(server, court.officer, `GET /api/matters/${adult.subjectId}`)).body.subject
        .isVictim,
    ).toBe(true);
    await expect(
      asActor(database, court.officer, (tx) =>
        sql`update legal.subject set is_victim = false`.execute(tx),
      ),
    ).rejects.toThrow('victim-first');
  });
  test('a matter holds acts as a child or acts as an adult, never both', async () => {
    const later = {
      ...matterBody().proceeding,
      act: { from: '2019-05-01', to: '2019-05-01', precision: 'day' },
    };
    const young = await court.enter(child);
    const add = (subjectId: string, body: object) =>
      call(server, court.registrar, `POST /api/matters/${subjectId}/proceedings`, body);
    expect((await add(young.subjectId, later)).body.code).toBe('matter-of-another-kind');
    expect((await add(young.subjectId, matterBody().proceeding)).status).toBe(200);
    const adult = await court.enter();
    const unknown = { ...later, act: { from: null, to: null, precision: 'unknown' } };
    expect((await add(adult.subjectId, unknown)).body.code).toBe('matter-of-another-kind');
    await expect(
      sql`insert into legal.proceeding (id, subject_id, act_precision, article, country, court,
        state, state_on,
      registered_on, registered_by) values (${newId()}, ${adult.subjectId}, 'unknown', '1', 'KG',
        'x', 'check', '2020-01-01',
      '2020-01-01', ${court.registrar.accountId})`.execute(owner),
    ).rejects.toThrow('matter-of-another-kind');
    expect((await add(adult.subjectId, later)).status).toBe(200);
  });
});

test('the day of the court is that of its place, over a change of zone and of summer time', async () => {
  const dayAt = async (zone: string, instant: string) => {
    await sql`update programme.setting set time_zone = ${zone}`.execute(owner);
    return (
      await sql<{ day: string }>`select legal.day_at(${instant}::timestamptz) as day`.execute(owner)
    ).rows[0]!.day;
  };
  // Almaty was six hours ahead until the end of February 2024 and is five since.
  expect(await dayAt('Asia/Almaty', '2024-02-28T17:59:59Z')).toBe('2024-02-28');
  expect(await dayAt('Asia/Almaty', '2024-02-28T18:00:00Z')).toBe('2024-02-29');
  expect(await dayAt('Asia/Almaty', '2024-03-01T18:59:59Z')).toBe('2024-03-01');
  expect(await dayAt('Asia/Almaty', '2024-03-01T19:00:00Z')).toBe('2024-03-02');
  // Where summer time began that night, midnight came an hour earlier on the clock of the world.
  expect(await dayAt('Europe/Istanbul', '2014-03-31T20:59:59Z')).toBe('2014-03-31');
  expect(await dayAt('Europe/Istanbul', '2014-03-29T21:59:59Z')).toBe('2014-03-29');
  expect(await dayAt('Europe/Istanbul', '2014-03-29T22:00:00Z')).toBe('2014-03-30');
  await sql`update programme.setting set time_zone = 'Asia/Bishkek'`.execute(owner);
  const today = (
    await sql<{ same: boolean }>`select legal.today() = legal.day_at(now()) as same`.execute(owner)
  ).rows[0]!;
  expect(today.same).toBe(true);
});

test('a proceeding from before offences were cited stays where it is, and moves on once one is', async () => {
  const old = await court.enter();
  await placeAt(database, old.proceedingId, { state: 'charged', on: '2026-01-13' });
  expect((await court.move(old, 'trial')).body.code).toBe('offence-not-cited');
  expect((await court.cite(old)).status).toBe(200);
  expect((await court.move(old, 'trial')).status).toBe(200);
});
