// One made-up person: names in two spellings, a birth date as well as it is known, how to reach
// them, papers and what they were told. An adult's birth is never so uncertain that the rules would
// treat them as a child.

import {
  type Birth,
  bornAbout,
  bornByAge,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../kernel/birth.ts';
import { addYears, type Day } from '../../kernel/day.ts';
import { documentsMissingShare } from './calibration.ts';
import type { CanaryMaker } from './canaries.ts';
import { addDays } from './days.ts';
import type {
  DemoConsent,
  DemoContact,
  DemoCountry,
  DemoDocument,
  DemoLanguage,
  DemoPerson,
} from './model.ts';
import { composeNames, type FamilyStem, type GivenName, languageOf } from './names.ts';
import type { Random } from './random.ts';
import { personNotes } from './texts.ts';

/** Shared by all functions that make one chunk. */
export type Workshop = {
  readonly country: DemoCountry;
  readonly today: Day;
  readonly random: Random;
  readonly canaries: CanaryMaker;
  /** How many of a kind there have been, including this one. */
  turn(kind: string): number;
  /** The next code of a kind: `SYN-P-000001`. */
  code(kind: string): string;
};

export type PersonDraft = {
  readonly part: DemoPerson['part'];
  readonly sex: 'female' | 'male';
  readonly birthday: Day;
  readonly stem: FamilyStem;
  readonly given: GivenName;
  readonly father: GivenName;
  readonly whereabouts: DemoPerson['whereabouts'];
  readonly returned: boolean;
  readonly bornAbroad: boolean;
  readonly arrivedOn: Day;
};

export function makePerson(workshop: Workshop, draft: PersonDraft): DemoPerson {
  const { random, canaries, country } = workshop;
  const code = workshop.code('P');
  const atHome = draft.whereabouts === 'home';
  const nameCanary = canaries.mark(code, 'name');
  const child = draft.part === 'child';
  const id = random.id<'person'>();
  const birth = asKnown(workshop, draft);
  return {
    id,
    code,
    part: draft.part,
    whereabouts: draft.whereabouts,
    returned: draft.returned,
    sex: draft.sex,
    birth,
    names: composeNames({ ...draft, country }, nameCanary),
    citizenship: country.toUpperCase(),
    bornAbroad: draft.bornAbroad,
    note:
      atHome && random.chance(0.3)
        ? `${random.pick(personNotes)} ${canaries.mark(code, 'note')}`
        : null,
    contacts: atHome ? makeContacts(workshop, code, child) : [],
    documents: makeDocuments(workshop, code, draft),
    consents: atHome && draft.part !== 'relative' ? makeConsents(workshop, draft, birth) : [],
  };
}

function asKnown({ random, today }: Workshop, { birthday, part, arrivedOn }: PersonDraft): Birth {
  const [year, month] = [Number(birthday.slice(0, 4)), Number(birthday.slice(5, 7))];
  const grown = addYears(birthday, 21) < today;
  const how = random.weighted([
    ['day', 0.6],
    ['year', 0.17],
    ['month', 0.08],
    ['about', grown ? 0.08 : 0.05],
    ['age', 0.06],
    ['unknown', part === 'child' && !grown ? 0.02 : 0],
  ] as const);
  if (how === 'unknown') return unknownBirth;
  if (how === 'about') return bornAbout(year);
  if (how === 'year') return bornInYear(year);
  if (how === 'month') return bornInMonth(year, month);
  if (how === 'day') return bornOn(birthday);
  const early = arrivedOn.slice(5) < birthday.slice(5) ? 1 : 0;
  const age = Number(arrivedOn.slice(0, 4)) - year - early;
  return bornByAge(age, arrivedOn);
}

function makeContacts(workshop: Workshop, code: string, child: boolean): DemoContact[] {
  const { random, canaries } = workshop;
  const address = `SYN street ${random.between(1, 90)} ${canaries.mark(code, 'address')}`;
  if (child) return [{ kind: 'address', value: address }];
  // 000 is no operator's prefix, so nobody's phone will ring.
  const phone = `+000 000 ${random.between(100, 999)} ${random.between(100, 999)}`;
  return [
    { kind: 'phone', value: `${phone} ${canaries.mark(code, 'phone')}` },
    { kind: 'address', value: address },
  ];
}

function makeDocuments(workshop: Workshop, code: string, draft: PersonDraft): DemoDocument[] {
  const { random, canaries } = workshop;
  if (draft.whereabouts === 'prison-abroad') return [];
  const number = () => `SYN${random.between(100_000, 999_999)} ${canaries.mark(code, 'document')}`;
  if (!draft.returned) return [{ kind: 'identity-card', number: number(), issuedOn: null }];
  const papers: DemoDocument[] = [
    { kind: 'return-certificate', number: number(), issuedOn: draft.arrivedOn },
  ];
  const kind = draft.part === 'child' ? 'birth-certificate' : 'passport';
  if (!random.chance(documentsMissingShare)) {
    papers.push({ kind, number: number(), issuedOn: null });
  } else if (draft.arrivedOn < addDays(workshop.today, -300) && random.chance(0.7)) {
    const issuedOn = addDays(draft.arrivedOn, random.between(60, 290));
    papers.push({ kind, number: number(), issuedOn });
  }
  return papers;
}

function makeConsents(
  { random, country, today }: Workshop,
  draft: PersonDraft,
  birth: Birth,
): DemoConsent[] {
  const child = draft.part === 'child';
  // Asked themselves a month after the birthday at the latest.
  const grown = birth.to !== null && addYears(birth.to, 18) <= addDays(today, -25);
  const toldIn: DemoLanguage = random.chance(0.75) ? languageOf(country) : 'ru';
  const consent = (purpose: DemoConsent['purpose'], ground: DemoConsent['ground']): DemoConsent => {
    const toldOn = draft.arrivedOn;
    // Renewed every year, so the latest one is in force today.
    const years = Math.max(0, Number(today.slice(0, 4)) - Number(toldOn.slice(0, 4)) - 1);
    const renewedOn = addYears(toldOn, years);
    return {
      id: random.id<'consent'>(),
      purpose,
      ground,
      toldIn,
      toldHow: random.weighted([
        ['spoken', 0.7],
        ['written', 0.2],
        ['interpreter', 0.1],
      ] as const),
      toldOn: renewedOn,
      untilOn: addYears(renewedOn, 2),
    };
  };
  const asChild = child && (random.chance(0.6) ? 'assent-and-guardian' : 'best-interests');
  const ground = asChild && !grown ? asChild : 'consent';
  const shared = !child && random.chance(0.06) ? 'refused' : ground;
  const consents = [consent('case-support', ground), consent('share-with-organisation', shared)];
  return child ? consents : [...consents, consent('legal-aid', ground)];
}
