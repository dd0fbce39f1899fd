// Writes a made-up programme into an empty, migrated database, as its owner: all of it or nothing,
// so that an interrupted start leaves the database as empty as before. Each room's own checks stay
// in force; `write/` contains what is mapped and why it differs from the model. Families are
// written one chunk at a time, so that a large programme is never in memory.

import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { usePackOfLaw } from '../../rooms/law/use-pack.ts';
import { usePackIn } from '../../engine/countries/use-pack.ts';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import { inTransaction, sql, type Tx } from '../../engine/db/database.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import { rearrange } from '../../rooms/operations/proposals/reconcile.ts';
import type {
  DemoCanary,
  DemoChunk,
  DemoCountry,
  DemoFamily,
  DemoLanguage,
  DemoProgramme,
} from './model.ts';
import { addArrivedFamily, arrivedFamilies, newestFamilies } from './write/arrivals.ts';
import { type DemoAccount, writeAccounts } from './write/accounts.ts';
import { addCase, closeCases } from './write/cases.ts';
import { addOffers } from './write/offers.ts';
import { writePhones } from './write/phones.ts';
import { addTold } from './write/told.ts';
import { addEmergency } from './write/emergencies.ts';
import { addHold } from './write/holds.ts';
import { addListedFamily, listedFamilies } from './write/entries.ts';
import { asListed, type Caseloads, writeCaseloads } from './write/caseloads.ts';
import type { DemoContent } from './write/documents.ts';
import { takeBackSome } from './write/consents.ts';
import { addCovers, endLapsedCovers } from './write/guardianship.ts';
import { addDisclosures } from './write/disclosure.ts';
import { addLink, addSubject, walkProceedings } from './write/legal.ts';
import { addClosing } from './write/closings.ts';
import { addSupervision } from './write/supervision.ts';
import { addMove } from './write/moves.ts';
import { addNeeds } from './write/needs.ts';
import { writeNotices } from './write/notices.ts';
import { addOperations } from './write/operations.ts';
import { addFamily } from './write/people.ts';
import { addAppointment, type AppointmentTurns } from './write/appointments.ts';
import { addUrgent, type UrgentTurns } from './write/urgent.ts';
import { type Batch, insertBatch } from './write/rows.ts';
import { makeWriting, type Writing } from './write/writing.ts';

export type { DemoAccount };

const places: Readonly<
  Record<
    DemoCountry,
    {
      readonly timeZone: string;
      readonly first: Exclude<DemoLanguage, 'ar'>;
      readonly name: string;
    }
  >
> = {
  kg: { timeZone: 'Asia/Bishkek', first: 'ky', name: 'Demo programme, Kyrgyzstan' },
  kz: { timeZone: 'Asia/Almaty', first: 'kk', name: 'Demo programme, Kazakhstan' },
  uz: { timeZone: 'Asia/Tashkent', first: 'uz', name: 'Demo programme, Uzbekistan' },
  tj: { timeZone: 'Asia/Dushanbe', first: 'tg', name: 'Demo programme, Tajikistan' },
};
const languages = ['ru', 'en', 'kk', 'ky', 'tg', 'uz'] as const;

export function timeZoneOf(country: DemoCountry): string {
  return places[country].timeZone;
}

export type ToWrite = {
  readonly programme: DemoProgramme;
  readonly keyring: Keyring;
  /** Called after every chunk with the number of persons written so far. */
  readonly progress?: (persons: number) => void;
  /** Kept by default; those of a large programme would fill memory for nothing. */
  readonly keepCanaries?: boolean;
};
export type Written = {
  readonly accounts: readonly DemoAccount[];
  /** The values that were stored, and where; `clearFields` names those that are not sealed. */
  readonly canaries: readonly DemoCanary[];
  /** Of the attached documents, to be stored beside the database. */
  readonly contents: readonly DemoContent[];
};

/**
 * Fields that the rooms keep readable in the database, because they are searched or compared there.
 */
export const clearFields: readonly string[] = ['name', 'tent'];

export async function writeProgramme(owner: Kysely<unknown>, order: ToWrite): Promise<Written> {
  const written = await inTransaction(owner, (tx) => writeAll(tx, order));
  await sql`analyze`.execute(owner);
  return written;
}

async function writeAll(tx: Tx, order: ToWrite): Promise<Written> {
  const { programme, keyring } = order;
  const editionId = await insertSetting(tx, programme.options.country);
  const writing = makeWriting(programme, { keyring, now: new Date(), editionId });
  const accounts = await writeAccounts(tx, writing);
  addOperations(writing);
  addSupervision(writing);
  await insertBatch(tx, writing.rows.take());
  const canaries = await writeChunks(tx, writing, order);
  await rearrange(tx, programme.operations.at(-1)!.id);
  await addDisclosures(tx, writing);
  await writePhones(tx);
  await writeNotices(tx);
  await publishFigures(tx, writing);
  return { accounts, canaries, contents: writing.contents };
}

/**
 * After these chunks the plans of the database's checks are made again; later plans fit any size.
 */
const growingChunks: readonly number[] = [1, 4, 16, 64];

// While the database writes one chunk, the next is mapped and sealed: both take about as long.
async function writeChunks(tx: Tx, writing: Writing, order: ToWrite): Promise<DemoCanary[]> {
  const canaries: DemoCanary[] = [];
  const turns: Turns = {
    family: 0,
    arrival: 0,
    closed: 0,
    searches: new Map(),
    caseloads: new Map(),
    appointments: new Map<string, number>(),
    urgent: { concerns: 0, byLead: new Map(), putOffs: new Map() },
  };
  let [persons, chunks] = [0, 0];
  let earlier = Promise.resolve();
  for (const chunk of order.programme.chunks()) {
    const batches = await mapChunk(writing, { chunk, turns });
    await earlier;
    order.progress?.(persons);
    const analyse = growingChunks.includes(++chunks);
    earlier = writeChunk(tx, writing, { chunk, ...batches, analyse });
    // Awaited after the next chunk is mapped; until then a failure must not count as unhandled.
    earlier.catch(() => undefined);
    persons += chunk.families.reduce((sum, family) => sum + family.persons.length, 0);
    if (order.keepCanaries === false) continue;
    canaries.push(...chunk.canaries);
  }
  await earlier;
  await writeCaseloads(tx, writing, turns.caseloads);
  return canaries;
}

/** Returns the id of the edition of the law that is now in force. */
async function insertSetting(tx: Tx, country: DemoCountry): Promise<string> {
  const { name, timeZone, first } = places[country];
  await sql`insert into programme.setting (name, country, languages, time_zone, is_demo)
    values (${name}, ${country}, ${[...new Set([first, ...languages])]}, ${timeZone},
      true)`.execute(tx);
  await usePackIn(tx, country);
  await usePackOfLaw({ country, isDemo: true }, (document, hash) =>
    sql`select law.use_pack(${document}::jsonb, ${hash})`.execute(tx),
  );
  return (await sql<{ id: string }>`select law.current_edition() as id`.execute(tx)).rows[0]!.id;
}

type Turns = {
  family: number;
  arrival: number;
  closed: number;
  readonly searches: Map<string, number>;
  readonly caseloads: Caseloads;
  readonly urgent: UrgentTurns;
  readonly appointments: AppointmentTurns;
};
type ChunkOf = { readonly chunk: DemoChunk; readonly turns: Turns };

async function mapChunk(writing: Writing, { chunk, turns }: ChunkOf): Promise<Batches> {
  for (const family of chunk.families) {
    writeFamily(writing, asListed(writing, turns.caseloads, family), turns);
    await setImmediate();
  }
  const newest = newestFamilies(writing, chunk.entries, 2);
  const waiting = [...arrivedFamilies(writing, chunk.entries), ...newest];
  for (const family of waiting) addArrivedFamily(writing, family, turns.arrival++);
  const arrivals = new Map(
    waiting.flatMap(({ comers }) =>
      comers.map((comer) => [comer.root.id as string, comer.personId as string] as const),
    ),
  );
  for (const family of listedFamilies(writing, chunk.entries)) {
    addListedFamily(writing, family, arrivals);
    await setImmediate();
  }
  for (const subject of chunk.subjects) addSubject(writing, subject);
  for (const link of chunk.subjectLinks) addLink(writing, link);
  return { batch: writing.rows.take(), afterSteps: writing.afterSteps.take() };
}

type Batches = { readonly batch: Batch; readonly afterSteps: Batch };
type Mapped = Batches & { readonly chunk: DemoChunk; readonly analyse: boolean };

async function writeChunk(
  tx: Tx,
  writing: Writing,
  { chunk, batch, afterSteps, analyse }: Mapped,
): Promise<void> {
  await insertBatch(tx, batch);
  await closeCases(tx, chunk.families);
  await walkProceedings(tx, writing, chunk.subjects);
  await insertBatch(tx, afterSteps);
  await endLapsedCovers(tx, chunk.families);
  await takeBackSome(tx, writing, chunk.families);
  // Otherwise the checks would continue with plans for the small tables of the beginning.
  if (analyse) {
    await sql`analyze people.person, people.household, people.consent, care.case_file, care.plan,
      care.goal, care.legal_aid_offer, care.assignment, guardianship.cover, operations.entry,
      operations.family, legal.subject, legal.proceeding`.execute(tx);
  }
}

function writeFamily(writing: Writing, family: DemoFamily, turns: Turns): void {
  const keys = addFamily(writing, family);
  const persons = new Map(family.persons.map((person) => [person.id, person]));
  const offer = addOffers(writing, family, turns.family++);
  for (const one of family.cases) {
    const person = persons.get(one.personId)!;
    const minor = mayBeMinor(person.birth, writing.today);
    const of = { one, family, person, key: keys.get(person.id)!, minor };
    addCase(writing, of);
    if (offer) addTold(writing, one, offer);
    addNeeds(writing, of);
    addClosing(writing, of);
    addMove(writing, of);
    addUrgent(writing, of, turns.urgent);
    addAppointment(writing, of, turns.appointments);
    if (turns.family % 12 === 1 && one === family.cases[0]) addEmergency(writing, of);
    if (one.closedOn !== null) addHold(writing, of, turns.closed++);
  }
  addCovers(writing, { family, keys }, turns);
}

/** The first release, so that the pages of figures are not empty. */
async function publishFigures(tx: Tx, { first }: Writing): Promise<void> {
  await sql`select reports.publish(${first('national-coordinator').id}::uuid)`.execute(tx);
}
