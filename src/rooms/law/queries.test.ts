// The law in the database: it decides like the pure rules, its editions never change, and it
// controls who reads them.

import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, sql } from '../../engine/db/database.ts';
import { addDays, toDay } from '../../kernel/day.ts';
import { asActor, makeActor, makeTestProgramme } from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ageFloor, citableOffences, mayBeBelow, restrictionMonthsMax } from './public-rules.ts';
import { findEdition, findLawInForce, type LawEdition } from './queries.ts';
import { listPackCodes } from '../../engine/countries/load-packs.ts';
import { loadLaw } from './load-law.ts';

const database = await testDatabase();
const { owner } = database;
const today = toDay('2026-11-01');
let inForce: LawEdition;

const one = async <Value>(text: ReturnType<typeof sql<{ value: Value }>>): Promise<Value> =>
  (await text.execute(owner)).rows[0]!.value;
async function addEdition(document: object): Promise<string> {
  const found = await sql<{ id: string }>`insert into law.edition (origin, document, document_hash)
    values ('pack', ${JSON.stringify(document)}::jsonb, ${Buffer.from(String(Math.random()))})
      returning id`.execute(owner);
  return found.rows[0]!.id;
}

beforeAll(async () => {
  await makeTestProgramme(database);
  const reader = await makeActor(database, { role: 'prosecutor' });
  inForce = (await asActor(database, reader, (tx) => findLawInForce(tx)))!;
});

test.each(listPackCodes())('%s: a document is read as it was written', async (code) => {
  const law = loadLaw(code);
  const id = await addEdition(law);
  const text = await one<string>(
    sql`select document::text as value from law.edition where id = ${id}`,
  );
  const edition = await inTransaction(owner, (tx) => findEdition(tx, id));
  expect(JSON.stringify(edition!.law)).toBe(JSON.stringify(JSON.parse(text)));
  expect(edition!.law).toEqual(law);
});

describe('the database and the rules agree', () => {
  test.each(listPackCodes())(
    '%s: which version may be cited, at the days around each change',
    async (code) => {
      const law = loadLaw(code);
      const id = await addEdition(law);
      const edges = [
        ...new Set(law.offences.flatMap(({ from, until }) => (until ? [from, until] : [from]))),
      ];
      const days = edges.flatMap((edge) => [addDays(edge, -1), edge, addDays(edge, 1)]);
      const acts = days.flatMap((from) => [
        { from, to: from },
        { from, to: addDays(from, 400) },
        { from: addDays(from, -2000), to: from },
      ]);
      for (const offence of law.offences) {
        for (const act of [...acts, { from: null, to: null }]) {
          const mine = citableOffences(law, offence.code, act, { today, isDemo: true }).some(
            ({ from }) => from === offence.from,
          );
          const theirs = await one<boolean>(
            sql`select law.is_citable(${id}, ${offence.code}, ${offence.from}, ${act.from},
              ${act.to}, ${today}) as value`,
          );
          expect([offence.code, offence.from, act, theirs]).toEqual([
            offence.code,
            offence.from,
            act,
            mine,
          ]);
        }
        expect(await one(sql`select law.age_floor(${id}, ${offence.code}) as value`)).toBe(
          ageFloor(law, offence.code, true),
        );
      }
      for (const kind of ['travel', 'restriction-of-liberty', 'reporting']) {
        expect(await one(sql`select law.restriction_months_max(${id}, ${kind}) as value`)).toBe(
          restrictionMonthsMax(law, kind, true),
        );
      }
    },
  );

  test('listed offences begin earlier only when the list is known well enough', async () => {
    const law = loadLaw('kg');
    for (const status of ['unverified', 'reported'] as const) {
      const {
        responsibility: { general, listed, listedOffences },
      } = law;
      const changed = {
        ...law,
        responsibility: {
          general,
          listed: { ...listed, status },
          listedOffences: { ...listedOffences, status, value: ['mercenary'] },
        },
      };
      const id = await addEdition(changed);
      expect(await one(sql`select law.age_floor(${id}, 'mercenary') as value`)).toBe(
        ageFloor(changed, 'mercenary', true),
      );
    }
  });

  test.each([
    ['2000-02-29', 18],
    ['2000-02-28', 18],
    ['2000-12-31', 16],
    ['2004-02-29', 16],
    [null, 16],
  ] as const)('born %s, %i years', async (born, age) => {
    const turning =
      born === null
        ? today
        : toDay(
            `${Number(born.slice(0, 4)) + age}${born.slice(4) === '-02-29' ? '-03-01' : born.slice(4)}`,
          );
    for (const act of [addDays(turning, -1), turning, addDays(turning, 1), null]) {
      const birth = {
        from: born && toDay(born),
        to: born && toDay(born),
        precision: born ? 'day' : 'unknown',
      } as const;
      const theirs = await one(
        sql`select law.may_be_below(${age}, ${born}::date, ${act}::date) as value`,
      );
      expect([act, theirs]).toEqual([act, mayBeBelow(age, birth, { from: act, to: act })]);
    }
  });
});

describe('an edition', () => {
  test('never changes and never goes, not even by the owner', async () => {
    await expect(
      sql`update law.edition set document = '{}' where id = ${inForce.id}`.execute(owner),
    ).rejects.toThrow(/never changes/);
    await expect(
      sql`delete from law.edition where id = ${inForce.id}`.execute(owner),
    ).rejects.toThrow(/never changes/);
  });

  test('is read by every side; a proposal by administrators and the auditor alone', async () => {
    const id = await addEdition(loadLaw('kg'));
    for (const role of [
      'prosecutor',
      'case-manager',
      'donor',
      'auditor',
      'administrator',
    ] as const) {
      const person = await makeActor(database, { role });
      const seen = await asActor(database, person, async (tx) => [
        (await findEdition(tx, inForce.id))?.number,
        (await findEdition(tx, id)) !== null,
      ]);
      expect(seen).toEqual([inForce.number, role === 'administrator' || role === 'auditor']);
      await expect(
        asActor(database, person, (tx) =>
          sql`insert into law.edition (origin, document, document_hash)
        values ('pack', '{}', '')`.execute(tx),
        ),
      ).rejects.toThrow(/permission denied/);
      await expect(
        asActor(database, person, (tx) => sql`select law.use_pack('{}', '')`.execute(tx)),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('of a pack that changed is in force, until people changed the law on screen', async () => {
    const administrators = [
      await makeActor(database, { role: 'administrator' }),
      await makeActor(database, { role: 'administrator' }),
    ];
    const use = (document: object) =>
      sql`select law.use_pack(${JSON.stringify(document)}::jsonb,
        ${Buffer.from(JSON.stringify(document))})`.execute(owner);
    const current = () => one<string>(sql`select law.current_edition() as value`);
    const before = await current();
    await use({ ...loadLaw('kg'), code: 'k1' });
    const after = await current();
    expect(after).not.toBe(before);
    await use({ ...loadLaw('kg'), code: 'k1' });
    expect(await current()).toBe(after);
    await sql`insert into law.edition (origin, document, document_hash, reason, proposed_by,
      confirmed_by, confirmed_at)
      values ('screen', '{}', '', 'a new article', ${administrators[0]!.accountId},
        ${administrators[1]!.accountId}, clock_timestamp())`.execute(owner);
    const onScreen = await current();
    await use({ ...loadLaw('kg'), code: 'k2' });
    expect(await current()).toBe(onScreen);
    await expect(
      sql`insert into law.edition (origin, document, document_hash, reason, proposed_by,
        confirmed_by, confirmed_at)
      values ('screen', '{}', '', 'alone', ${administrators[0]!.accountId},
        ${administrators[0]!.accountId}, now())`.execute(owner),
    ).rejects.toThrow(/two_people/);
  });
});
