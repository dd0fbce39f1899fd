// Creating commands of the programme and between the sides: operations and their lists, spellings
// of names, accounts, the law, protocols and disclosures.

import { sql } from '../../../src/engine/db/database.ts';
import { runDueJobs } from '../../../src/engine/jobs/runner.ts';
import { newId } from '../../../src/kernel/id.ts';
import { importJob } from '../../../src/rooms/operations/lists/import-list.ts';
import { makeActor, makeOrganisation, type TestActor } from '../actors.ts';
import { confirm, dayFrom, makeWorld, requestBody, stepsOf, type World } from '../disclosures.ts';
import { pdfPage } from '../documents.ts';
import { call } from '../http.ts';
import { someOperation } from '../operations.ts';
import { type Bench, type Creating, type Makers, sendFile, step } from './bench.ts';

let files = 0;

/** A list of two women, different from every list before. */
function listFile(): Buffer {
  const at = String.fromCodePoint(65 + (++files % 26));
  return Buffer.from(
    [
      'family no;surname;given name;sex;dob;boarding status',
      `${files};Testova${at};Aida${files};f;1990-01-01;boarded`,
      `${files};Otherova${at};Gulnara${files};f;1991-02-02;boarded`,
    ].join('\n'),
  );
}

const openOperation = (bench: Bench, actor: TestActor): Promise<any> =>
  step(bench, actor, ['POST /api/operations', someOperation]);

export async function staged(bench: Bench, actor: TestActor) {
  const { id: operationId } = await openOperation(bench, actor);
  const answer = await call(
    bench.server,
    actor,
    `POST /api/operations/${operationId}/lists?fileName=list.csv&kind=camp`,
    new Uint8Array(listFile()),
  );
  if (answer.status !== 200) throw new Error(answer.raw);
  return { operationId, listId: answer.body.listId as string };
}

const importOf = { baseVersion: 1, skipRows: [] };

export async function imported(bench: Bench, actor: TestActor) {
  const { operationId, listId } = await staged(bench, actor);
  await step(bench, actor, [
    `POST /api/operations/${operationId}/lists/${listId}/import`,
    importOf,
  ]);
  await importsEnded(bench);
  const entries = await sql<{ id: string }>`select id from operations.entry
    where operation_id = ${operationId} order by id`.execute(bench.database.owner);
  return { operationId, listId, entries: entries.rows.map((row) => row.id) };
}

/** An import is a job and no runner works here, so this does now what was ordered. */
export async function importsEnded({ services }: Pick<Bench, 'services'>): Promise<void> {
  await runDueJobs(services, [importJob]);
}

export async function programmeMakers(bench: Bench): Promise<Makers> {
  const actor = await makeActor(bench.database, { role: 'national-coordinator' });
  const administrator = await makeActor(bench.database, { role: 'administrator' });
  const organisationId = await makeOrganisation(bench.database, { side: 'care' });
  return {
    addOperation: async () => ({ actor, body: someOperation }),
    stageList: async () => ({
      actor,
      params: { operationId: (await openOperation(bench, actor)).id },
      query: { fileName: 'list.csv', kind: 'camp' },
      body: listFile(),
    }),
    importList: async () => ({ actor, params: await staged(bench, actor), body: importOf }),
    compareByHand: async () => {
      const { operationId, entries } = await imported(bench, actor);
      return { actor, params: { operationId }, body: { a: entries[0], b: entries[1] } };
    },
    proposeGivenNameForm: async () => ({
      actor,
      body: {
        form: `Жүсіп${'бекханмурат'.slice(0, ++files % 11)}${letters(files)}`,
        head: 'Yusuf',
        source: 'a dictionary',
      },
    }),
    makeAccount: async () => ({
      actor: administrator,
      body: {
        login: `t.${newId().slice(-12)}`,
        displayName: 'Somebody New',
        role: 'case-manager',
        duty: 'member',
        organisationId,
        locale: 'en',
      },
    }),
    askHelp: async () => {
      const manager = await makeActor(bench.database, { role: 'cso-manager', organisationId });
      const worker = await makeActor(bench.database, { role: 'case-manager', organisationId });
      const { rows } = await sql<{ id: string }>`select id from workforce.membership
        where account_id = ${worker.accountId}`.execute(bench.database.owner);
      return { actor: manager, body: { membershipId: rows[0]!.id } };
    },
    proposeLaw: async () => ({ actor: administrator, body: await newLaw(bench, administrator) }),
  };
}

const letters = (number: number): string =>
  [...String(number)].map((digit) => 'абвгдежзик'[Number(digit)]).join('');

/** The current law with one more source. */
async function newLaw(bench: Bench, administrator: TestActor): Promise<object> {
  const shown = await step(bench, administrator, ['GET /api/law']);
  const { country: code, edition: basedOn, inForce: _, reportedPermits: __, ...law } = shown;
  const source = { ...law.sources[0], id: `more-${++files}`, title: `Book ${files}` };
  const document = { code, ...law, sources: [...law.sources, source] };
  return { basedOn, reason: 'A book was printed', document };
}

export async function disclosureMakers(bench: Bench): Promise<Makers> {
  const world: World = await makeWorld(bench.database, bench.services);
  const steps = stepsOf(bench.database, bench.server, world);
  return {
    makeProtocol: async (): Promise<Creating> => ({
      actor: world.registrar,
      body: {
        parties: [world.court, world.cso, world.checking],
        directions: ['justice-asks-care'],
        fields: ['best-interests-on-file'],
        purpose: 'Before a charge',
        retentionDays: 30,
        breachContact: 'duty desk',
        validFrom: dayFrom(0),
        validUntil: dayFrom(100),
      },
    }),
    askDisclosure: async () => ({ actor: world.officer, body: requestBody(world) }),
    attachOrder: async () => ({
      actor: world.officer,
      params: { disclosureId: await steps.ask() },
      body: { uploads: [await sendFile(bench, world.officer, pdfPage())] },
    }),
    deferNotice: async () => {
      const disclosureId = await steps.released();
      await confirm(bench.database, world.manager);
      return {
        actor: world.manager,
        params: { disclosureId },
        body: { reason: 'safety-of-child', untilOn: dayFrom(9) },
      };
    },
  };
}
