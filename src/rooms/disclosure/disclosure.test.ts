// A disclosure in the ordinary case: a protocol signed by each party, a request granted in part,
// both directions, what each side is shown, a package that ends on time, telling the person; then
// two people who act at once.

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
  confirm,
  dayFrom,
  makeWorld,
  orderHash,
  type Steps,
  stepsOf,
  unconfirm,
  values,
  type World,
} from '../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { catalogue, directions } from './catalogue.ts';
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
const put = (as: TestActor, id: string, step: string, body: object = {}) =>
  call(server, as, `PUT /api/disclosures/${id}/${step}`, body);
const approveAll = async (id: string) => {
  await confirm(database, world.supervisor, world.manager, world.checker);
  for (const actor of [world.manager, world.checker])
    expect((await steps.approve(actor, id)).status).toBe(200);
};
const attested = async () =>
  (await rowsOf(sql`select legal.best_interests_attested(${world.subjectId}) as yes`))[0]!['yes'];

test('the database holds the same catalogue', async () => {
  for (const direction of directions) {
    const [row] = await rowsOf(sql`select disclosure.fields_of(${direction}) as fields`);
    expect(row!['fields']).toEqual(catalogue[direction]);
  }
});

describe('a protocol', () => {
  const body = (parties: readonly string[], more: object = {}) => ({
    parties,
    directions: ['justice-asks-care'],
    fields: ['best-interests-on-file'],
    purpose: 'Before a charge',
    retentionDays: 30,
    breachContact: 'duty desk',
    validFrom: dayFrom(0),
    validUntil: dayFrom(100),
    ...more,
  });
  const make = (as: TestActor, input: object) =>
    call(server, as, 'POST /api/disclosure-protocols', input);

  test('is refused to who signs for nobody, without a third party, of one side, the wrong way round', async () => {
    const all = [world.court, world.cso, world.checking];
    const code = async (as: TestActor, input: object) => {
      const { status, body: answer } = await make(as, input);
      return status === 200 ? 'ok' : answer.code;
    };
    expect(await code(world.officer, body(all))).toBe('not-allowed');
    expect(await code(world.stranger, body(all))).toBe('not-a-party');
    expect(await code(world.registrar, body(all.slice(0, 2)))).toBe('parties-missing');
    expect(await code(world.manager, body([...all.slice(1), world.stranger.organisationId]))).toBe(
      'parties-missing',
    );
    expect(await code(world.registrar, body([...all, world.coordinator.organisationId]))).toBe(
      'parties-missing',
    );
    expect(await code(world.registrar, body(all, { validUntil: dayFrom(-1) }))).toBe(
      'ends-before-it-starts',
    );
    expect(await code(world.registrar, body(all, { fields: ['status-known'] }))).toBe(
      'wider-than-allowed',
    );
    const both = { directions: ['justice-asks-care', 'care-asks-justice'] };
    expect(await code(world.registrar, body(all, both))).toBe('direction-without-fields');
  });

  test('holds once a lead of each party has signed after saying again who they are', async () => {
    const made = await make(world.registrar, body([world.court, world.cso, world.checking]));
    expect(made.status, made.raw).toBe(200);
    const sign = (as: TestActor) =>
      call(server, as, `PUT /api/disclosure-protocols/${made.body.id}/signature`, {});
    const state = async (as: TestActor) =>
      (await call(server, as, 'GET /api/disclosure-protocols')).body.protocols.find(
        (one: { id: string }) => one.id === made.body.id,
      )?.state;
    await unconfirm(database, world.registrar);
    expect((await sign(world.registrar)).body.code).toBe('confirm-it-is-you');
    await confirm(database, world.registrar, world.manager, world.checker, world.stranger);
    expect((await sign(world.stranger)).status).toBe(404);
    for (const signer of [world.registrar, world.manager])
      expect((await sign(signer)).status).toBe(200);
    expect([(await sign(world.manager)).body.code, await state(world.officer)]).toEqual([
      'step-not-open',
      'unsigned',
    ]);
    expect((await sign(world.checker)).status).toBe(200);
    expect([
      await state(world.worker),
      await state(world.probation),
      await state(world.stranger),
    ]).toEqual(['valid', 'valid', undefined]);
    await expect(
      sql`update disclosure.protocol set retention_days = 365 where id = ${made.body.id}`.execute(
        owner,
      ),
    ).rejects.toThrow(/never changed/);
    const trail = await rowsOf(
      sql`select event from audit.entry where event like 'disclosure-protocol%'
        and account_id = ${world.manager.accountId}`,
    );
    expect(trail).toEqual([{ event: 'disclosure-protocol-signed' }]);
  });
});

describe('justice asks care', () => {
  test('the lead finds the person among the own files', async () => {
    const id = await steps.ask();
    const [{ code }] = (await rowsOf(
      sql`select code from people.person where id = ${world.personId}`,
    )) as [{ code: string }];
    const found = await call(
      server,
      world.supervisor,
      `GET /api/disclosures/${id}/candidates?search=${code.toLowerCase()}`,
    );
    expect([found.status, found.body.files.map((one: { id: string }) => one.id)]).toEqual([
      200,
      [world.personId],
    ]);
    const other = await makeWorld(database, services);
    expect(
      (await call(server, other.supervisor, `GET /api/disclosures/${id}/candidates?search=Test`))
        .status,
    ).toBe(404);
    expect(
      (await call(server, world.officer, `GET /api/disclosures/${id}/candidates?search=Test`))
        .status,
    ).toBe(404);
    const [{ foreign }] = (await rowsOf(
      sql`select code as foreign from people.person where id = ${other.personId}`,
    )) as [{ foreign: string }];
    const nobody = await call(
      server,
      world.supervisor,
      `GET /api/disclosures/${id}/candidates?search=${foreign}`,
    );
    expect([nobody.status, nobody.body.files]).toEqual([200, []]);
    const page = await steps.page(world.supervisor, id);
    expect(page).toMatchObject({
      part: 'owner',
      state: 'asked',
      identity: { fullName: 'Айнура Тестова', birth: '1994' },
      orderHash,
      aboutId: null,
    });
  });

  test('granted in part: proposed, narrowed by the second, approved by both, released, read, received', async () => {
    await confirm(database, world.supervisor, world.manager, world.checker);
    const id = await steps.ask();
    expect((await steps.propose(id)).status).toBe(200);
    expect((await steps.approve(world.manager, id)).status).toBe(200);
    expect((await steps.approve(world.checker, id, ['best-interests-on-file'])).status).toBe(200);
    const narrowed = await steps.page(world.manager, id);
    expect([narrowed.state, narrowed.proposal.fields, narrowed.proposal.approvals.length]).toEqual([
      'approved-once',
      ['best-interests-on-file'],
      1,
    ]);
    expect((await steps.approve(world.manager, id)).status).toBe(200);
    expect((await steps.release(id)).status).toBe(200);
    const page = await steps.page(world.officer, id);
    expect([
      page.state,
      page.release.isPartial,
      page.may.read,
      page.aboutCode?.startsWith('J-'),
    ]).toEqual(['released', true, true, true]);
    const read = await call(server, world.officer, `GET /api/disclosures/${id}/package`);
    expect(read.body).toMatchObject({
      recipient: 'Name of officer',
      number: page.release.number,
      values: [values.assessment],
      isReceived: false,
    });
    expect(
      await rowsOf(sql`select account_id from disclosure.reading where request_id = ${id}`),
    ).toEqual([{ accountId: world.officer.accountId }]);
    expect((await put(world.officer, id, 'receipt')).status).toBe(200);
    expect((await put(world.officer, id, 'receipt')).body.code).toBe('step-not-open');
    const trail = await rowsOf(
      sql`select distinct event from audit.entry where event like 'disclosure%'
        and at > now() - interval '1 minute' order by 1`,
    );
    expect(trail.map((one) => one['event'])).toEqual(
      expect.arrayContaining([
        'disclosure-approved',
        'disclosure-asked',
        'disclosure-package-read',
        'disclosure-proposed',
        'disclosure-received',
        'disclosure-released',
      ]),
    );
  });

  test('a probation officer asks about a matter of the court they work for', async () => {
    const id = await steps.ask({}, world.probation);
    await steps.propose(id);
    await approveAll(id);
    expect((await steps.release(id)).status).toBe(200);
    expect((await call(server, world.probation, `GET /api/disclosures/${id}/package`)).status).toBe(
      200,
    );
    await sql`delete from legal.reach where account_id = ${world.probation.accountId}`.execute(
      owner,
    );
    expect((await call(server, world.probation, `GET /api/disclosures/${id}/package`)).status).toBe(
      404,
    );
  });

  test('the attestation for a charge lasts as long as the package', async () => {
    await sql`update disclosure.request set state = 'revoked' where state = 'released'`.execute(
      owner,
    );
    expect(await attested()).toBe(false);
    const without = await steps.released([values.cover]);
    expect([without !== '', await attested()]).toEqual([true, false]);
    const id = await steps.released();
    expect(await attested()).toBe(true);
    const attestedTo = async (actor: TestActor) =>
      (
        await asActor(database, actor, (tx) =>
          sql<{
            yes: boolean;
          }>`select legal.best_interests_attested(${world.subjectId}) as yes`.execute(tx),
        )
      ).rows[0]!.yes;
    expect([await attestedTo(world.officer), await attestedTo(world.colleague)]).toEqual([
      true,
      false,
    ]);
    await sql`update disclosure.release set expires_on = disclosure.today() - 1, released_on =
      disclosure.today() - 9 where request_id = ${id}`.execute(owner);
    expect(await attested()).toBe(false);
    await sql`update disclosure.release set expires_on = disclosure.today()
      where request_id = ${id}`.execute(owner);
    expect(await attested()).toBe(true);
    expect((await put(world.manager, id, 'revocation', { reason: 'safety' })).status).toBe(200);
    expect([
      await attested(),
      (await call(server, world.officer, `GET /api/disclosures/${id}/package`)).status,
    ]).toEqual([false, 404]);
    expect(await rowsOf(sql`select wrapped_key from disclosure.request where id = ${id}`)).toEqual([
      { wrappedKey: null },
    ]);
  });

  test('the link is made at release, to the file that is kept, and by no earlier step', async () => {
    const other = await makeWorld(database, services);
    const theirs = stepsOf(database, server, other);
    await confirm(database, other.supervisor, other.manager, other.checker);
    const id = await theirs.ask();
    await call(server, other.supervisor, `PUT /api/disclosures/${id}/proposal`, {
      aboutId: other.otherPersonId,
      baseVersion: 1,
      values: [values.cover],
    });
    const links = () =>
      rowsOf(sql`select person_id from link.subject_person where subject_id = ${other.subjectId}`);
    await theirs.approve(other.manager, id);
    await theirs.approve(other.checker, id);
    expect(await links()).toEqual([]);
    await sql`alter table people.person disable trigger case_follows_merge`.execute(owner);
    await sql`select people.point_file(${other.otherPersonId}, ${other.personId})`.execute(owner);
    await sql`alter table people.person enable trigger case_follows_merge`.execute(owner);
    const { proposal } = await theirs.page(other.manager, id);
    expect(
      (
        await call(server, other.manager, `PUT /api/disclosures/${id}/release`, {
          hash: proposal.hash,
          expiresOn: dayFrom(3),
        })
      ).status,
    ).toBe(200);
    expect(await links()).toEqual([{ personId: other.personId }]);
    await sql`update disclosure.release set expires_on = disclosure.today() - 1, released_on =
      disclosure.today() - 9 where request_id = ${id}`.execute(owner);
    // A second package about the same two keeps the link when the first is over. The link goes when
    // the second one ends.
    const again = await theirs.released();
    await sql`select programme.erase_what_is_due()`.execute(owner);
    expect(await links()).toEqual([{ personId: other.personId }]);
    await sql`update disclosure.release set expires_on = disclosure.today() - 1, released_on =
      disclosure.today() - 9 where request_id = ${again}`.execute(owner);
    await sql`select programme.erase_what_is_due()`.execute(owner);
    expect(await links()).toEqual([]);
  });
});

describe('care asks justice', () => {
  test('whether a status is known, approved by the court and a third organisation', async () => {
    await confirm(database, world.registrar, world.checkingLead, world.supervisor, world.manager);
    const ask = {
      ownerId: world.court,
      aboutId: world.personId,
      purpose: 'safety',
      fields: ['status-known', 'restriction-in-force'],
    };
    const id = await steps.ask(ask, world.worker);
    const [{ code }] = (await rowsOf(
      sql`select code from legal.subject where id = ${world.subjectId}`,
    )) as [{ code: string }];
    const search = (text: string) =>
      call(
        server,
        world.registrar,
        `GET /api/disclosures/${id}/candidates?search=${encodeURIComponent(text)}`,
      );
    expect((await search('Айнура')).body.files).toEqual([]);
    expect((await search(code)).body.files.map((one: { id: string }) => one.id)).toEqual([
      world.subjectId,
    ]);
    const given = [
      { field: 'status-known', answer: 'yes' },
      { field: 'restriction-in-force', answer: 'yes', lastDay: dayFrom(40) },
    ];
    const proposed = await put(world.registrar, id, 'proposal', {
      aboutId: world.subjectId,
      baseVersion: 1,
      values: given,
    });
    expect(proposed.status, proposed.raw).toBe(200);
    for (const stranger of [world.supervisor, world.manager, world.officer])
      expect((await call(server, stranger, `GET /api/disclosures/${id}`)).status).toBe(404);
    for (const actor of [world.registrar, world.checkingLead])
      expect((await steps.approve(actor, id)).status).toBe(200);
    const { proposal } = await steps.page(world.registrar, id);
    expect(
      (await put(world.registrar, id, 'release', { hash: proposal.hash, expiresOn: dayFrom(5) }))
        .status,
    ).toBe(200);
    const read = await call(server, world.worker, `GET /api/disclosures/${id}/package`);
    expect([read.body.values, read.body.isPartial]).toEqual([given, false]);
    expect(
      (await call(server, world.supervisor, `GET /api/disclosures/${id}/package`)).status,
    ).toBe(404);
    expect(read.raw).not.toContain(world.subjectId);
  });
});

describe('the clock', () => {
  test('a package is readable on its last day and not on the day after; then its key goes', async () => {
    const id = await steps.released([values.assessment, values.statement]);
    const expire = (days: number) =>
      sql`update disclosure.release set expires_on = disclosure.today() + ${days}::int,
      released_on = disclosure.today() - 9 where request_id = ${id}`.execute(owner);
    const statusOf = async () =>
      (await call(server, world.officer, `GET /api/disclosures/${id}/package`)).status;
    const keys = () =>
      rowsOf(sql`select wrapped_key is null as gone, identity, (select count(*)::int
        from disclosure.proposed_value v
      join disclosure.proposal p on p.id = v.proposal_id where p.request_id = r.id) as values
        from disclosure.request r where id = ${id}`);
    await expire(0);
    await inTransaction(database.pools.of('worker'), (tx) =>
      sql`select programme.erase_what_is_due()`.execute(tx),
    );
    expect([await statusOf(), await keys()]).toEqual([
      200,
      [{ gone: false, identity: expect.anything(), values: 2 }],
    ]);
    await expire(-1);
    expect([await statusOf(), (await steps.page(world.officer, id)).state]).toEqual([
      404,
      'expired',
    ]);
    await inTransaction(database.pools.of('worker'), (tx) =>
      sql`select programme.erase_what_is_due()`.execute(tx),
    );
    expect(await keys()).toEqual([{ gone: true, identity: null, values: 0 }]);
    const about = () =>
      rowsOf(
        sql`select subject_id, person_id, linked_person_id from link.disclosure_about
          where request_id = ${id}`,
      );
    // The owner knows whom to tell until the person has been told; who asked is gone.
    expect(await about()).toEqual([
      { subjectId: null, personId: world.personId, linkedPersonId: null },
    ]);
    const page = await steps.page(world.supervisor, id);
    expect([page.state, page.identity, page.values]).toEqual(['expired', null, []]);
    expect([page.may.tell, page.aboutId]).toEqual([true, world.personId]);
    const told = { toldOn: dayFrom(0), how: 'in-person', language: 'ky' };
    expect((await put(world.manager, id, 'notice', told)).status).toBe(200);
    await sql`select disclosure.erase_by_the_clock()`.execute(owner);
    // The file still shows what was released from it; the matter of who asked is not named.
    expect(await about()).toEqual([
      { subjectId: null, personId: world.personId, linkedPersonId: null },
    ]);
    await sql`update people.person set expunged_at = now() where id = ${world.personId}`.execute(
      owner,
    );
    await sql`select disclosure.erase_by_the_clock()`.execute(owner);
    expect(await about()).toEqual([]);
    await sql`update people.person set expunged_at = null where id = ${world.personId}`.execute(
      owner,
    );
  });
  test('what is about a matter that was erased loses its key before anything was answered', async () => {
    const other = await makeWorld(database, services);
    const id = await stepsOf(database, server, other).ask();
    await sql`update legal.subject set expunged_at = now() where id = ${other.subjectId}`.execute(
      owner,
    );
    await sql`select disclosure.erase_by_the_clock()`.execute(owner);
    expect(
      await rowsOf(sql`select r.wrapped_key, r.identity, (select count(*)::int
        from link.disclosure_about b
        where b.request_id = r.id) as about from disclosure.request r where id = ${id}`),
    ).toEqual([{ wrappedKey: null, identity: null, about: 0 }]);
  });
  test('a no, and a request taken back, lose their keys too', async () => {
    const [refused, withdrawn, open] = [await steps.ask(), await steps.ask(), await steps.ask()];
    expect(
      (await put(world.supervisor, refused, 'refusal', { reason: 'basis-not-enough' })).status,
    ).toBe(200);
    expect((await put(world.officer, withdrawn, 'withdrawal')).status).toBe(200);
    await sql`select disclosure.erase_by_the_clock()`.execute(owner);
    const kept = await rowsOf(
      sql`select id, wrapped_key is not null as kept from disclosure.request
        where id = any(${[refused, withdrawn, open]}::uuid[]) order by kept`,
    );
    expect(kept.map((one) => one['kept'])).toEqual([false, false, true]);
    expect(await steps.page(world.officer, refused)).toMatchObject({
      state: 'refused',
      refusedFor: 'basis-not-enough',
      identity: null,
    });
  });
});

describe('the person is told', () => {
  test('within seven days; or later, when two people say so, and not for longer than 90 days', async () => {
    const id = await steps.released();
    expect(await steps.page(world.manager, id)).toMatchObject({
      noticeDueOn: dayFrom(7),
      isNoticeOverdue: false,
    });
    const defer = (as: TestActor, untilOn: string) =>
      call(server, as, `POST /api/disclosures/${id}/deferrals`, {
        reason: 'safety-of-child',
        untilOn,
      });
    expect((await defer(world.manager, dayFrom(91))).body.code).toBe('deferred-too-long');
    expect((await defer(world.officer, dayFrom(9))).status).toBe(404);
    expect((await defer(world.manager, dayFrom(90))).status).toBe(200);
    expect((await defer(world.manager, dayFrom(20))).body.code).toBe('step-not-open');
    expect((await steps.page(world.manager, id)).noticeDueOn).toBe(dayFrom(7));
    expect((await put(world.manager, id, 'deferrals/agreement')).body.code).toBe(
      'same-person-twice',
    );
    await unconfirm(database, world.checker);
    expect((await put(world.checker, id, 'deferrals/agreement')).body.code).toBe(
      'confirm-it-is-you',
    );
    await confirm(database, world.checker);
    expect((await steps.page(world.checker, id)).waitsForMe).toBe(true);
    expect((await put(world.checker, id, 'deferrals/agreement')).status).toBe(200);
    expect((await steps.page(world.manager, id)).noticeDueOn).toBe(dayFrom(90));
    await sql`update disclosure.deferral set until_on = disclosure.today() - 1, asked_on =
      disclosure.today() - 80 where request_id = ${id}`.execute(owner);
    await sql`update disclosure.release set released_on = disclosure.today() - 80
      where request_id = ${id}`.execute(owner);
    const list = async () =>
      (
        await call(server, world.supervisor, 'GET /api/disclosures?view=to-answer')
      ).body.requests.find((one: { id: string }) => one.id === id);
    expect((await list()).isNoticeOverdue).toBe(true);
    expect(
      (
        await put(world.manager, id, 'notice', {
          toldOn: dayFrom(1),
          how: 'in-person',
          language: 'ky',
        })
      ).body.code,
    ).toBe('told-on-another-day');
    expect(
      (
        await put(world.manager, id, 'notice', {
          toldOn: dayFrom(0),
          how: 'in-person',
          language: 'ky',
        })
      ).status,
    ).toBe(200);
    expect(
      (
        await put(world.manager, id, 'notice', {
          toldOn: dayFrom(0),
          how: 'in-person',
          language: 'ky',
        })
      ).body.code,
    ).toBe('step-not-open');
    expect(await list()).toMatchObject({ isNoticeOverdue: false, noticeDueOn: null });
  });
});
