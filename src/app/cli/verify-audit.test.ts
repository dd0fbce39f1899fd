// The command as an offline person would use it: with an exported file and a public key, with and
// without checkpoints kept elsewhere, and with the mistakes people make.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { exportAudit } from '../../rooms/audit/prove.ts';
import { checkpointIfDue, sealSettled } from '../../rooms/audit/sealing.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { verifyAuditCommand } from './verify-audit.ts';

const database = await testDatabase();
const services = testServices(database);
const folder = mkdtempSync(join(tmpdir(), 'alongside-verify-'));
const [trail, key, anchors] = [
  join(folder, 'trail.ndjson'),
  join(folder, 'key.pem'),
  join(folder, 'anchors'),
];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let printed = '';
async function run(...args: string[]): Promise<number> {
  printed = '';
  const keep = (chunk: unknown) => Boolean((printed += String(chunk)));
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  try {
    return await verifyAuditCommand(args);
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
  }
}

beforeAll(async () => {
  await makeTestProgramme(database);
  const worker = await makeActor(database, { role: 'case-manager' });
  await asActor(database, worker, (tx) =>
    sql`select audit.record('read', 'person-read', 'person', '{}', 'case-work', null)
    from generate_series(1, 1500)`.execute(tx),
  );
  // An open transaction in another database of the server delays sealing.
  for (let sealed = 0; sealed < 1500;) sealed += await sealSettled(services);
  await checkpointIfDue(services, anchors);
  const lines: string[] = [];
  await exportAudit(
    database.owner,
    services.keyring.verifying,
    async (line) => void lines.push(line),
  );
  writeFileSync(trail, lines.join(''));
  writeFileSync(key, services.keyring.verifying.export({ type: 'spki', format: 'pem' }));
});

test('wrong use is answered with the usage', async () => {
  expect(await run(trail)).toBe(2);
  expect(await run(trail, trail, '--public-key', key)).toBe(2);
  expect(await run('--colour')).toBe(2);
  expect(await run('--help')).toBe(0);
  expect(printed).toContain('alongside verify-audit');
});

test.each([
  ['a missing file', () => [join(folder, 'none'), '--public-key', key], 'There is no file'],
  ['a key that is none', () => [trail, '--public-key', trail], 'no Ed25519 public key'],
  ['a file that is no trail', () => [key, '--public-key', key], 'line 1'],
])('%s is refused with a sentence', async (_name, args, sentence) => {
  expect(await run(...args())).toBe(1);
  expect(printed).toContain(sentence);
});

test('a whole chain is proved, a flipped byte and a cut end are found', async () => {
  expect(await run(trail, '--public-key', key, '--anchors', anchors)).toBe(0);
  expect(printed).toBe(
    'The chain is whole: 2 seals over 1500 entries, 1 signed checkpoint(s); 0 entries wait for the next seal.\n' +
      'WARNING: no head kept outside was compared, so a cut end of the chain cannot be noticed.' +
      ' Name a folder or file with heads: --heads PATH.\n',
  );
  const lines = readFileSync(trail, 'utf8').split('\n');
  writeFileSync(
    trail,
    lines.map((line, at) => (at === 1200 ? line.replace('"read"', '"write"') : line)).join('\n'),
  );
  expect(await run(trail, '--public-key', key, '--json')).toBe(1);
  expect(JSON.parse(printed).firstWrong).toEqual({ seal: 2, reason: 'entry-changed' });
  const cut = lines.filter((line, at) => at < 1003 && !line.includes('"checkpoint"'));
  writeFileSync(trail, cut.join('\n'));
  expect(await run(trail, '--public-key', key)).toBe(0);
  expect(printed).toContain('a cut end of the chain cannot be noticed');
  expect(await run(trail, '--public-key', key, '--anchors', anchors)).toBe(1);
  expect(printed).toContain('seal 2, a signed checkpoint promises it');
});
