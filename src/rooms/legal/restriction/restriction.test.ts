// Restrictions on a real database, for those who may see them: what no one can do, not even the
// owner of the tables: exceed the law, move an end later, write into a restriction that is over.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../engine/db/database.ts';
import { addDays, toDay } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { asActor } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import {
  daysFromNow,
  orderOf,
  openRestrictions,
  restrictionTables,
  today,
  variation,
} from '../../../../test/support/restricted-matters.ts';
import { latestLastDay } from './rules.ts';
import { heavily } from '../../../../test/support/rounds.ts';
import { whileReal } from '../../../../test/support/while-real.ts';

const {
  database,
  owner,
  services,
  server,
  court,
  matter,
  base,
  order,
  read,
  codeOf,
  orderedBefore,
} = await openRestrictions();

describe('the law', () => {
  test('allows no day beyond its maximum, and exactly that', async () => {
    const latest = latestLastDay(today(), 24);
    const long = await call(
      server,
      court.officer,
      `POST ${base}`,
      orderOf(today(), addDays(latest, 1)),
    );
    expect(long.body).toMatchObject({
      status: 409,
      code: 'beyond-the-legal-maximum',
      facts: { latest },
    });
    await expect(orderedBefore(today(), addDays(latest, 1), 'travel')).rejects.toThrow(
      /beyond-the-legal-maximum/,
    );
    expect(
      (await read(await order(court.officer, orderOf(today(), latest)))).restriction,
    ).toMatchObject({ lastDay: latest, state: 'active' });
  });
  test('without a limit for the kind permits none of it', async () => {
    expect(
      await codeOf(
        court.officer,
        `POST ${base}`,
        orderOf(today(), daysFromNow(1), { kind: 'occupation' }),
      ),
    ).toBe('kind-without-limit');
    await expect(orderedBefore(today(), daysFromNow(1), 'other')).rejects.toThrow(
      /kind-without-limit/,
    );
  });
  test('of the edition cited and of today both count', async () => {
    const current = (
      await sql<{
        document: any;
      }>`select document from law.edition where id = law.current_edition()`.execute(owner)
    ).rows[0]!;
    const with_ = (monthsMax: number) =>
      JSON.stringify({
        ...current.document,
        restrictions: [
          ...current.document.restrictions,
          {
            kind: 'contact',
            names: {},
            article: null,
            monthsMax,
            source: 'made-up',
            status: 'reported',
            reviews: [],
          },
        ],
      });
    const edition = async (monthsMax: number, at: string | null) =>
      (
        await sql<{
          id: string;
        }>`insert into law.edition (origin, document, document_hash, confirmed_at)
      values ('pack', ${with_(monthsMax)}::jsonb, ${Buffer.from(newId())}, ${at}::timestamptz)
        returning id`.execute(owner)
      ).rows[0]!.id;
    const orderUnder = (editionId: string | null, months: number) =>
      sql`insert into legal.restriction (id, subject_id, kind, court,
      order_number, scope, start_on, end_on, recorded_by, edition_id)
        values (gen_random_uuid(), ${matter.subjectId}, 'contact', 'c', ${newId()}, '',
      '2026-03-10', ('2026-03-10'::date + make_interval(months => ${months}))::date - 1,
        ${court.officer.accountId}, ${editionId})`.execute(owner);
    const [old, proposed] = [await edition(6, '2020-01-01'), await edition(24, null)];
    await expect(orderUnder(proposed, 1)).rejects.toThrow(/kind-without-limit/);
    await expect(orderUnder(null, 1)).rejects.toThrow(/kind-without-limit/);
    await expect(orderUnder(old, 7)).rejects.toThrow(/beyond/);
    await orderUnder(old, 6);
    const later = await edition(3, new Date().toISOString());
    await expect(orderUnder(old, 4)).rejects.toThrow(/beyond/);
    await orderUnder(old, 3);
    await sql`alter table law.edition disable trigger never_changes`.execute(owner);
    await sql`delete from legal.restriction where kind = 'contact'`.execute(owner);
    await sql`delete from law.edition where id = any(${[later, old, proposed]}::uuid[])`.execute(
      owner,
    );
    await sql`alter table law.edition enable trigger never_changes`.execute(owner);
  });
  test('that is only reported permits nothing in a real programme', async () => {
    await whileReal(owner, () =>
      expect(orderedBefore(today(), daysFromNow(1), 'travel')).rejects.toThrow(
        /kind-without-limit/,
      ),
    );
  });
  test('the database and the rules agree on the latest day, at the ends of months too', async () => {
    for (const start of [
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-08-31',
      '2026-12-31',
      '2027-02-28',
    ]) {
      for (const months of [1, 2, 6, 12, 13, 24, 48, 60]) {
        const theirs = (
          await sql<{
            latest: string;
          }>`select ((${start}::date + make_interval(months => ${months}))::date - 1) as
            latest`.execute(owner)
        ).rows[0]!.latest;
        expect([start, months, latestLastDay(toDay(start), months)]).toEqual([
          start,
          months,
          theirs,
        ]);
      }
    }
    expect(latestLastDay(toDay('2024-02-29'), 12)).toBe('2025-02-27');
    expect(latestLastDay(toDay('2025-01-31'), 1)).toBe('2025-02-27');
  });
  test('that shaped an order is named beside it; rows from before name none', async () => {
    expect(
      (await read(await order(court.officer, orderOf(today(), daysFromNow(3))))).lawEdition,
    ).toBe(1);
  });
});

describe('no end moves later', () => {
  test('not even by the owner', async () => {
    const id = await order(court.officer, orderOf(today(), daysFromNow(100)));
    await expect(
      asActor(database, court.officer, (tx) =>
        sql`update legal.restriction set end_on = '2030-01-01'`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      sql`update legal.restriction set end_on = '2030-01-01'`.execute(owner),
    ).rejects.toThrow(/never changed/);
    const vary = (endOn: string) =>
      call(server, court.officer, `POST ${base}/${id}/variations`, variation({ endOn }));
    expect((await vary(daysFromNow(101))).body.code).toBe('end-only-earlier');
    expect((await vary(daysFromNow(100))).body.code).toBe('end-only-earlier');
    expect((await vary(daysFromNow(-1))).body.code).toBe('outside-the-restriction');
    expect((await vary(daysFromNow(60))).status).toBe(200);
    expect((await vary(daysFromNow(80))).body.code).toBe('end-only-earlier');
    await expect(
      sql`insert into legal.restriction_variation (id, restriction_id, subject_id, on_day, court,
        order_number, end_on, recorded_by)
      values (${newId()}, ${id}, ${matter.subjectId}, ${today()}, 'c', '1', ${daysFromNow(80)},
        ${court.officer.accountId})`.execute(owner),
    ).rejects.toThrow(/end-only-earlier/);
    await sql`select 1`.execute(owner);
    for (const statement of [
      'delete from legal.restriction_variation',
      `update legal.restriction_variation set end_on = '2030-01-01'`,
    ]) {
      await expect(sql.raw(statement).execute(owner), statement).rejects.toThrow(
        /never changed or taken away/,
      );
    }
    expect((await read(id)).restriction).toMatchObject({
      endOn: daysFromNow(100),
      lastDay: daysFromNow(60),
      isVaried: true,
      state: 'active',
    });
    expect(
      (
        await call(server, court.officer, `PUT ${base}/${id}/lifting`, {
          kind: 'lifted',
          onDay: daysFromNow(61),
          orderNumber: '9',
        })
      ).body.code,
    ).toBe('outside-the-restriction');
    expect(
      (
        await call(server, court.officer, `PUT ${base}/${id}/lifting`, {
          kind: 'lifted',
          onDay: daysFromNow(1),
          orderNumber: '9',
        })
      ).status,
    ).toBe(200);
    for (const statement of [
      'delete from legal.restriction_lifting',
      `update legal.restriction_lifting set on_day = '2030-01-01'`,
    ]) {
      await expect(sql.raw(statement).execute(owner), statement).rejects.toThrow(
        /never changed or taken away/,
      );
    }
    expect((await read(id)).restriction).toMatchObject({
      lastDay: today(),
      state: 'active',
      lifting: { kind: 'lifted' },
    });
  });
  test('whatever is written in whatever order, by whomever', async () => {
    const step = fc.record({
      what: fc.constantFrom('vary', 'owner-vary', 'lift', 'owner-update', 'unmake', 'quash'),
      day: fc.integer({ min: -20, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const id = await order(court.officer, orderOf(daysFromNow(-10), daysFromNow(40)));
        let last = daysFromNow(40) as string;
        for (const { what, day } of steps) {
          const on = daysFromNow(day);
          if (what === 'vary')
            await call(
              server,
              court.officer,
              `POST ${base}/${id}/variations`,
              variation({ onDay: daysFromNow(-10), endOn: on }),
            );
          if (what === 'lift')
            await call(server, court.officer, `PUT ${base}/${id}/lifting`, {
              kind: 'lifted',
              onDay: on,
              orderNumber: '9',
            });
          if (what === 'quash') {
            const { body } = await call(server, court.officer, `POST ${base}/${id}/appeals`, {
              lodgedOn: daysFromNow(-20),
              court: 'Regional court',
            });
            if (body.id)
              await call(server, court.officer, `PUT ${base}/${id}/appeals/${body.id}`, {
                outcome: day % 2 ? 'upheld' : 'quashed',
                decidedOn: on,
                orderNumber: '1',
                scope: null,
                endOn: null,
                baseVersion: 1,
              });
          }
          const asOwner = {
            'owner-vary': sql`insert into legal.restriction_variation (id, restriction_id,
              subject_id, on_day, court, order_number, end_on, recorded_by)
            values (${newId()}, ${id}, ${matter.subjectId}, ${daysFromNow(-10)}, 'c', '1', ${on},
              ${court.officer.accountId})`,
            'owner-update': sql`update legal.restriction set end_on = ${on} where id = ${id}`,
            unmake: sql`delete from legal.restriction_variation where restriction_id = ${id}`,
          }[what as 'unmake'];
          await asOwner?.execute(owner).catch(() => undefined);
          const { lastDay } = (await read(id)).restriction;
          expect(lastDay <= last, `${what} on ${on}: ${last} became ${lastDay}`).toBe(true);
          last = lastDay;
        }
      }),
      heavily({ numRuns: 25, seed: 7 }),
    );
  });
  test('a second one of the same kind is an order of its own, with its own number', async () => {
    const first = orderOf(daysFromNow(-30), daysFromNow(30), { kind: 'residence' });
    await order(court.officer, first);
    const longer = {
      ...first,
      orderNumber: ` ${first.orderNumber.toUpperCase()} `,
      startOn: daysFromNow(31),
      endOn: daysFromNow(300),
    };
    expect(await codeOf(court.officer, `POST ${base}`, longer)).toBe('order-already-entered');
    const both = await Promise.all(
      [1, 2].map(() =>
        call(server, court.officer, `POST ${base}`, { ...longer, orderNumber: 'new-1' }),
      ),
    );
    expect(both.map((answer) => answer.body.code ?? 'done').toSorted()).toEqual([
      'done',
      'order-already-entered',
    ]);
  });
  test('what the court changed holds from its day, and what it ordered stays to be read', async () => {
    const id = await order(
      court.officer,
      orderOf(today(), daysFromNow(100), {
        groundsRole: 'No part in anything but the journey.',
        groundsStay: 'Two years.',
      }),
    );
    expect(
      (
        await call(
          server,
          court.probation,
          `POST ${base}/${id}/variations`,
          variation({ scope: 'Only abroad.' }),
        )
      ).status,
    ).toBe(200);
    expect(
      (
        await call(
          server,
          court.probation,
          `POST ${base}/${id}/variations`,
          variation({ onDay: daysFromNow(9), scope: 'Later.' }),
        )
      ).status,
    ).toBe(200);
    expect(
      (await call(server, court.officer, `POST ${base}/${id}/variations`, variation({}))).body.code,
    ).toBe('nothing-is-varied');
    const page = await read(id, court.probation);
    expect(page.restriction.scope).toBe('Only abroad.');
    expect(page).toMatchObject({
      orderedScope: orderOf('', '').scope,
      groundsRole: 'No part in anything but the journey.',
      groundsStay: 'Two years.',
    });
    expect(page.variations.map((one: { scope: string }) => one.scope)).toEqual([
      'Later.',
      'Only abroad.',
    ]);
  });
});

describe('an appeal', () => {
  const lodge = (id: string) =>
    call(server, court.officer, `POST ${base}/${id}/appeals`, {
      lodgedOn: today(),
      court: 'Regional court',
    });
  const decide = (id: string, appealId: string, more: object) =>
    call(server, court.officer, `PUT ${base}/${id}/appeals/${appealId}`, {
      outcome: 'upheld',
      decidedOn: today(),
      orderNumber: '5-1',
      scope: null,
      endOn: null,
      baseVersion: 1,
      ...more,
    });
  test('that quashes ends the restriction; decided once, by one', async () => {
    const id = await order(court.officer, orderOf(daysFromNow(-5), daysFromNow(100)));
    const appealId = (await lodge(id)).body.id;
    expect((await lodge(id)).body.code).toBe('appeal-is-pending');
    expect((await decide(id, appealId, { decidedOn: daysFromNow(1) })).body.code).toBe(
      'day-in-the-future',
    );
    expect((await decide(id, appealId, { decidedOn: daysFromNow(-1) })).body.code).toBe(
      'decided-before-lodged',
    );
    expect((await decide(id, appealId, { orderNumber: null })).body.code).toBe(
      'decision-needs-a-number',
    );
    expect((await decide(id, appealId, { outcome: 'varied' })).body.code).toBe('nothing-is-varied');
    expect(
      (await decide(id, appealId, { outcome: 'varied', endOn: daysFromNow(100) })).body.code,
    ).toBe('end-only-earlier');
    expect((await decide(id, appealId, { endOn: daysFromNow(9) })).status).toBe(400);
    const both = await Promise.all(
      ['quashed', 'upheld'].map((outcome) => decide(id, appealId, { outcome })),
    );
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const done = both[0]!.status === 200 ? 'quashed' : 'upheld';
    expect((await decide(id, appealId, { outcome: 'quashed', baseVersion: 2 })).body.code).toBe(
      'appeal-is-decided',
    );
    expect((await read(id)).restriction.state).toBe(done === 'quashed' ? 'quashed' : 'active');
    const second = await order(court.officer, orderOf(daysFromNow(-5), daysFromNow(100)));
    await decide(second, (await lodge(second)).body.id, { outcome: 'quashed' });
    expect((await read(second)).restriction).toMatchObject({
      state: 'quashed',
      lastDay: daysFromNow(-1),
      lifting: { kind: 'quashed', orderNumber: '5-1' },
    });
    for (const statement of [
      'delete from legal.restriction_appeal',
      `update legal.restriction_appeal set state = 'upheld' where state = 'quashed'`,
    ]) {
      await expect(sql.raw(statement).execute(owner)).rejects.toThrow(
        /taken away|appeal-is-decided/,
      );
    }
  });
  test('that varies moves the end earlier; one about what is over can still be decided', async () => {
    const id = await order(court.officer, orderOf(daysFromNow(-5), daysFromNow(100)));
    const first = (await lodge(id)).body.id;
    expect(
      (
        await decide(id, first, {
          outcome: 'varied',
          endOn: daysFromNow(10),
          scope: 'Only abroad.',
        })
      ).status,
    ).toBe(200);
    expect((await read(id)).restriction).toMatchObject({
      lastDay: daysFromNow(10),
      scope: 'Only abroad.',
    });
    const over = await orderedBefore(daysFromNow(-50), daysFromNow(-1), 'travel');
    const late = (await lodge(over)).body.id;
    expect(
      (await decide(over, late, { outcome: 'varied', endOn: daysFromNow(-9) })).body.code,
    ).toBe('restriction-is-over');
    expect((await decide(over, late, { outcome: 'quashed' })).status).toBe(200);
    expect((await read(over)).restriction).toMatchObject({
      state: 'quashed',
      lastDay: daysFromNow(-1),
    });
  });
});

test('each of it stands in the trail by pseudonym, and no text of it in clear', async () => {
  const reporting = orderOf(today(), daysFromNow(30), { kind: 'reporting' });
  const id = await order(court.officer, reporting);
  await call(server, court.officer, `POST ${base}/${id}/permissions`, {
    askedOn: today(),
    purpose: 'To visit her mother in Jalal-Abad.',
    fromOn: daysFromNow(2),
    toOn: daysFromNow(4),
  });
  await call(server, court.officer, `POST ${base}/${id}/contacts`, {
    onDay: today(),
    place: 'Room 4',
  });
  const found = await sql<{ event: string }>`select distinct event from audit.entry
    where ${services.keyring.pseudonym(matter.subjectId)} = any(subjects) order by 1`.execute(
    owner,
  );
  expect(found.rows.map((row) => row.event)).toEqual([
    'appeal-decided',
    'appeal-lodged',
    'permission-asked',
    'probation-contact-planned',
    'restriction-lifted',
    'restriction-ordered',
    'restriction-read',
    'restriction-varied',
  ]);
  for (const table of restrictionTables) {
    const { rows } = await sql<{
      all: string | null;
    }>`select string_agg(to_jsonb(t)::text, '') as all
      from ${sql.table(`legal.${table}`)} t`.execute(owner);
    for (const text of ['Jalal-Abad', 'leave Osh', 'Only abroad', 'Two years', 'Room 4']) {
      expect(rows[0]!.all ?? '').not.toContain(text);
      expect(rows[0]!.all ?? '').not.toContain(Buffer.from(text).toString('hex'));
    }
  }
});
