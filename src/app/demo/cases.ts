// Cases of a made-up family: one for every person who came home, at every stage, siblings with the
// same worker. Priority means need and safety. Some first contacts are deliberately missed.

import { daysBetween, type Day } from '../../kernel/day.ts';
import { addDays } from './days.ts';
import { type DemoPerson, type DemoUser } from './model.ts';
import {
  type CaseState,
  caseStates,
  type DemoAction,
  type DemoAssessment,
  type DemoCase,
  type DemoGoal,
  type DemoPlan,
  type DemoVisit,
  rrifLevels,
  type RrifLevel,
} from './model-care.ts';
import type { FamilyDraft } from './families.ts';
import { guardianshipBody } from './organisations.ts';
import type { Workshop } from './persons.ts';
import { assessmentNotes, ownWords, visitTexts } from './texts.ts';

export type Staff = {
  /** Case managers of an organisation, except its intake worker. */
  readonly workers: ReadonlyMap<string, readonly DemoUser[]>;
  readonly supervisors: ReadonlyMap<string, readonly DemoUser[]>;
  readonly psychologists: ReadonlyMap<string, readonly DemoUser[]>;
  readonly childProtection: readonly DemoUser[];
};

export function staffOf(users: readonly DemoUser[]): Staff {
  const by = (role: DemoUser['role']) =>
    Map.groupBy(
      users.filter((user) => user.role === role && user.duty === 'member'),
      (user) => user.organisation,
    );
  return {
    workers: by('case-manager'),
    supervisors: by('supervisor'),
    psychologists: by('psychologist'),
    childProtection: by('child-protection-officer').get(guardianshipBody)!,
  };
}

type Team = {
  readonly lead: string | null;
  readonly supervisor: string | null;
  readonly team: string[];
};

// Days after arrival at which a state usually begins.
const stateDays: Readonly<Record<CaseState, number>> = {
  identified: 0,
  registered: 1,
  assessment: 3,
  'plan-draft': 14,
  active: 30,
  review: 120,
  closing: 400,
  closed: 440,
};
/** The programme's safety clock by priority, in days. */
const firstContactDays = { high: 1, medium: 3, low: 7 } as const;

export function makeCases(workshop: Workshop, family: FamilyDraft, staff: Staff): DemoCase[] {
  const { random, today } = workshop;
  const assigned = drawTeam(workshop, family, staff);
  // Some families were accepted only a few days ago, however long they have been at home. The first
  // that came by itself to each organisation is still the intake worker's, so that their day is
  // never empty.
  const late = random.chance(0.12);
  const drawnOn = late ? addDays(today, -random.between(0, 5)) : family.arrivedOn;
  const isNewest =
    family.route === 'self-return' && workshop.turn(`self-return ${family.organisation}`) === 1;
  const isMissed = !isNewest && isMissedFirst(workshop, family, assigned);
  const openedOn = isNewest ? addDays(today, -1) : isMissed ? addDays(today, -missedDays) : drawnOn;
  const drawn = drawState(workshop, openedOn);
  // Nobody closes a case of children for whom nobody answers.
  const open = family.uncovered.length > 0 && drawn.startsWith('clos') ? 'active' : drawn;
  const state = isNewest ? 'identified' : isMissed ? 'registered' : open;
  return family.persons
    .filter((person) => person.returned && person.whereabouts === 'home')
    .map((person) => makeCase(workshop, person, { family, assigned, openedOn, state }));
}

/** Longer than the longest safety clock. */
const missedDays = 9;

/** One family of each supervisor was not met in time: there is always a missed clock to see. */
function isMissedFirst({ today, turn }: Workshop, family: FamilyDraft, { supervisor }: Team) {
  return (
    family.arrivedOn <= addDays(today, -missedDays) && turn(`missed clock of ${supervisor}`) === 2
  );
}

function drawTeam({ random, turn }: Workshop, family: FamilyDraft, staff: Staff): Team {
  const lead = random.pick(staff.workers.get(family.organisation)!);
  const psychologist = random.pick(staff.psychologists.get(family.organisation)!);
  const guarded = family.kind !== 'with-mother';
  const drawn = random.pick(staff.childProtection);
  const isSearched = family.covers.some((cover) => cover.kind === 'open-search');
  const how = family.uncovered.length > 0 ? 'uncovered' : isSearched ? 'searched' : 'settled';
  const officer = guarded ? nextOfficer(turn(`guarded, ${how}`) - 1, staff) : drawn;
  return {
    lead: lead.login,
    supervisor: lead.supervisor,
    team: [psychologist.login, ...(guarded || random.chance(0.2) ? [officer.login] : [])],
  };
}

// In turn, so that each has searches.
function nextOfficer(turn: number, { childProtection }: Staff): DemoUser {
  return childProtection[turn % childProtection.length]!;
}

/** Where families are who have been at home for long: in turn, so that few show each state. */
const laterStates: readonly CaseState[] = [
  ...(['active', 'closed', 'review', 'active', 'closed'] as const),
  ...(['closing', 'active', 'review', 'closed', 'active'] as const),
];

function drawState({ random, today, turn }: Workshop, openedOn: Day): CaseState {
  const days = daysBetween(openedOn, today);
  const reached = caseStates.filter((state) => stateDays[state] <= days);
  const last = reached.at(-1)!;
  if (last === 'closed') return laterStates[(turn('later state') - 1) % laterStates.length]!;
  return random.chance(0.7) ? last : random.pick(reached);
}

type CaseDraft = {
  readonly family: FamilyDraft;
  readonly assigned: Team;
  readonly openedOn: Day;
  readonly state: CaseState;
};

function makeCase(workshop: Workshop, person: DemoPerson, draft: CaseDraft): DemoCase {
  const { random, today } = workshop;
  const code = workshop.code('C');
  const { openedOn, state } = draft;
  const priority = random.weighted([
    ['high', 0.15],
    ['medium', 0.4],
    ['low', 0.45],
  ] as const);
  const stage = caseStates.indexOf(state);
  const assigned = stage === 0 ? { lead: null, supervisor: null, team: [] } : draft.assigned;
  const firstContactDueOn = addDays(openedOn, firstContactDays[priority]);
  const seen = stage >= 2;
  const drawnOn = addDays(openedOn, random.between(0, stateDays.assessment));
  const firstContactOn = seen ? (drawnOn > today ? today : drawnOn) : null;
  const closedOn = state === 'closed' ? addDays(today, -random.between(5, 100)) : null;
  const history = caseStates.slice(0, stage + 1).map((reached) => ({
    state: reached,
    on: reached === 'closed' ? closedOn! : addDays(openedOn, stateDays[reached]),
  }));
  const made = { code, person, lead: assigned.lead ?? '', from: firstContactOn ?? today };
  return {
    id: random.id<'case'>(),
    code,
    personId: person.id,
    organisation: draft.family.organisation,
    state,
    history,
    priority,
    openedOn,
    closedOn,
    ...assigned,
    closureReason: closedOn ? random.pick(['goals-met', 'came-of-age', 'moved'] as const) : null,
    firstContactDueOn,
    firstContactOn,
    visits: seen ? makeVisits(workshop, made, closedOn) : [],
    assessments: seen ? [makeAssessment(workshop, made)] : [],
    plan: stage >= 3 ? makePlan(workshop, made, { state, family: draft.family }) : null,
  };
}

type Made = {
  readonly code: string;
  readonly person: DemoPerson;
  readonly lead: string;
  readonly from: Day;
};

/** The case is over on `closedOn`, or goes on. */
function makeVisits(workshop: Workshop, made: Made, closedOn: Day | null): DemoVisit[] {
  const { random, canaries, today } = workshop;
  const until = closedOn ?? today;
  const days = Math.max(0, daysBetween(made.from, until));
  const count = Math.min(1 + Math.floor(days / 90), random.between(2, 4));
  // The first on the day of first contact, the last within some weeks, the others in between.
  const on = Array.from({ length: count }, (_, at) => {
    if (at === 0) return made.from;
    const [newest, oldest] = at === count - 1 ? [1, 28] : [29, 120];
    return addDays(until, -Math.min(days, random.between(newest, oldest)));
  }).sort();
  const nextOn = closedOn ? null : agreedVisit(workshop);
  return on.map((day, at) => ({
    id: random.id<'visit'>(),
    on: day,
    by: made.lead,
    place: random.weighted([
      ['home', 0.7],
      ['office', 0.2],
      ['school', 0.1],
    ] as const),
    text: `${random.pick(visitTexts)} ${canaries.mark(`${made.code}/visit-${at + 1}`, 'text')}`,
    nextOn: at === count - 1 && nextOn !== null && nextOn > day ? nextOn : null,
  }));
}

// Most are in time; one in eight was missed, by days and not by years.
function agreedVisit({ random, today, turn }: Workshop): Day {
  const missed = turn('agreed visit') % 8 === 0;
  return addDays(today, missed ? -random.between(1, 12) : random.between(1, 30));
}

function makeAssessment({ random, canaries }: Workshop, made: Made): DemoAssessment {
  return {
    id: random.id<'assessment'>(),
    on: made.from,
    by: made.lead,
    levels: rrifLevels.map((level) => ({
      level,
      need: random.weighted([
        ['none', 0.35],
        ['some', 0.45],
        ['much', 0.2],
      ] as const),
      note:
        `${random.pick(assessmentNotes[level])} ` +
        canaries.mark(`${made.code}/assessment-1`, `note ${level}`),
    })),
  };
}

const services: Readonly<Record<RrifLevel, readonly DemoAction['service'][]>> = {
  individual: ['psychosocial', 'health'],
  family: ['family', 'psychosocial'],
  education: ['school'],
  community: ['community'],
  'structural-and-safety': ['documents', 'legal', 'livelihood'],
};

function makePlan(
  workshop: Workshop,
  made: Made,
  more: { state: CaseState; family: FamilyDraft },
): DemoPlan {
  const { random, today } = workshop;
  const draft = more.state === 'plan-draft';
  const count = random.between(1, 3);
  const first = random.between(0, rrifLevels.length - 1);
  const goals = Array.from({ length: count }, (_, at) => {
    const level = rrifLevels[(first + at) % rrifLevels.length]!;
    return makeGoal(workshop, made, { ...more, at, level });
  });
  return {
    id: random.id<'plan'>(),
    state: draft ? 'draft' : more.state === 'closed' ? 'ended' : 'active',
    agreedOn: draft ? null : addDays(made.from, 20),
    goals,
    // A few reviews are overdue.
    reviewOn: addDays(today, random.chance(0.1) ? -random.between(1, 20) : random.between(1, 90)),
  };
}

type GoalDraft = {
  readonly state: CaseState;
  readonly family: FamilyDraft;
  readonly at: number;
  readonly level: RrifLevel;
};

function makeGoal(workshop: Workshop, made: Made, draft: GoalDraft): DemoGoal {
  const { random, canaries, country, today } = workshop;
  const record = `${made.code}/goal-${draft.at + 1}`;
  const ended = draft.state === 'closed';
  const consentId = made.person.consents[0]!.id;
  return {
    id: random.id<'goal'>(),
    level: draft.level,
    ownWords: `${ownWords[country][draft.level]} ${canaries.mark(record, 'own words')}`,
    writtenBy: made.person.part === 'child' && random.chance(0.5) ? 'carer' : 'person',
    actions: services[draft.level].map((service): DemoAction => {
      const state = ended ? 'done' : random.pick(['planned', 'started', 'done'] as const);
      const days = state === 'done' ? -random.between(1, 200) : random.between(-10, 60);
      return {
        id: random.id<'action'>(),
        service,
        state,
        consentId,
        responsible: made.lead,
        provider: service === 'school' ? 'SYN-SCHOOL' : draft.family.organisation,
        dueOn: addDays(today, days),
      };
    }),
  };
}
