// A made-up family: persons, kin and who covers each child. Every minor has a parent at home, a
// guardian, or an open search with an interim body. The exceptions are a few whose cover lapsed
// recently, listed in `uncovered`, because an alarm needs something to find.

import { mayBeMinor } from '../../kernel/birth.ts';
import { addYears, type Day } from '../../kernel/day.ts';
import {
  bornAbroadShare,
  guardianRelations,
  lapsedCoverShare,
  openSearchShare,
} from './calibration.ts';
import { addDays } from './days.ts';
import type { FamilyShape } from './family-shape.ts';
import type { DemoFamily, DemoKin, DemoPerson, KinRelation } from './model.ts';
import type { DemoCover } from './model-care.ts';
import { type FamilyStem, type GivenName, givenNames, inventStem } from './names.ts';
import { csoCodes, guardianshipBody, provinces } from './organisations.ts';
import { makePerson, type PersonDraft, type Workshop } from './persons.ts';

export type FamilyDraft = Omit<DemoFamily, 'cases'> & {
  readonly stem: FamilyStem;
  /** The names as three given names, the way a camp writes them. */
  readonly camp: ReadonlyMap<string, readonly GivenName[]>;
};

type Naming = { readonly stem: FamilyStem; readonly father: GivenName; readonly elder: GivenName };

export function makeFamily(workshop: Workshop, shape: FamilyShape): FamilyDraft {
  const { random, country } = workshop;
  const code = workshop.code('F');
  const men = givenNames(country, 'male');
  const naming: Naming = {
    stem: inventStem(random),
    father: random.pick(men),
    elder: random.pick(men),
  };
  const camp = new Map<string, readonly GivenName[]>();
  const add = (draft: PersonDraft) => {
    const person = makePerson(workshop, draft);
    camp.set(person.id, [draft.given, draft.father, naming.elder]);
    return person;
  };
  const children = makeChildren(workshop, shape, naming).map(add);
  const mother =
    shape.kind === 'full-orphans' ? null : add(motherDraft(workshop, shape, naming.stem));
  const father = shape.withFather ? add(fatherDraft(workshop, shape, naming)) : null;
  const parents = [mother, father].filter((person) => person !== null);
  const care = makeCare(workshop, shape, { children, mother, naming, add });
  return {
    id: random.id<'household'>(),
    code,
    kind: shape.kind,
    camp,
    stem: naming.stem,
    route: shape.operation ? 'operation' : 'self-return',
    operation: shape.operation?.code ?? null,
    arrivedOn: shape.arrivedOn,
    organisation: random.pick(csoCodes),
    province: random.pick(provinces[country]),
    persons: [...parents, ...care.relatives, ...children],
    kin: [...parentKin(children, parents), ...care.kin],
    covers: care.covers,
    uncovered: care.uncovered,
  };
}

function makeChildren(workshop: Workshop, shape: FamilyShape, naming: Naming): PersonDraft[] {
  const { random, country } = workshop;
  const taken = new Set<string>();
  return shape.childBirthdays.map((birthday) => {
    const sex = random.chance(0.5) ? 'female' : 'male';
    let given = random.pick(givenNames(country, sex));
    while (taken.has(given.own)) given = random.pick(givenNames(country, sex));
    taken.add(given.own);
    return {
      part: 'child',
      sex,
      birthday,
      given,
      stem: naming.stem,
      father: naming.father,
      whereabouts: 'home',
      returned: true,
      arrivedOn: shape.arrivedOn,
      bornAbroad: random.chance(bornAbroadShare[country]),
    };
  });
}

function motherDraft(workshop: Workshop, shape: FamilyShape, stem: FamilyStem): PersonDraft {
  const { random, country } = workshop;
  const abroad = shape.kind === 'mother-in-prison-abroad';
  const atHome = shape.kind === 'mother-in-prison-at-home';
  return {
    part: 'mother',
    sex: 'female',
    birthday: shape.motherBirthday,
    stem,
    given: random.pick(givenNames(country, 'female')),
    father: random.pick(givenNames(country, 'male')),
    whereabouts: abroad ? 'prison-abroad' : atHome ? 'prison-at-home' : 'home',
    returned: !abroad,
    bornAbroad: false,
    arrivedOn: shape.arrivedOn,
  };
}

function fatherDraft(workshop: Workshop, shape: FamilyShape, naming: Naming): PersonDraft {
  return {
    part: 'father',
    sex: 'male',
    given: naming.father,
    father: naming.elder,
    stem: naming.stem,
    birthday: addDays(shape.motherBirthday, -workshop.random.between(100, 3_000)),
    whereabouts: 'home',
    returned: true,
    bornAbroad: false,
    arrivedOn: shape.arrivedOn,
  };
}

function parentKin(children: readonly DemoPerson[], parents: readonly DemoPerson[]): DemoKin[] {
  const basis = 'statement';
  const kin: DemoKin[] = [];
  for (const child of children) {
    for (const parent of parents) {
      const relation = parent.part === 'mother' ? 'mother' : 'father';
      kin.push({ personId: child.id, kinId: parent.id, relation, basis });
    }
    for (const other of children) {
      if (other.id <= child.id) continue;
      kin.push({ personId: child.id, kinId: other.id, relation: 'sibling', basis });
    }
  }
  if (parents.length === 2) {
    const [one, other] = parents;
    kin.push({ personId: one!.id, kinId: other!.id, relation: 'spouse', basis });
  }
  return kin;
}

type Care = Pick<DemoFamily, 'kin' | 'covers' | 'uncovered'> & {
  readonly relatives: readonly DemoPerson[];
};
type Household = {
  readonly children: readonly DemoPerson[];
  readonly mother: DemoPerson | null;
  readonly naming: Naming;
  add(draft: PersonDraft): DemoPerson;
};

function makeCare(workshop: Workshop, shape: FamilyShape, household: Household): Care {
  const minors = household.children.filter((child) => mayBeMinor(child.birth, workshop.today));
  if (household.mother?.whereabouts === 'home') {
    const carer = { carerId: household.mother.id, from: shape.arrivedOn };
    const covers = minors.map((child) => parentCover(workshop, child, carer));
    return { kin: [], covers, uncovered: [], relatives: [] };
  }
  if (workshop.random.chance(openSearchShare)) {
    const covers = minors.map((child) => searchCover(workshop, child, shape.arrivedOn));
    return { kin: [], covers, uncovered: [], relatives: [] };
  }
  return guardianCare(workshop, shape, { ...household, children: minors });
}

function parentCover(
  { random }: Workshop,
  child: DemoPerson,
  carer: Pick<DemoCover, 'carerId' | 'from'>,
): DemoCover {
  return {
    id: random.id<'cover'>(),
    childId: child.id,
    kind: 'custodial-parent',
    interimBody: null,
    basis: 'parent',
    orderNumber: null,
    ...carer,
    until: null,
  };
}

function searchCover({ random }: Workshop, child: DemoPerson, from: Day): DemoCover {
  return {
    id: random.id<'cover'>(),
    childId: child.id,
    kind: 'open-search',
    carerId: null,
    interimBody: guardianshipBody,
    basis: 'interim-body',
    orderNumber: null,
    from,
    until: null,
  };
}

// By turns rather than by chance, so that even a small programme has its alarm, and each of two
// officers has one.
const isLapsedTurn = (turn: number) => turn % Math.round(1 / lapsedCoverShare) === 4 || turn === 7;

function guardianCare(workshop: Workshop, shape: FamilyShape, household: Household): Care {
  const { random, canaries, today } = workshop;
  const relation: KinRelation = random.weighted(guardianRelations);
  const guardian = household.add(guardianDraft(workshop, shape, { relation, ...household }));
  const lapsed = household.children.length > 0 && isLapsedTurn(workshop.turn('guardian'));
  const endedOn = addDays(today, -random.between(1, 20));
  const temporary = random.chance(0.25);
  const basis = temporary || lapsed ? 'temporary' : random.chance(0.7) ? 'court-order' : 'kinship';
  const covers = household.children.map((child): DemoCover => ({
    id: random.id<'cover'>(),
    childId: child.id,
    kind: 'guardian',
    carerId: guardian.id,
    interimBody: null,
    basis,
    from: shape.arrivedOn,
    orderNumber: `SYN-ORDER ${canaries.mark(child.code, 'guardianship order')}`,
    until: lapsed ? endedOn : temporary ? addDays(today, random.between(10, 300)) : null,
  }));
  const kin = household.children.map((child): DemoKin => ({
    personId: child.id,
    kinId: guardian.id,
    relation,
    basis: random.chance(0.4) ? 'dna-verdict' : 'document',
  }));
  const uncovered = lapsed ? household.children.map((child) => child.id) : [];
  return { relatives: [guardian], kin, covers, uncovered };
}

function guardianDraft(
  workshop: Workshop,
  shape: FamilyShape,
  more: { relation: KinRelation; naming: Naming },
): PersonDraft {
  const { random, country } = workshop;
  const { relation, naming } = more;
  const sex = /^(?:uncle|grandfather)/.test(relation) ? 'male' : 'female';
  const older = relation.startsWith('grand') ? random.between(18, 24) : random.between(-6, 10);
  const paternal = relation.endsWith('paternal');
  const least = addYears(workshop.today, -24);
  const birthday = addYears(shape.motherBirthday, -older);
  return {
    part: 'relative',
    sex,
    stem: paternal ? naming.stem : inventStem(random),
    birthday: birthday < least ? birthday : least,
    given:
      relation === 'grandfather-paternal' ? naming.elder : random.pick(givenNames(country, sex)),
    father: relation === 'uncle-paternal' ? naming.elder : random.pick(givenNames(country, 'male')),
    whereabouts: 'home',
    returned: false,
    bornAbroad: false,
    arrivedOn: shape.arrivedOn,
  };
}
