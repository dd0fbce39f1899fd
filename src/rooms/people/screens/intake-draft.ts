// What was typed at an intake, and the request that it becomes. Kept in memory while the page is
// open; half an answer is kept as half an answer.

import type { Day } from '../../../kernel/day.ts';
import {
  emptyPartialDate,
  findBirth,
  type PartialDate,
} from '../../../engine/forms/partial-date.ts';
import type { IntakeBody, IntakePerson } from './codes.ts';
import { consentsOf, startConsent, type TypedConsent } from './consent-fields.tsx';
import { emptyName, nameOf, type TypedName } from './name-fields.tsx';

export type TypedPerson = {
  readonly key: number;
  readonly name: TypedName;
  readonly spellings: readonly TypedName[];
  readonly sex: IntakePerson['sex'] | '';
  readonly birth: PartialDate;
  readonly citizenship: string;
  readonly relation: Exclude<IntakePerson['relationToFirst'], 'self'> | '';
  readonly consent: TypedConsent;
};
export type TypedIntake = {
  readonly searchedFor: string;
  /** The search is done, and the person was not among the results. */
  readonly isNew: boolean;
  readonly legalAid: IntakeBody['legalAidOffered']['answer'] | '';
  readonly legalAidOn: Day | '';
  readonly province: string;
  readonly persons: readonly TypedPerson[];
};

export function startIntake(today: Day): TypedIntake {
  return {
    searchedFor: '',
    isNew: false,
    legalAid: '',
    legalAidOn: today,
    province: '',
    persons: [startPerson(1, startConsent(today))],
  };
}

/** The next person of a family was usually told at the same time, in the same language. */
export function startPerson(key: number, consent: TypedConsent): TypedPerson {
  return {
    key,
    name: emptyName,
    spellings: [],
    sex: '',
    birth: emptyPartialDate,
    citizenship: '',
    relation: '',
    consent: { ...consent, ground: '' },
  };
}

/** The request; null while an answer is missing. */
export function intakeBodyOf(typed: TypedIntake): IntakeBody | null {
  const persons = typed.persons.map((person, at) => personOf(person, at === 0));
  if (!typed.legalAid || !typed.legalAidOn || persons.includes(null)) return null;
  return {
    province: typed.province || null,
    searchedFor: typed.searchedFor,
    lookedAt: [],
    legalAidOffered: { on: typed.legalAidOn, answer: typed.legalAid },
    persons: persons.filter((person) => person !== null),
  };
}

function personOf(typed: TypedPerson, isFirst: boolean): IntakePerson | null {
  const birth = findBirth(typed.birth);
  const consents = consentsOf(typed.consent);
  const relationToFirst = isFirst ? 'self' : typed.relation;
  if (!birth || !consents || !typed.sex || !relationToFirst || !typed.name.fullName.trim())
    return null;
  return {
    name: nameOf(typed.name),
    sex: typed.sex,
    birth,
    relationToFirst,
    consents,
    otherSpellings: typed.spellings.filter((name) => name.fullName.trim()).map(nameOf),
    citizenship: typed.citizenship || null,
  };
}
