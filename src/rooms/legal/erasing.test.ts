// What the erasing leaves of what is expunged.

import { describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { addDays } from '../../kernel/day.ts';
import { call } from '../../../test/support/http.ts';
import { openCourtWithSteps } from '../../../test/support/matter-steps.ts';
import { placeAt, usualAct } from '../../../test/support/matters.ts';

const { database, owner, server, court, today, path, addProceeding, expunge } =
  await openCourtWithSteps();

describe('the erasing', () => {
  test('takes what belongs to one expunged proceeding, and leaves the other as it is', async () => {
    const matter = await court.enter({ state: 'trial', offence: await court.offenceFor(usualAct) });
    const { subjectId, proceedingId } = matter;
    const second = { subjectId, proceedingId: await addProceeding(matter) };
    expect((await court.move(matter, 'convicted')).status).toBe(200);
    expect(
      (
        await call(server, court.officer, `POST ${path(matter, '/sentences')}`, {
          months: 12,
          conditionalMonths: null,
          article: 'Art. 256',
          orderNumber: '1',
          decidedOn: '2026-02-01',
          cumulationGround: 'x',
        })
      ).status,
    ).toBe(200);
    for (const one of [matter, second]) {
      await call(server, court.officer, `POST /api/matters/${subjectId}/hearings`, {
        proceedingId: one.proceedingId,
        heldOn: '2026-01-15',
        placeKind: 'video',
        outcome: 'held',
        note: 'x',
      });
      await call(server, court.officer, `POST ${path(one, '/alternatives')}`, {
        consideredOn: '2026-01-20',
        alternatives: ['warning'],
        whyNotEnough: 'x',
      });
      const { body } = await call(server, court.officer, `POST ${path(one, '/detentions')}`, {
        startedOn: '2026-01-15',
        orderNumber: 'D',
        reason: 'x',
        whyNoAlternative: null,
        nextReviewOn: '2026-02-15',
      });
      await call(
        server,
        court.officer,
        `POST /api/matters/${subjectId}/detentions/${body.id}/reviews`,
        {
          reviewedOn: '2026-02-01',
          outcome: 'continued',
          nextReviewOn: addDays(today, 30),
          orderNumber: 'D-2',
        },
      );
    }
    await call(server, court.officer, `POST /api/matters/${subjectId}/counsel`, {
      counsel: 'absent',
      onDay: '2026-01-15',
    });
    const tables = [
      'sentence',
      'exemption_answer',
      'exemption_request',
      'detention_review',
      'detention',
      'alternatives_considered',
      'counsel_change',
      'hearing',
    ];
    const kept = async () =>
      Object.fromEntries(
        await Promise.all(
          tables.map(async (table) => [
            table,
            (
              await sql`select 1 from ${sql.table(`legal.${table}`)}
                where subject_id = ${subjectId}`.execute(owner)
            ).rows.length,
          ]),
        ),
      );
    const inClear = async (id: string) =>
      (
        await sql`select article, court, court_number from legal.proceeding
          where id = ${id}`.execute(owner)
      ).rows[0];
    const erase = () =>
      sql`select programme.erase_what_is_due()`.execute(database.pools.of('worker'));
    const all = {
      sentence: 1,
      exemption_answer: 0,
      exemption_request: 0,
      detention_review: 2,
      detention: 2,
      alternatives_considered: 2,
      counsel_change: 1,
      hearing: 2,
    };
    expect(await kept()).toEqual(all);
    await placeAt(database, proceedingId, { state: 'served', on: addDays(today, -400) });
    await sql`update legal.proceeding set expunge_on = ${addDays(today, 1)}
      where id = ${proceedingId}`.execute(owner);
    await erase();
    expect(await kept()).toEqual(all);
    await expunge(matter);
    for (let times = 0; times < 2; times++) await erase();
    expect(await kept()).toEqual({
      ...all,
      sentence: 0,
      detention_review: 1,
      detention: 1,
      alternatives_considered: 1,
      hearing: 1,
    });
    expect(await inClear(proceedingId)).toEqual({ article: '-', court: '-', courtNumber: null });
    expect(await inClear(second.proceedingId)).toMatchObject({
      article: 'Art. 256',
      court: 'Osh city court',
    });
    await expunge(second);
    await erase();
    expect(Object.values(await kept())).toEqual(tables.map(() => 0));
    expect(await inClear(second.proceedingId)).toEqual({
      article: '-',
      court: '-',
      courtNumber: null,
    });
  });
});
