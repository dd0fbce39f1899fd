// Two people who decide about two files at the same moment leave one decision, and whoever comes
// or goes meanwhile keeps no access.

import { describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import { asActor, makeActor, type TestActor } from '../../../test/support/actors.ts';
import { call } from '../../../test/support/http.ts';
import { consent, type Made, openOrganisation } from '../../../test/support/pairs.ts';

const { database, server, organisationId, worker, supervisor, makeTwo, step, merge, textOf } =
  await openOrganisation();

describe('two things at once', () => {
  /** Runs `work` as the actor and holds its transaction open until `release` is called. */
  const held = (actor: TestActor, work: ReturnType<typeof sql>) => {
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => void (release = resolve));
    let started: () => void = () => undefined;
    const isStarted = new Promise<void>((resolve) => void (started = resolve));
    const done = asActor(database, actor, async (tx) => {
      await work.execute(tx);
      started();
      await isReleased;
    });
    return { done, release, isStarted };
  };
  const mergeNow = (pair: readonly [Made, Made], wanted: string) => step(supervisor, pair, wanted);
  const pause = () => new Promise((resolve) => void setTimeout(resolve, 150));

  test('a refusal told while the files are being merged is not lost', async () => {
    const pair = await makeTwo();
    await step(worker, pair, 'proposed');
    const { done, release, isStarted } = held(
      worker,
      sql`select people.record_consent(${JSON.stringify({
        ...consent({ ground: 'refused' }),
        id: newId(),
        personId: pair[1].id,
      })}::jsonb)`,
    );
    await isStarted;
    const merging = mergeNow(pair, 'merged');
    await pause();
    release();
    await done;
    expect((await merging).body.code).toBe('refusal-in-other-file');
  });

  test('who comes to the kept file while it is taken apart keeps nothing of the other; who leaves it at a merge, neither', async () => {
    const pair = await makeTwo();
    await merge(pair);
    await step(worker, pair, 'undo-proposed');
    const { body } = await call(server, supervisor, `GET /api/persons/${pair[0].id}/case`);
    const psychologist = await makeActor(database, { role: 'psychologist', organisationId });
    const reads = async () =>
      (await call(server, psychologist, `GET /api/persons/${pair[1].id}`)).status;
    const undoing = mergeNow(pair, 'undone');
    const joining = call(server, supervisor, `POST /api/cases/${body.caseId}/team`, {
      accountId: psychologist.accountId,
    });
    expect([(await undoing).status, (await joining).status, await reads()]).toEqual([
      200, 200, 404,
    ]);

    const again = await makeTwo();
    const { body: file } = await call(server, supervisor, `GET /api/persons/${again[0].id}/case`);
    await call(server, supervisor, `POST /api/cases/${file.caseId}/team`, {
      accountId: psychologist.accountId,
    });
    await step(worker, again, 'proposed');
    const { done, release, isStarted } = held(
      supervisor,
      sql`select care.end_team(${file.caseId}, ${psychologist.accountId}, 'workload')`,
    );
    await isStarted;
    const merging = mergeNow(again, 'merged');
    await pause();
    release();
    await done;
    expect((await merging).status).toBe(200);
    const left =
      await textOf(sql`select via from access.reach where account_id = ${psychologist.accountId}
      and person_id in (${again[0].id}, ${again[1].id})`);
    expect(left).toBe('[]');
  });
});
