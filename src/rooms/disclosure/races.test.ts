// Two people act on one request at the same moment, with both transactions open: there is one
// effect, and the second person gets a refusal.

import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, sql } from '../../engine/db/database.ts';
import {
  asActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  addProtocol,
  confirm,
  dayFrom,
  makeWorld,
  type Steps,
  stepsOf,
  type World,
} from '../../../test/support/disclosures.ts';
import { serverWith } from '../../../test/support/http.ts';
import { raced } from '../../../test/support/rounds.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom], services);
const { owner } = database;
let world: World;
let steps: Steps;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
});

const rowsOf = async (query: ReturnType<typeof sql>) =>
  (await query.execute(owner)).rows as Record<string, any>[];
const approveAll = async (id: string) => {
  await confirm(database, world.supervisor, world.manager, world.checker);
  for (const actor of [world.manager, world.checker])
    expect((await steps.approve(actor, id)).status).toBe(200);
};

describe('two at once: one effect', raced, () => {
  /** The second statement begins while the first transaction is still open. */
  async function race(one: [TestActor, string], other: [TestActor, string]): Promise<string[]> {
    let go = (): void => undefined;
    const begun = new Promise<void>((resolve) => (go = resolve));
    let second: Promise<string> = Promise.resolve('');
    const step = ([actor, text]: [TestActor, string], held: (answer: string) => Promise<void>) =>
      asActor(database, actor, async (tx) => {
        await sql`select access.carry_session(${actor.token})`.execute(tx);
        const { rows } = await sql<{ answer: string }>`select ${sql.raw(text)} as answer`.execute(
          tx,
        );
        await held(rows[0]!.answer);
        return rows[0]!.answer;
      });
    const first = step(one, async () => {
      second = step(other, async () => undefined);
      go();
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    await begun;
    return [await first, await second];
  }
  const hashOf = async (id: string) =>
    `decode('${(await steps.page(world.manager, id)).proposal.hash}', 'hex')`;

  test('two leads of one organisation approve', async () => {
    await confirm(database, world.supervisor, world.manager, world.checker);
    const id = await steps.ask();
    await steps.propose(id);
    const text = `disclosure.approve('${id}', ${await hashOf(id)}, '{best-interests-on-file,child-has-cover}')`;
    expect(await race([world.manager, text], [world.supervisor, text])).toEqual([
      'ok',
      'step-not-open',
    ]);
    expect(
      await rowsOf(
        sql`select count(*)::int as count from disclosure.approval a join disclosure.proposal p
          on p.id = a.proposal_id where p.request_id = ${id}`,
      ),
    ).toEqual([{ count: 1 }]);
  });
  test('both parts approve: both count, once', async () => {
    const id = await steps.ask();
    await steps.propose(id);
    const text = `disclosure.approve('${id}', ${await hashOf(id)}, '{best-interests-on-file,child-has-cover}')`;
    expect(await race([world.manager, text], [world.checker, text])).toEqual(['ok', 'ok']);
    expect((await steps.page(world.manager, id)).state).toBe('approved');
  });
  test('one edits while another approves; one releases while another refuses; two release', async () => {
    const id = await steps.ask();
    await steps.propose(id);
    const { version } = await steps.page(world.manager, id);
    const approve = `disclosure.approve('${id}', ${await hashOf(id)}, '{best-interests-on-file,child-has-cover}')`;
    const edit = `disclosure.propose('${id}', ${version}, '${world.personId}', '[{"field": "child-has-cover", "sealed": "01"}]')`;
    expect(await race([world.supervisor, edit], [world.checker, approve])).toEqual([
      'ok',
      'conflict-changed-meanwhile',
    ]);
    const other = await steps.ask();
    await steps.propose(other);
    await approveAll(other);
    const release =
      `disclosure.release_package('${other}', ${await hashOf(other)}, disclosure_day)`.replace(
        'disclosure_day',
        `'${dayFrom(3)}'::date`,
      );
    expect(
      await race(
        [world.manager, release],
        [world.checker, `disclosure.refuse('${other}', 'wider-than-needed')`],
      ),
    ).toEqual(['ok', 'step-not-open']);
    const third = await steps.ask();
    await steps.propose(third);
    await approveAll(third);
    const again = release
      .replace(other, third)
      .replace(
        /decode\('\w+'/,
        `decode('${(await steps.page(world.manager, third)).proposal.hash}'`,
      );
    expect(await race([world.manager, again], [world.supervisor, again])).toEqual([
      'ok',
      'step-not-open',
    ]);
    expect(
      await rowsOf(
        sql`select count(*)::int as count from disclosure.release where request_id = ${third}`,
      ),
    ).toEqual([{ count: 1 }]);
  });
  test('two packages of one matter: both carry the link, which goes with the last', async () => {
    const other = await makeWorld(database, services);
    const theirs = stepsOf(database, server, other);
    await confirm(database, other.supervisor, other.manager, other.checker);
    const ready = async (): Promise<string> => {
      const id = await theirs.ask();
      await theirs.propose(id);
      for (const actor of [other.manager, other.checker])
        expect((await theirs.approve(actor, id)).status).toBe(200);
      const { proposal } = await theirs.page(other.manager, id);
      return `disclosure.release_package('${id}', decode('${proposal.hash}', 'hex'), '${dayFrom(5)}')`;
    };
    const [one, two] = [await ready(), await ready()];
    expect(await race([other.manager, one], [other.supervisor, two])).toEqual(['ok', 'ok']);
    const carried = { linkedPersonId: other.personId };
    expect(
      await rowsOf(
        sql`select linked_person_id from link.disclosure_about
          where subject_id = ${other.subjectId}`,
      ),
    ).toEqual([carried, carried]);
  });
  test('one name signs for two parties', async () => {
    const protocolId = await addProtocol(database, { signers: [world.registrar] });
    await sql`insert into disclosure.protocol_party values (${protocolId}, ${world.cso}),
      (${protocolId}, ${world.checking})`.execute(owner);
    await confirm(database, world.manager, world.checker);
    const named = (name: string) =>
      sql`update access.account set display_name = ${name}
        where id = ${world.checker.accountId}`.execute(owner);
    await named('NAME of  manager');
    const text = `disclosure.sign_protocol('${protocolId}')`;
    expect(await race([world.manager, text], [world.checker, text])).toEqual([
      'ok',
      'same-person-twice',
    ]);
    await named('Name of checker');
  });
  test('who has no part in a request waits for nobody and learns nothing by waiting', async () => {
    const id = await steps.ask();
    const answer = await inTransaction(owner, async (held) => {
      await sql`select 1 from disclosure.request where id = ${id} for update`.execute(held);
      return asActor(database, world.stranger, async (tx) => {
        await sql`set local lock_timeout = '200ms'`.execute(tx);
        return (
          await sql<{ answer: string }>`select disclosure.withdraw(${id}) as answer`.execute(tx)
        ).rows[0]!.answer;
      });
    });
    expect(answer).toBe('not-found');
  });
  test('the one who asked takes it back while it is released', async () => {
    const id = await steps.ask();
    await steps.propose(id);
    await approveAll(id);
    const release = `disclosure.release_package('${id}', ${await hashOf(id)}, '${dayFrom(3)}'::date)`;
    expect(
      await race([world.officer, `disclosure.withdraw('${id}')`], [world.manager, release]),
    ).toEqual(['ok', 'step-not-open']);
  });
});
