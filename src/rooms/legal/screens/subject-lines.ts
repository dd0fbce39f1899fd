// The questions about the person in a new matter: names as written in documents, a birth date no
// more precise than what is known, and a lawyer. It asks whether the age is in doubt, because doubt
// protects.

import type { LinesOf } from '../../../web/kit/lines-of.ts';
import type { NewSubject } from '../matter/shapes.ts';
import { counselStates } from '../matter/model.ts';

type Name = NewSubject['name'];
export type SubjectQuestions = Omit<Name, 'language'> &
  Omit<NewSubject, 'name' | 'otherSpellings'> & {
    /** One per line. */
    readonly otherNames: string | null;
  };

const otherMost = 5;

export function subjectOf({
  birth,
  birthDisputed,
  counsel,
  otherNames,
  fullName,
  familyName,
  givenName,
  fatherName,
}: SubjectQuestions): NewSubject {
  const others = (otherNames ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const empty = { givenName: null, familyName: null, fatherName: null, language: null };
  return {
    name: { fullName, familyName, givenName, fatherName, language: null },
    otherSpellings: others.slice(0, otherMost).map((fullName) => ({ fullName, ...empty })),
    birth,
    birthDisputed,
    counsel,
  };
}

export const subjectLines: LinesOf<SubjectQuestions> = {
  fullName: {
    is: 'text',
    section: 'legal.matter.subject',
    label: 'legal.subject.fullName',
    hint: 'legal.subject.fullNameHint',
    path: 'subject.name.fullName',
    lengthMax: 300,
  },
  familyName: {
    is: 'text',
    label: 'legal.subject.familyName',
    path: 'subject.name.familyName',
    lengthMax: 150,
    isOptional: true,
  },
  givenName: {
    is: 'text',
    label: 'legal.subject.givenName',
    path: 'subject.name.givenName',
    lengthMax: 150,
    isOptional: true,
  },
  fatherName: {
    is: 'text',
    label: 'legal.subject.fatherName',
    path: 'subject.name.fatherName',
    lengthMax: 150,
    isOptional: true,
  },
  otherNames: {
    is: 'long-text',
    label: 'legal.subject.otherNames',
    hint: 'legal.subject.otherNamesHint',
    path: 'subject.otherSpellings',
    lengthMax: 1500,
    rows: 3,
    isOptional: true,
  },
  birth: {
    is: 'birth',
    label: 'legal.subject.birth',
    path: 'subject.birth',
    wrong: 'legal.subject.birthMissing',
  },
  birthDisputed: {
    is: 'yes',
    label: 'legal.subject.disputed',
    hint: 'legal.subject.disputedHint',
    path: 'subject.birthDisputed',
  },
  counsel: {
    is: 'choice',
    label: 'legal.subject.counsel',
    hint: 'legal.subject.counselHint',
    path: 'subject.counsel',
    codes: counselStates,
    words: (code) => `legal.counsel.${code}`,
  },
};
