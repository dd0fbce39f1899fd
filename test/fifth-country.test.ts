// A fifth country is a folder of data: the template, copied and filled in, is found, loaded, set
// up, served and changed on screen, without a line of TypeScript or SQL that knows it.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { proposedFor } from '../src/app/cli/init.ts';
import { rooms } from '../src/app/rooms.ts';
import { usePackOfLaw } from '../src/rooms/law/use-pack.ts';
import { usePackIn } from '../src/engine/countries/use-pack.ts';
import { listPackCodes, loadPack, packsFolder } from '../src/engine/countries/load-packs.ts';
import { loadLaw } from '../src/rooms/law/load-law.ts';
import { sql } from '../src/engine/db/database.ts';
import { meShape } from '../src/engine/http/session-contract.ts';
import { newPersonCode } from '../src/rooms/people/public.ts';
import { makeActor, type TestActor, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

// Before any import, because the packs' folder is read once.
const folder = vi.hoisted(() => {
  const { mkdtempSync: make } = process.getBuiltinModule('node:fs');
  const made = make(`${process.getBuiltinModule('node:os').tmpdir()}/alongside-countries-`);
  process.env['ALONGSIDE_COUNTRIES'] = made;
  return made;
});
const template = join(import.meta.dirname, '../countries/_template');

function fill(target: string): void {
  cpSync(template, join(target, 'xa'), { recursive: true });
  for (const name of ['pack.yaml', 'law.yaml']) {
    const file = join(target, 'xa', name);
    const text = readFileSync(file, 'utf8')
      .replaceAll('XX-', 'XA-')
      .replace('iso: XX', 'iso: XA')
      .replace('code: xx', 'code: xa')
      .replace('value: Asia/Almaty', 'value: Asia/Yerevan')
      .replace(
        '- language: ru\n      standing: state',
        '- language: hy\n      standing: state\n    - language: ru\n      standing: interethnic',
      );
    writeFileSync(file, text);
  }
  cpSync(template, join(target, '_template'), { recursive: true });
}

const database = await testDatabase();
const services = testServices(database, {
  programme: {
    name: 'Fifth',
    country: 'xa',
    languages: ['ru', 'en'],
    timeZone: 'Asia/Yerevan',
    isDemo: false,
  },
});
const server = serverWith(rooms, services);
let actor: TestActor;
let second: TestActor;

beforeAll(async () => {
  fill(folder);
  await sql`insert into programme.setting (name, country, languages, time_zone, is_demo)
    values ('Fifth', 'xa', '{ru,en}', 'Asia/Yerevan', false)`.execute(database.owner);
  await usePackIn(database.owner, 'xa');
  await usePackOfLaw({ country: 'xa', isDemo: false }, (document, hash) =>
    sql`select law.use_pack(${document}::jsonb, ${hash})`.execute(database.owner),
  );
  actor = await makeActor(database, { role: 'administrator' });
  second = await makeActor(database, { role: 'administrator' });
  await sql`update access.account set display_name = 'Another'
    where id = ${second.accountId}`.execute(database.owner);
});
afterAll(() => {
  delete process.env['ALONGSIDE_COUNTRIES'];
  rmSync(folder, { recursive: true, force: true });
});

test('the template is valid as it stands, and is no country', () => {
  const bare = mkdtempSync(join(tmpdir(), 'alongside-template-'));
  cpSync(template, join(bare, 'xx'), { recursive: true });
  expect([loadPack('xx', bare).iso, loadLaw('xx', bare).code]).toEqual(['XX', 'xx']);
  rmSync(bare, { recursive: true, force: true });
  expect([packsFolder, listPackCodes()]).toEqual([folder, ['xa']]);
});

describe('the fifth country', () => {
  test('is proposed when a programme is set up: its time zone, and its languages that the screens have', () => {
    expect(proposedFor('xa')).toEqual({ timeZone: 'Asia/Yerevan', languages: 'ru' });
    expect(proposedFor('zz')).toEqual({ timeZone: '', languages: 'ru' });
  });

  test('is served: provinces with their dots, what is known of it, its law', async () => {
    const {
      body: { provinces },
    } = await call(server, actor, 'GET /api/provinces');
    expect(
      provinces.map(({ code, point }: { code: string; point: unknown }) => [code, point]),
    ).toEqual([
      ['XA-1', [70, 40]],
      ['XA-2', [71.5, 41]],
    ]);
    const { body: country } = await call(server, actor, 'GET /api/country');
    expect([country.country, country.names.value.ru, country.services.value.psychosocial]).toEqual([
      'xa',
      'Примерия',
      3,
    ]);
    const { body: law } = await call(server, actor, 'GET /api/law');
    expect([law.country, law.inForce, law.reportedPermits, law.offences.length]).toEqual([
      'xa',
      true,
      false,
      1,
    ]);
    expect(meShape.shape.country.parse('xa')).toBe('xa');
    expect(newPersonCode('xa')).toMatch(/^XA-/);
  });

  test('has its law changed on screen by two people', async () => {
    const {
      country: code,
      edition,
      inForce: _,
      reportedPermits: __,
      ...law
    } = (await call(server, actor, 'GET /api/law')).body;
    const document = { code, ...law, restrictions: [{ ...law.restrictions[0], monthsMax: 6 }] };
    const made = await call(server, actor, 'POST /api/law/editions', {
      basedOn: edition,
      reason: 'A shorter one',
      document,
    });
    expect(made.status).toBe(200);
    const decided = await call(server, second, `PUT /api/law/editions/${made.body.edition}`, {
      decision: 'confirmed',
      comparedWith: edition,
      reason: null,
    });
    expect(decided.status).toBe(200);
    expect((await call(server, actor, 'GET /api/law')).body.restrictions[0].monthsMax).toBe(6);
  });

  test('sets its clocks and dates: an operation with a list of its province is opened', async () => {
    const coordinator = await makeActor(database, { role: 'national-coordinator' });
    const { status } = await call(server, coordinator, 'POST /api/operations', {
      name: 'First',
      phase: '1',
      originSite: 'Roj',
      originCountry: 'SY',
      carrier: 'Air',
      partners: [],
      plannedOn: '2026-12-01',
      departedOn: null,
      landedOn: null,
      planned: { men: 0, women: 1, children: 2 },
    });
    expect(status).toBe(200);
  });
});
