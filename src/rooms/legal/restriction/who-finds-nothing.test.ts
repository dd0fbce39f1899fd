// Who finds no restriction and writes none, over HTTP and over SQL, by role, by court and without a
// session: the answer is that for a restriction that does not exist.

import { describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';
import { type Role, roleNames } from '../../../kernel/roles.ts';
import { asActor, makeActor, type TestActor } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import {
  daysFromNow,
  makeCourt,
  makeMatter,
  orderOf,
  openRestrictions,
  restrictionTables,
  today,
  variation,
} from '../../../../test/support/restricted-matters.ts';

const { database, services, server, court, matter, base, order, orderedBefore } =
  await openRestrictions();
const elsewhere = await makeCourt(database);
const told = { about: 'beginning', toldOn: today(), how: 'in-person', language: 'ky' };
const wish = () => ({
  askedOn: today(),
  purpose: 'To visit her mother in Jalal-Abad.',
  fromOn: daysFromNow(2),
  toOn: daysFromNow(4),
});

/** Every write that belongs to a restriction, as a valid request. */
const writes = () =>
  [
    ['PUT', 'lifting', { kind: 'lifted', onDay: today(), orderNumber: '1' }],
    ['POST', 'variations', variation({ scope: 'Only within the district.' })],
    ['POST', 'appeals', { lodgedOn: today(), court: 'Regional court' }],
    [
      'PUT',
      'appeals/ID',
      {
        outcome: 'withdrawn',
        decidedOn: today(),
        orderNumber: null,
        scope: null,
        endOn: null,
        baseVersion: 1,
      },
    ],
    ['POST', 'notices', told],
    ['POST', 'permissions', wish()],
    ['PUT', 'permissions/ID', { answer: 'granted', answeredOn: today(), reason: null }],
    ['POST', 'contacts', { onDay: today(), place: 'Room 4' }],
    ['PUT', 'contacts/ID', { outcome: 'kept', baseVersion: 1 }],
  ] as const;

describe('nothing here for', () => {
  test.each(roleNames.filter((role) => !['prosecutor', 'probation-officer'].includes(role)))(
    '%s',
    async (role) => {
      const person = await makeActor(database, { role: role as Role });
      for (const table of restrictionTables) {
        await expect(
          asActor(database, person, (tx) => sql.raw(`select 1 from legal.${table}`).execute(tx)),
        ).rejects.toThrow(/permission denied for schema/);
      }
      for (const path of ['GET /api/matters/today', `GET ${base}/${newId()}`] as const) {
        expect((await call(server, person, path)).status).toBe(404);
      }
    },
  );

  test.each(['colleague', 'registrar of another court', 'probation officer of another body'])(
    'a %s: absent and hidden alike',
    async (who) => {
      const id = await order(
        court.officer,
        orderOf(today(), daysFromNow(200), { kind: 'reporting' }),
      );
      const rows = {
        appeals: (
          await call(server, court.officer, `POST ${base}/${id}/appeals`, {
            lodgedOn: today(),
            court: 'Regional court',
          })
        ).body.id,
        permissions: (await call(server, court.officer, `POST ${base}/${id}/permissions`, wish()))
          .body.id,
        contacts: (
          await call(server, court.officer, `POST ${base}/${id}/contacts`, {
            onDay: today(),
            place: 'Room 4',
          })
        ).body.id,
      } as Record<string, string>;
      const person =
        who === 'colleague'
          ? court.colleague
          : who.startsWith('registrar')
            ? elsewhere.registrar
            : elsewhere.probation;
      for (const table of restrictionTables) {
        const seen = await asActor(database, person, (tx) =>
          sql.raw(`select 1 from legal.${table}`).execute(tx),
        );
        expect(seen.rows, table).toHaveLength(0);
      }
      const absent = await call(server, person, `GET ${base}/${newId()}`);
      expect((await call(server, person, `GET ${base}/${id}`)).raw).toBe(absent.raw);
      expect((await call(server, person, 'GET /api/matters/today')).body.items).toEqual([]);
      for (const [method, path, body] of writes()) {
        const at = (restriction: string) =>
          `${method} ${base}/${restriction}/${path.replace('ID', rows[path.split('/')[0]!] ?? '')}` as const;
        const [hidden, none] = [
          await call(server, person, at(id), body),
          await call(server, person, at(newId()), body),
        ];
        expect([path, hidden.status, hidden.raw]).toEqual([path, 404, none.raw]);
      }
    },
  );

  test('a login role without an entered session', async () => {
    for (const table of restrictionTables) {
      expect(
        (await sql.raw(`select 1 from legal.${table}`).execute(database.pools.of('justice'))).rows,
        table,
      ).toHaveLength(0);
    }
    const rows =
      await sql`select * from legal.restrictions_now(${[matter.subjectId]}::uuid[])`.execute(
        database.pools.of('justice'),
      );
    expect(rows.rows).toHaveLength(0);
  });

  test("SQL: another's restriction is refused like one that does not exist", async () => {
    const other = await makeMatter(database, { court: elsewhere, keyring: services.keyring });
    const over = await orderedBefore(daysFromNow(-40), daysFromNow(-1));
    const attempt = (person: TestActor, subjectId: string, id: string, values: string) =>
      asActor(database, person, (tx) =>
        sql
          .raw(
            values
              .replaceAll('RID', id)
              .replaceAll('SID', subjectId)
              .replaceAll('BY', person.accountId),
          )
          .execute(tx),
      ).then(
        () => 'done',
        (problem: { code: string; message: string }) => `${problem.code} ${problem.message}`,
      );
    const statements = [
      `insert into legal.restriction_variation (id, restriction_id, subject_id, on_day, court,
        order_number, end_on, recorded_by)
        values (gen_random_uuid(), 'RID', 'SID', current_date, 'c', '1', current_date, 'BY')`,
      `insert into legal.restriction_lifting (id, restriction_id, subject_id, kind, on_day,
        order_number, recorded_by)
        values (gen_random_uuid(), 'RID', 'SID', 'lifted', current_date, '1', 'BY')`,
      `insert into legal.restriction_notice (id, restriction_id, subject_id, about, told_on,
        told_end_on, how, language, recorded_by)
        values (gen_random_uuid(), 'RID', 'SID', 'beginning', current_date, current_date,
          'in-person', 'ru', 'BY')`,
      `insert into legal.permission_request (id, restriction_id, subject_id, asked_on, purpose,
        from_on, to_on, recorded_by)
        values (gen_random_uuid(), 'RID', 'SID', current_date, '', current_date, current_date,
          'BY')`,
      `insert into legal.probation_contact (id, restriction_id, subject_id, on_day, place, outcome,
        recorded_by)
        values (gen_random_uuid(), 'RID', 'SID', current_date, '', 'planned', 'BY')`,
    ];
    for (const statement of statements) {
      for (const person of [elsewhere.officer, elsewhere.probation]) {
        const mine = await attempt(person, other.subjectId, over, statement);
        expect(await attempt(person, other.subjectId, newId(), statement)).toBe(mine);
        const theirs = await attempt(person, matter.subjectId, over, statement);
        expect(theirs).toMatch(/^(42501|23514 outside)/);
        expect(await attempt(person, matter.subjectId, newId(), statement)).toBe(theirs);
      }
    }
  });
});
