// The questions of an intake as lines, and the request that their answers become. Legal aid is
// offered before all others, in words that can be read out: nothing else can be filled in before it
// is answered, and no answer excludes anyone from anything.

import type { ReactNode } from 'react';
import type { Option } from '../../../engine/forms/line.ts';
import type { Day } from '../../../kernel/day.ts';
import { legalAidAnswers, sexes } from '../../../kernel/person.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import type { LinesOf, TypedOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import type { addHousehold } from '../api-intake.ts';
import { relations } from '../model.ts';
import type { IntakePerson } from '../shapes.ts';
import {
  askNext,
  consentLines,
  type Consents,
  consentsOf,
  startConsent,
} from './consent-lines.tsx';
import type { Duty } from './duty-statement.tsx';
import { guessLanguage } from '../matching/guess-language.ts';
import { type AskedName, nameLines, nameOf } from './name-lines.ts';

export type IntakeBody = BodyOf<typeof addHousehold>;
type Person = AskedName &
  Omit<IntakePerson, 'name' | 'consents' | 'otherSpellings'> & {
    readonly spellings: readonly { readonly fullName: string | null }[];
    readonly consent: Consents;
  };
export type IntakeQuestions = Pick<IntakeBody, 'legalAidOffered' | 'province'> & {
  readonly persons: readonly Person[];
};
type Relation = (typeof relations)[number];

const peopleMax = 30;
const spellingsMax = 5;

export function startIntake(today: Day): Partial<IntakeQuestions> {
  const persons = [{ relationToFirst: 'self', consent: startConsent(today) }];
  return { legalAidOffered: { on: today }, persons } as unknown as Partial<IntakeQuestions>;
}

export function intakeLines(
  today: Day,
  options: {
    readonly provinces: readonly Option[];
    readonly citizenships: readonly Option[];
    readonly duty: Duty | undefined;
  },
): LinesOf<IntakeQuestions> {
  const isLegalAidAnswered = (typed: TypedOf<IntakeQuestions>): boolean =>
    typed.legalAidOffered.answer !== '';
  return {
    legalAidOffered: {
      is: 'part',
      label: 'people.intake.legalAidStep',
      above: () => <LegalAidRight />,
      lines: {
        answer: {
          is: 'choice',
          label: 'people.intake.legalAidAnswer',
          codes: legalAidAnswers,
          words: (code) => `people.legalAidAnswers.${code}`,
        },
        on: { is: 'day', label: 'people.intake.legalAidOn', until: today },
      },
    },
    province: {
      is: 'list',
      label: 'people.person.province',
      hint: 'people.intake.provinceHint',
      options: options.provinces,
      isOptional: true,
      when: isLegalAidAnswered,
    },
    persons: {
      is: 'groups',
      label: 'people.intake.persons',
      when: isLegalAidAnswered,
      item: (number) =>
        number === 1
          ? 'people.intake.firstPerson'
          : { key: 'people.intake.person', values: { number } },
      add: 'people.intake.addPerson',
      remove: 'people.intake.remove',
      least: 1,
      most: peopleMax,
      keepsFirst: true,
      // The next person of a family was usually told at the same time, in the same language.
      next: ({ consent }) => ({ consent: askNext(consent) }),
      lines: personLines(today, options),
    },
  };
}

function LegalAidRight(): ReactNode {
  return (
    <Notice>
      <BilingualSafetyText textKey="people.rights.legalAid" />
    </Notice>
  );
}

function personLines(
  today: Day,
  {
    citizenships,
    duty,
  }: { readonly citizenships: readonly Option[]; readonly duty: Duty | undefined },
): LinesOf<Person> {
  return {
    relationToFirst: {
      is: 'list',
      label: 'people.intake.relation',
      hint: 'people.intake.relationHint',
      codes: relations,
      words: (code) => `people.relations.${code as Relation}`,
      when: ({ relationToFirst }) => relationToFirst !== 'self',
      otherwise: 'self',
    },
    ...nameLines('name'),
    spellings: {
      is: 'groups',
      label: 'people.intake.spellings',
      path: 'otherSpellings',
      item: () => 'people.intake.spelling',
      add: 'people.intake.addSpelling',
      remove: 'people.intake.remove',
      most: spellingsMax,
      lines: {
        fullName: {
          is: 'text',
          label: 'people.intake.spelling',
          lengthMax: 300,
          isOptional: true,
        },
      },
    },
    sex: {
      is: 'choice',
      label: 'people.person.sex',
      codes: sexes,
      words: (code) => `people.sex.${code}`,
    },
    birth: { is: 'birth', label: 'people.person.born', hint: 'people.person.bornHint' },
    citizenship: {
      is: 'list',
      label: 'people.person.citizenship',
      options: citizenships,
      isOptional: true,
      isAsked: true,
    },
    consent: {
      is: 'part',
      label: 'people.consents.title',
      path: 'consents',
      lines: consentLines(today, { duty }),
    },
  };
}

export function intakeBodyOf(
  { persons, ...family }: IntakeQuestions,
  { searchedFor, duty }: { readonly searchedFor: string; readonly duty: Duty | undefined },
): IntakeBody {
  return {
    ...family,
    searchedFor,
    lookedAt: [],
    persons: persons.map((person) => personOf(person, duty)),
  };
}

function personOf(
  { fullName, parts, spellings, consent, ...person }: Person,
  duty: Duty | undefined,
): IntakePerson {
  const noParts = { givenName: null, familyName: null, fatherName: null };
  return {
    ...person,
    name: nameOf({ fullName, parts }),
    consents: consentsOf(consent, duty),
    otherSpellings: spellings.flatMap(({ fullName: other }) =>
      other === null ? [] : [{ ...noParts, fullName: other, language: guessLanguage(other) }],
    ),
  };
}
