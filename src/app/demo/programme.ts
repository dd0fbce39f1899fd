// A made-up programme from a seed: the same seed, day, size and country give the same programme,
// byte for byte. No network, no clock, no database. Families come in chunks, so that a large
// benchmark programme is never in memory at once.

import { notArrivedShare } from './calibration.ts';
import { makeCanaries } from './canaries.ts';
import { makeCases, staffOf } from './cases.ts';
import {
  arrivedEntries,
  handedOverEntries,
  notArrivedEntries,
  receptionEntries,
} from './entries.ts';
import { makeFamily } from './families.ts';
import { drawShape } from './family-shape.ts';
import { makeSubjects } from './legal.ts';
import type {
  DemoChunk,
  DemoEntry,
  DemoFamily,
  DemoOperation,
  DemoOptions,
  DemoProgramme,
} from './model.ts';
import { languageOf } from './names.ts';
import { makeOperations } from './operations.ts';
import { makeOrganisations, makeUsers } from './organisations.ts';
import type { Workshop } from './persons.ts';
import { makeRandom } from './random.ts';

const familiesInChunk = 100;
const receptionShare = 0.15;
const receptionPersonsMax = 1_500;

/** `persons`: at least 20. `today`: the day on which the programme is seen. */
export function makeProgramme(options: DemoOptions): DemoProgramme {
  const instant = Date.parse(`${options.today}T00:00:00Z`);
  const random = makeRandom(options.seed, 0, instant);
  const organisations = makeOrganisations(options.country, random);
  const operations = makeOperations(options, random);
  const users = makeUsers(options, random);
  const programme: DemoProgramme = {
    options,
    language: languageOf(options.country),
    organisations,
    operations,
    users,
    chunks: () => makeChunks(programme, instant),
  };
  return programme;
}

type Bench = Parameters<typeof makeSubjects>[0];

function* makeChunks(programme: DemoProgramme, instant: number): Generator<DemoChunk> {
  const { options, users } = programme;
  const canaries = makeCanaries(options.seed);
  const counters = new Map<string, number>();
  const turn = (kind: string) => {
    const count = (counters.get(kind) ?? 0) + 1;
    counters.set(kind, count);
    return count;
  };
  const workshop: Workshop = {
    country: options.country,
    today: options.today,
    canaries,
    random: makeRandom(options.seed, 1, instant),
    turn,
    code: (kind) => `SYN-${kind}-${String(turn(kind)).padStart(6, '0')}`,
  };
  // A separate stream, and ids without a creation date, so that subjects cannot be matched with
  // persons.
  const bench: Bench = {
    country: options.country,
    today: options.today,
    canaries,
    random: makeRandom(options.seed, 2, null),
    turns: { lasting: 0, trials: 0, checks: 0 },
    registrars: users.filter((user) => user.duty === 'registrar'),
    officers: users.filter((user) => user.role === 'probation-officer'),
  };
  let persons = 0;
  while (persons < options.persons) {
    const chunk = makeChunk(programme, workshop, options.persons - persons);
    persons += chunk.persons;
    const { subjects, subjectLinks } = makeSubjects(bench, chunk.families);
    const { families, entries } = chunk;
    yield { families, entries, subjects, subjectLinks, canaries: canaries.take() };
  }
  const entries = makeReception(programme, workshop);
  yield { families: [], entries, subjects: [], subjectLinks: [], canaries: canaries.take() };
}

function makeChunk(programme: DemoProgramme, workshop: Workshop, personsMissing: number) {
  const staff = staffOf(programme.users);
  const families: DemoFamily[] = [];
  const entries: DemoEntry[] = [];
  let persons = 0;
  while (families.length < familiesInChunk && persons < personsMissing) {
    const shape = drawShape(programme.options, programme.operations, workshop.random);
    const { camp, stem, ...draft } = makeFamily(workshop, shape);
    const family = { ...draft, cases: makeCases(workshop, { ...draft, camp, stem }, staff) };
    families.push(family);
    persons += family.persons.length;
    if (shape.operation === null) continue;
    entries.push(...handedOverEntries(workshop, { ...draft, camp, stem }, shape.operation));
    if (workshop.random.chance(notArrivedShare)) {
      entries.push(...otherEntries(programme, workshop, shape.operation));
    }
  }
  return { families, entries, persons };
}

// Besides those who came: families that did not, and families in the operation still handing over
// that are waiting for an organisation.
function otherEntries(
  programme: DemoProgramme,
  workshop: Workshop,
  operation: DemoOperation,
): DemoEntry[] {
  const shape = drawShape(programme.options, programme.operations, workshop.random);
  const waits = operation.state === 'dispersal' && workshop.random.chance(0.5);
  return waits
    ? arrivedEntries(workshop, shape, operation)
    : notArrivedEntries(workshop, shape, operation);
}

function makeReception(programme: DemoProgramme, workshop: Workshop): DemoEntry[] {
  const { options, operations } = programme;
  const newest = operations.at(-1)!;
  const persons = Math.min(receptionPersonsMax, Math.ceil(options.persons * receptionShare));
  const entries: DemoEntry[] = [];
  const identities = new Set<string>();
  while (identities.size < persons) {
    // Ages are drawn on the day of landing, so the shape is made as if for this operation.
    const shape = drawShape(options, [newest, newest, newest], workshop.random);
    for (const entry of receptionEntries(workshop, shape, newest)) {
      entries.push(entry);
      identities.add(entry.identity);
    }
  }
  return entries;
}
