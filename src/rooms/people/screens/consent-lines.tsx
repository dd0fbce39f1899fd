// What the person was told and answered: purposes, language and manner, the statement to read aloud
// first, the answer or another ground, whether the person was alone, from when until when. The
// words for the person are shown in full, with the Russian beside them while their translation is
// unreviewed. A refusal is an answer like any other.

import type { ReactNode } from 'react';
import { addYears, type Day } from '../../../kernel/day.ts';
import { spokenLanguages } from '../../../kernel/person.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import type { LinesOf, TypedOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import {
  agreedGrounds,
  consentGrounds,
  consentPurposes,
  namedGrounds,
  tellings,
} from '../model.ts';
import type { NewConsent } from '../shapes.ts';
import { childLines, type ChildAnswers, childOf, type FamilyAdult } from './consent-of-child.ts';
import { type Duty, DutyText } from './duty-statement.tsx';

export type Told = Pick<NewConsent, 'toldIn' | 'toldHow'> & {
  readonly purposes: readonly NewConsent['purpose'][];
  readonly toldOn: Day;
  readonly untilOn: Day;
};
type Decided = { readonly reason: string | null };
export type Consents = Told &
  Decided &
  ChildAnswers & {
    readonly ground: NewConsent['ground'];
    readonly isDutyRead: boolean;
    readonly alone: 'yes' | 'no' | null;
    readonly authority: string | null;
  };
/** A year is only a suggestion: the person may choose a shorter time. */
export function startConsent(today: Day) {
  return {
    purposes: ['case-support'],
    toldHow: 'spoken',
    toldOn: today,
    untilOn: addYears(today, 1),
    adultOn: today,
  } as const;
}

/** For the next person of a family: told alike, but asked themselves. */
export function askNext(typed: TypedOf<Consents>): TypedOf<Consents> {
  return {
    ...typed,
    ground: '',
    isDutyRead: false,
    alone: '',
    assent: '',
    adult: '',
    adultName: '',
    adultRelation: '',
    adultAnswer: '',
    reason: '',
    authority: '',
  };
}

const among = (grounds: readonly string[], ground: string): boolean => grounds.includes(ground);
const isAgreed = ({ ground }: { readonly ground: string }): boolean => among(agreedGrounds, ground);
export const isDecided = ({ ground }: { readonly ground: string }): boolean =>
  among(namedGrounds, ground);

/** One consent per purpose. `duty`: the statement that the page showed. */
export function consentsOf(values: Consents, duty: Duty | undefined): NewConsent[] {
  const { ground, toldIn, toldHow, toldOn, untilOn, reason, authority } = values;
  return values.purposes.map((purpose) => ({
    purpose,
    ground,
    organisationId: null,
    toldIn,
    toldHow,
    toldOn,
    untilOn,
    alone: isAgreed(values) ? values.alone === 'yes' : null,
    dutyReadOn: isAgreed(values) && values.isDutyRead ? toldOn : null,
    ...(isAgreed(values) && duty && { dutyVersion: duty.version }),
    child: ground === 'assent-and-guardian' ? childOf(values) : null,
    decision: isDecided(values) && reason !== null ? { reason, authority } : null,
  }));
}

type Asking = {
  readonly duty: Duty | undefined;
  readonly adults?: readonly FamilyAdult[];
  /** For somebody certainly of age, nobody asks on the grounds of a child. */
  readonly isAdult?: boolean;
};
const groundsOfAdults = consentGrounds.filter(
  (ground) => ground !== 'assent-and-guardian' && ground !== 'best-interests',
);

export function consentLines(
  today: Day,
  { duty, adults = [], isAdult = false }: Asking,
): LinesOf<Consents> {
  const told = toldLines(today);
  return {
    purposes: { ...told.purposes, above: () => <ToTell /> },
    toldIn: told.toldIn,
    toldHow: { ...told.toldHow, under: ({ toldIn }) => <DutyText duty={duty} told={toldIn} /> },
    ground: {
      is: 'choice',
      label: 'people.consent.ground',
      codes: isAdult ? groundsOfAdults : consentGrounds,
      words: (code) => `people.consent.grounds.${code}`,
      hints: (code) => `people.consent.groundHints.${code}`,
    },
    isDutyRead: {
      is: 'yes',
      label: 'people.consent.dutyRead',
      path: 'dutyReadOn',
      mustBeYes: true,
      when: isAgreed,
      otherwise: false,
    },
    alone: {
      is: 'choice',
      label: 'people.consent.alone',
      hint: 'people.consent.aloneHint',
      codes: ['yes', 'no'],
      words: (code) => `people.consent.aloneAnswers.${code}`,
      when: isAgreed,
    },
    ...childLines(today, adults),
    reason: {
      is: 'long-text',
      label: 'people.consent.reason',
      hint: 'people.consent.reasonHint',
      path: 'decision.reason',
      lengthMax: 500,
      when: isDecided,
    },
    authority: {
      is: 'text',
      label: 'people.consent.authority',
      path: 'decision.authority',
      lengthMax: 200,
      isOptional: true,
      when: isDecided,
    },
    toldOn: told.toldOn,
    untilOn: told.untilOn,
  };
}

export function toldLines(today: Day): LinesOf<Told> {
  return {
    purposes: {
      is: 'choices',
      label: 'people.consent.purpose',
      path: 'purpose',
      codes: consentPurposes,
      words: (code) => `people.consent.purposes.${code}`,
      wrong: 'people.consent.purposeNeeded',
    },
    toldIn: {
      is: 'list',
      label: 'people.consent.toldIn',
      codes: spokenLanguages,
      words: (code) => `people.languages.${code}`,
    },
    toldHow: {
      is: 'list',
      label: 'people.consent.toldHow',
      codes: tellings,
      words: (code) => `people.consent.tellings.${code}`,
    },
    toldOn: { is: 'day', label: 'people.consent.toldOn', until: today },
    untilOn: {
      is: 'day',
      label: 'people.consent.untilOn',
      hint: 'people.consent.untilHint',
      from: today,
    },
  };
}

function ToTell(): ReactNode {
  const { t } = useWords();
  return (
    <Notice title={t('people.consent.tellTitle')}>
      <BilingualSafetyText textKey="people.consent.tell" />
      <BilingualSafetyText textKey="people.consent.tellFree" />
    </Notice>
  );
}
