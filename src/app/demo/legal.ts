// The justice side of the made-up programme: subjects with their own ids, codes and spellings,
// drawn from a random stream that the care side never touches. Nothing here reveals which person a
// subject is; the link is returned separately, for the one place that may store it.

import { addYears, type Day } from '../../kernel/day.ts';
import { subjectShare } from './calibration.ts';
import type { CanaryMaker } from './canaries.ts';
import { addDays } from './days.ts';
import type { DemoCountry, DemoFamily, DemoPerson, DemoUser } from './model.ts';
import type {
  DemoHearing,
  DemoProceeding,
  DemoRestriction,
  DemoSubject,
  DemoSubjectLink,
} from './model-legal.ts';
import { courtCode } from './organisations.ts';
import {
  type Act,
  drawState,
  makeAct,
  makeDetention,
  makeExemption,
  makeSentence,
} from './proceedings.ts';
import type { Random } from './random.ts';
import { hearingNotes, reportingPlaces, restrictionNotes, wishes } from './texts.ts';

export type Bench = {
  readonly country: DemoCountry;
  readonly today: Day;
  readonly random: Random;
  readonly canaries: CanaryMaker;
  readonly registrars: readonly DemoUser[];
  readonly officers: readonly DemoUser[];
  /** Counts for what is assigned by turns. */
  readonly turns: { lasting: number; trials: number; checks: number };
};

export function makeSubjects(
  bench: Bench,
  families: readonly DemoFamily[],
): { subjects: DemoSubject[]; subjectLinks: DemoSubjectLink[] } {
  const made = families.flatMap((family) =>
    family.persons
      .filter((person) => person.part !== 'child' && person.returned)
      .filter(
        (person) => person.whereabouts === 'prison-at-home' || bench.random.chance(subjectShare),
      )
      .map((person) => ({ person, subject: makeSubject(bench, person, family.arrivedOn) })),
  );
  const shuffled = made
    .map((pair) => ({ pair, at: bench.random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ pair }) => pair);
  return {
    subjects: shuffled.map(({ subject }) => subject),
    subjectLinks: shuffled.map(({ person, subject }) => ({
      subjectId: subject.id,
      personId: person.id,
    })),
  };
}

function makeSubject(bench: Bench, person: DemoPerson, arrivedOn: Day): DemoSubject {
  const { random, canaries } = bench;
  const id = random.id<'subject'>();
  // Numbering the codes as they are made would follow the order of persons, so the code comes from
  // the random id.
  const code = `SYN-L-${id.slice(-10)}`;
  const [own, latin] = person.names as [DemoPerson['names'][number], DemoPerson['names'][number]];
  const spelling = latin.fullName.replace(/ cnry-\w+/, '');
  const serving = person.whereabouts === 'prison-at-home';
  const openedOn = addDays(arrivedOn, random.between(10, 35));
  const proceeding = makeProceeding(bench, code, { serving, openedOn, birth: person.birth });
  return {
    id,
    code,
    fullName: own.fullName,
    otherSpelling: `${spelling} ${canaries.mark(code, 'name')}`,
    sex: person.sex,
    birth: person.birth,
    hasClaim: person.birth.to !== null && proceeding.hasAlternatives,
    registrar: random.pick(bench.registrars).login,
    officer: random.pick(bench.officers).login,
    proceeding,
    restrictions: serving ? [] : makeRestrictions(bench, code, openedOn),
  };
}

function makeProceeding(
  bench: Bench,
  code: string,
  how: { serving: boolean; openedOn: Day; birth: DemoPerson['birth'] },
): DemoProceeding {
  const { random, canaries, today, country } = bench;
  const act = makeAct(how.birth, how.serving, { country, today, until: how.openedOn });
  const drawn = drawState(random, how.serving, act);
  // By turns rather than by chance, so that even a small programme has somebody on trial in
  // custody.
  const isTurn = act.isAdult && !!act.offence && !how.serving && bench.turns.trials++ % 20 === 0;
  const state = isTurn ? 'trial' : drawn;
  const number = code.slice('SYN-L-'.length);
  // By turns: in most of what is being looked into a day is planned, and one in eight is forgotten.
  const isPlanned =
    state === 'trial' || state === 'opened' || (state === 'check' && bench.turns.checks++ % 8 > 0);
  const hearings = Array.from({ length: random.between(1, 3) }, (_, at): DemoHearing => {
    // The last hearing of an open matter is in the future.
    const ahead = at === 0 && isPlanned;
    return {
      id: random.id<'hearing'>(),
      on: addDays(ahead ? today : how.openedOn, random.between(3, 40)),
      at: ['09:30', '11:00', '14:15'][at]!,
      room: String(4 + 7 * at),
      note: `${random.pick(hearingNotes)} ${canaries.mark(`${code}/hearing-${at + 1}`, 'note')}`,
    };
  });
  return {
    id: random.id<'proceeding'>(),
    code: `SYN-M-${number}`,
    court: courtCode,
    state,
    openedOn: how.openedOn,
    hearings: hearings.sort((one, other) => (one.on < other.on ? -1 : 1)),
    ...makeGrounds(bench, act, { state, openedOn: how.openedOn, number, isTurn }),
  };
}

type Standing = {
  readonly state: DemoProceeding['state'];
  readonly openedOn: Day;
  readonly number: string;
  readonly isTurn: boolean;
};

function makeGrounds(
  { random, country, today }: Bench,
  act: Act,
  { state, openedOn, number, isTurn }: Standing,
): Omit<DemoProceeding, 'id' | 'code' | 'court' | 'state' | 'openedOn' | 'hearings'> {
  const { offence } = act;
  const isOpen = state === 'opened' || state === 'check';
  return {
    act: { from: act.from, to: act.to },
    offence: offence && act.isAdult ? { code: offence.code, from: offence.from } : null,
    hasAlternatives: state === 'opened' && !act.isAdult,
    sentence:
      state === 'serving' ? makeSentence(random, offence!, { number, openedOn, today }) : null,
    detention:
      state === 'trial' && (isTurn || random.chance(0.6))
        ? makeDetention(random, { openedOn, today, number })
        : null,
    exemption:
      isOpen && act.isAdult && random.chance(0.5)
        ? makeExemption(country, act, { openedOn, today })
        : null,
  };
}

const kinds = ['report-regularly', 'leave-country', 'report-regularly', 'leave-district'] as const;

function makeRestrictions(bench: Bench, code: string, openedOn: Day): DemoRestriction[] {
  const { random, canaries, today, turns } = bench;
  const when = random.weighted([
    ['none', 0.3],
    ['active', 0.3],
    ['ending', 0.15],
    ['expired', 0.25],
  ] as const);
  if (when === 'none') return [];
  const until =
    when === 'active'
      ? addDays(today, random.between(60, 300))
      : when === 'ending'
        ? addDays(today, random.between(1, 29))
        : addDays(today, -random.between(1, 200));
  const yearBefore = addYears(until, -1);
  const from = openedOn < until ? (openedOn > yearBefore ? openedOn : yearBefore) : yearBefore;
  const id = random.id<'restriction'>();
  const mark = (what: string) => canaries.mark(`${code}/restriction-1`, what);
  const note = `${random.pick(restrictionNotes)} ${mark('note')}`;
  const lasts = until >= today;
  // By turns, so that even a small programme has someone who reports.
  const kind = lasts ? kinds[turns.lasting++ % kinds.length]! : random.pick(kinds);
  return [
    {
      id,
      kind,
      from,
      until,
      note,
      wish: lasts ? `${random.pick(wishes)} ${mark('wish')}` : null,
      place:
        lasts && kind === 'report-regularly'
          ? `${random.pick(reportingPlaces)} ${mark('place')}`
          : null,
      newNote:
        lasts && kind !== 'leave-country'
          ? `${random.pick(restrictionNotes)} ${mark('new note')}`
          : null,
    },
  ];
}
