// The command against a real server over HTTP: first what it prints for each refusal, then a whole
// import with its counts; importing the same file again changes nothing.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call } from '../../../test/support/http.ts';
import { someOperation } from '../../../test/support/operations.ts';
import { makeTotpSecret, totpCode } from '../../engine/crypto/sign-in-secrets.ts';
import { inTransaction, sql } from '../../engine/db/database.ts';
import { deliverTo } from '../../engine/http/perform.ts';
import { buildServer } from '../../engine/http/server.ts';
import { sessionRoutes } from '../../rooms/accounts/door/routes.ts';
import { startJobs } from '../../engine/jobs/runner.ts';
import { newId } from '../../kernel/id.ts';
import { importJob } from '../../rooms/operations/lists/import-list.ts';
import { insertAccount } from '../make-account.ts';
import { rooms } from '../rooms.ts';
import { importCommand } from './import.ts';

const database = await testDatabase();
const services = testServices(database);
const server = buildServer(
  rooms.flatMap((room) => room.bindings),
  services,
  {
    deliver: deliverTo(rooms),
    extra: [sessionRoutes(services)],
  },
);
const runner = startJobs(services, [importJob], 20);
const secrets = new Map<string, string>();
const password = 'a long enough password';
const folder = mkdtempSync(join(tmpdir(), 'import-'));
const file = join(folder, 'list.csv');
let url = '';

beforeAll(async () => {
  await makeTestProgramme(database);
  const organisationId = await makeOrganisation(database, { side: 'programme' });
  for (const [login, role] of [
    ['coordinator', 'national-coordinator'],
    ['donor', 'donor'],
  ] as const) {
    secrets.set(login, makeTotpSecret());
    await inTransaction(database.owner, (tx) =>
      insertAccount(
        tx,
        {
          id: newId(),
          login,
          displayName: login,
          role,
          duty: 'member',
          organisationId,
          locale: 'ru',
          password,
          totpSecret: secrets.get(login)!,
        },
        services.keyring,
      ),
    );
  }
  const actor = await makeActor(database, { role: 'national-coordinator' });
  await call(server, actor, 'POST /api/operations', someOperation);
  url = await server.listen({ host: '127.0.0.1', port: 0 });
  writeFileSync(
    file,
    'Name,Sex,Date of birth\nUsenova Burul,F,1988-01-02\nToktogulova Meerim,F,2050-02-01\n',
  );
});
afterAll(async () => {
  await server.close();
  await runner.stop();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

/** Codes work only once, so the account's record of the last one is cleared between runs. */
async function run(login: string, ...more: string[]): Promise<{ exitCode: number; text: string }> {
  await sql`update access.account set totp_last_step = 0`.execute(database.owner);
  vi.stubEnv('ALONGSIDE_PASSWORD', password);
  vi.stubEnv('ALONGSIDE_TOTP', totpCode(secrets.get(login) ?? secrets.get('donor')!, new Date()));
  return said(() =>
    importCommand([
      file,
      '--operation',
      'test OPERATION',
      '--kind',
      'ministry',
      '--login',
      login,
      '--url',
      url,
      '--yes',
      ...more,
    ]),
  );
}

async function said(work: () => Promise<number>): Promise<{ exitCode: number; text: string }> {
  let text = '';
  const keep = (chunk: unknown) => {
    text += String(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  const exitCode = await work().finally(() => spies.forEach((spy) => spy.mockRestore()));
  return { exitCode, text };
}

test.each([
  [['--kind', 'unknown'], 2, /which kind of list/],
  [['--url', 'http://example.org'], 2, /https/],
  [['--url', 'http://127.0.0.1:9'], 1, /No server answers/],
  [['--operation', 'Another'], 1, /cannot see such an operation/],
  [[], 1, /Rows with errors.*: 3\./],
] as [string[], number, RegExp][])(
  '%o is refused in a sentence',
  async (more, exitCode, sentence) => {
    const answer = await run('coordinator', ...more);
    expect([answer.exitCode, sentence.test(answer.text) || answer.text]).toEqual([exitCode, true]);
  },
);

test('who may not import learns no more than that there is nothing', async () => {
  expect(await run('nobody')).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining('is wrong'),
  });
  expect(await run('donor')).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining('cannot see such an operation'),
  });
});

test('shows what was understood, imports, ends with counts; again changes nothing', async () => {
  const first = await run('coordinator', '--skip-errors');
  expect(first.exitCode).toBe(0);
  expect(first.text).toContain('2 rows with a person');
  expect(first.text).toMatch(/Row 3, birth: /);
  expect(first.text).toContain('Imported: 1 new rows, 0 known from an earlier issue, 1 left out');
  const again = await run('coordinator', '--skip-errors');
  expect(again).toMatchObject({
    exitCode: 0,
    text: expect.stringContaining('imported into this operation before'),
  });
  const open = await sql`select 1 from access.session s join access.account a on a.id = s.account_id
    where a.login = 'coordinator' and s.ended_at is null`.execute(database.owner);
  expect(open.rows).toHaveLength(0);
});
