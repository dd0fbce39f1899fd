// E-mail that something is new, sent to a small server that keeps every byte: off unless it is set,
// only to a confirmed address, at most one in some hours, the same Message-ID when it is sent
// again, and in it no name, code, id, place or word of a file.

import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { readConfig } from '../src/engine/config/config.ts';
import { sql } from '../src/engine/db/database.ts';
import { openMailer } from '../src/engine/mail/mailer.ts';
import { sendMails } from '../src/rooms/notices/mail-job.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const database = await testDatabase();
const { owner } = database;
const services = testServices(database, { sendsMail: true });
const server = serverWith(rooms, services);
const bench: Bench = { database, services, server };
const worker = database.pools.of('worker');
const address = 'somebody@example.org';
let staff: Staff;

/** Everything that was said to it in one connection, and what it answers to an address. */
type Box = { readonly said: string[]; refuses: boolean; isDown: boolean; breaksAfter: boolean };
const box: Box = { said: [], refuses: false, isDown: false, breaksAfter: false };
let smtp: Server;

function serve(socket: Socket): void {
  const at = box.said.push('') - 1;
  if (box.isDown) return void socket.destroy();
  let isData = false;
  socket.on('error', () => undefined);
  socket.write('220 here\r\n');
  socket.on('data', (bytes) => {
    box.said[at] += bytes.toString('latin1');
    if (isData) {
      if (!box.said[at]!.endsWith('\r\n.\r\n')) return;
      isData = false;
      if (box.breaksAfter) return void socket.destroy();
      return void socket.write('250 taken\r\n');
    }
    for (const line of bytes.toString('latin1').split('\r\n').filter(Boolean)) {
      if (/^DATA/i.test(line)) {
        isData = true;
        socket.write('354 go on\r\n');
      } else if (/^RCPT/i.test(line) && box.refuses) socket.write('550 nobody\r\n');
      else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}

beforeAll(async () => {
  smtp = createServer(serve);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  await makeTestProgramme(database);
  staff = await makeStaff(bench);
});
afterAll(() => void smtp.close());

async function send(hours = 4): Promise<string[]> {
  const from = box.said.length;
  const { port } = smtp.address() as { port: number };
  const found = readConfig({
    ALONGSIDE_SMTP: `smtp://127.0.0.1:${port}`,
    ALONGSIDE_MAIL_FROM: 'notices@example.org',
  });
  if (!found.ok) throw new Error(found.facts['remedy'] as string);
  const mailer = openMailer(found.value.mail!);
  try {
    await sendMails(services, worker, { mailer, hours });
  } finally {
    mailer.close();
  }
  return box.said.slice(from);
}
const start = 'DATA\r\n';
const mailOf = (said: string) => said.slice(said.indexOf(start) + start.length);
const bodyOf = (said: string) => mailOf(said).split('\r\n\r\n')[1] ?? '';
const messageId = (said: string) => /^Message-ID: <([^@]+)@/im.exec(said)?.[1];
const ask = (actor: TestActor, to = address) =>
  call(server, actor, 'POST /api/account/mail', { address: to });
const confirm = (actor: TestActor, code: string) =>
  call(server, actor, 'PUT /api/account/mail/confirmation', { code });
const read = async (actor: TestActor) => (await call(server, actor, 'GET /api/account/mail')).body;

/** An account that is told by e-mail. */
async function told(role: 'supervisor' = 'supervisor'): Promise<TestActor> {
  const { organisationId } = staff;
  const actor = await makeActor(database, { role, organisationId });
  expect((await ask(actor)).status).toBe(200);
  const code = /(\d{6})/.exec(bodyOf((await send())[0]!))![1]!;
  expect((await confirm(actor, code)).body.isConfirmed).toBe(true);
  return actor;
}
const give = async (to: TestActor) => {
  const { caseId, personId } = await takeIn(bench, staff, 30);
  await asActor(database, staff.manager, (tx) =>
    sql`select care.assign(${caseId}::uuid, 'supervisor', ${to.accountId}::uuid, 'workload', null)`.execute(
      tx,
    ),
  );
  return { caseId, personId };
};

describe('refused', () => {
  it('where the operator sends no mail', async () => {
    const silent = serverWith(rooms, testServices(database));
    const answer = await call(silent, staff.lead, 'POST /api/account/mail', { address });
    expect([answer.status, answer.body.code]).toEqual([409, 'mail-not-offered']);
    expect((await call(silent, staff.lead, 'GET /api/account/mail')).body.isOffered).toBe(false);
  });

  it.each([
    'two@example.org, three@example.org',
    'Somebody <a@example.org>',
    'a@example.org\r\nBcc: b@example.org',
    'nowhere',
    'a@localhost',
  ])('an address like %j', async (given) => {
    expect((await ask(staff.lead, given)).status).toBe(400);
  });

  it('to read or write it over SQL, whoever one is', async () => {
    for (const actor of [staff.lead, staff.coordinator]) {
      for (const query of [
        sql`select 1 from access.mail_address`,
        sql`select 1 from notices.mail`,
        sql`select * from programme.notice_mails_waiting(1)`,
        sql`select programme.order_notice_mails(1)`,
      ]) {
        const said = await asActor(database, actor, (tx) => query.execute(tx)).catch(
          (problem: { code: string }) => problem.code,
        );
        expect(said).toBe('42501');
      }
    }
    await expect(sql`select 1 from access.mail_address`.execute(worker)).rejects.toThrow();
  });

  it('a wrong code, and after five even the right one', async () => {
    const actor = await makeActor(database, { role: 'supervisor' });
    await ask(actor);
    const code = /(\d{6})/.exec(bodyOf((await send())[0]!))![1]!;
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries++) {
      expect((await confirm(actor, wrong)).body.code).toBe('mail-code-wrong');
    }
    expect((await confirm(actor, code)).body.code).toBe('mail-code-over');
    expect((await read(actor)).isConfirmed).toBe(false);
  });

  it('a sixth code in one day', async () => {
    const actor = await makeActor(database, { role: 'supervisor' });
    for (let asked = 0; asked < 5; asked++) expect((await ask(actor)).status).toBe(200);
    expect((await ask(actor)).body.code).toBe('mail-asked-too-often');
    // Only the last one is sent.
    expect(await send()).toHaveLength(1);
  });
});

describe('the address', () => {
  it('is sealed, shown to its owner alone, and gets nothing but its code before it is confirmed', async () => {
    const actor = await makeActor(database, {
      role: 'supervisor',
      organisationId: staff.organisationId,
    });
    await ask(actor, 'nobody.else@example.org');
    await give(actor);
    const sent = await send();
    expect(sent).toHaveLength(1);
    expect(bodyOf(sent[0]!)).toMatch(/\d{6}/);
    const { rows } = await sql<{ row: string }>`select m::text as row from access.mail_address m
      where account_id = ${actor.accountId}`.execute(owner);
    expect(rows[0]!.row).not.toContain(Buffer.from('nobody').toString('hex'));
    expect((await read(actor)).address).toBe('nobody.else@example.org');
    expect((await read(staff.manager)).address).toBeNull();
    expect(await send()).toEqual([]);
  });

  it('is deleted, and nothing more is sent', async () => {
    const actor = await told();
    await give(actor);
    expect((await call(server, actor, 'DELETE /api/account/mail')).body.address).toBeNull();
    expect(await send()).toEqual([]);
    expect((await call(server, actor, 'DELETE /api/account/mail')).status).toBe(404);
  });
});

describe('a mail', () => {
  it('is one neutral sentence: every byte is read', async () => {
    const actor = await told();
    const { caseId, personId } = await give(actor);
    const [said, ...more] = await send();
    expect(more).toEqual([]);
    const { rows } = await sql<{ word: string }>`
      select full_name as word from people.person_name
      union select unnest(string_to_array(full_name, ' ')) from people.person_name
      union select code from people.person union select code from care.case_file
      union select coalesce(province, code) from people.person
      union select login from access.account union select display_name from access.account
      union select names ->> 'en' from workforce.organisation
      union select code from workforce.organisation
      union select id::text from notices.care_notice union select id::text from access.account
      union select id::text from workforce.organisation`.execute(owner);
    const heard = said!.toLowerCase();
    for (const word of [caseId, personId, actor.accountId, ...rows.map((row) => row.word)]) {
      expect(heard.includes(word.toLowerCase()), word).toBe(false);
    }
    for (const word of ['alongside', 'nodemailer', 'http', 'case', 'assigned', 'supervisor']) {
      expect(heard.includes(word), word).toBe(false);
    }
    const id = messageId(said!)!;
    const lines = mailOf(said!).replace(id, 'ID').split('\r\n');
    expect(lines.filter((line) => !line.startsWith('Date:'))).toEqual([
      'Auto-Submitted: auto-generated',
      'From: notices@example.org',
      `To: ${address}`,
      'Subject: Something new',
      'Message-ID: <ID@example.org>',
      'Content-Transfer-Encoding: 7bit',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Something new waits for you. Sign in as usual to see it.',
      '.',
      ...lines.slice(lines.indexOf('.') + 1),
    ]);
    expect(said!.slice(0, said!.indexOf(start) + start.length)).toMatch(
      /^EHLO example\.org\r\nMAIL FROM:<notices@example\.org>\r\nRCPT TO:<somebody@example\.org>\r\nDATA\r\n/,
    );
  });

  it('comes once for many notices, and not again for some hours', async () => {
    const actor = await told();
    await give(actor);
    await give(actor);
    expect(await send()).toHaveLength(1);
    await give(actor);
    expect(await send()).toEqual([]);
    await sql`update notices.mail set made_at = made_at - interval '5 hours'
      where account_id = ${actor.accountId}`.execute(owner);
    await sql`update notices.care_notice set made_at = made_at - interval '1 hour'
      where receiver_id = ${actor.accountId}`.execute(owner);
    await sql`update access.mail_address set confirmed_at = confirmed_at - interval '9 hours'
      where account_id = ${actor.accountId}`.execute(owner);
    expect(await send()).toHaveLength(1);
  });

  it('does not come for what its receiver has looked at', async () => {
    const actor = await told();
    await give(actor);
    const shownUntil = new Date().toISOString();
    await call(server, actor, 'PUT /api/notices/look', { shownUntil });
    expect(await send()).toEqual([]);
  });

  it('is sent again under the same Message-ID when nobody knows whether it arrived', async () => {
    const actor = await told();
    await give(actor);
    box.breaksAfter = true;
    const at = box.said.length;
    await expect(send()).rejects.toMatchObject({ code: 'mail-unreachable' });
    box.breaksAfter = false;
    const first = box.said[at]!;
    const [second] = await send();
    expect(messageId(second!)).toBe(messageId(first));
    expect(await send()).toEqual([]);
  });

  it('blocks nobody’s work when the server is down, and comes later', async () => {
    const actor = await told();
    box.isDown = true;
    await give(actor);
    await expect(send()).rejects.toMatchObject({ code: 'mail-unreachable' });
    await give(actor);
    box.isDown = false;
    expect((await send()).length).toBe(1);
  });

  it('that its server refuses does not hold up the others', async () => {
    const actors = [await told(), await told()];
    for (const actor of actors) await give(actor);
    box.refuses = true;
    expect((await send()).length).toBeGreaterThan(0);
    box.refuses = false;
    expect(await send()).toEqual([]);
  });

  it('does not go to somebody whose grant has ended', async () => {
    const actor = await told();
    await give(actor);
    await sql`update workforce.membership set withdrawn_at = now()
      where account_id = ${actor.accountId}`.execute(owner);
    expect(await send()).toEqual([]);
  });
});
