// A child's assent and the adult's consent: two people, two answers, asked separately.

import type { Day } from '../../../kernel/day.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { adultAnswers, adultRelations, assents } from '../model.ts';
import type { NewConsent } from '../shapes.ts';

type Child = NonNullable<NewConsent['child']>;
/** Adults of the family whose files the reader can open. */
export type FamilyAdult = { readonly id: string; readonly name: string };
export type ChildAnswers = {
  readonly assent: Child['assent'] | null;
  /** An id, or `else`: somebody without a file. */
  readonly adult: string | null;
  readonly adultName: string | null;
  readonly adultRelation: Child['adultRelation'];
  readonly adultAnswer: Child['adultAnswer'] | null;
  readonly adultOn: Day | null;
};

const otherAdult = 'else';

export function childOf(values: ChildAnswers): Child | null {
  const { assent, adultAnswer, adultOn, adult, adultName, adultRelation } = values;
  if (assent === null || adultAnswer === null || adultOn === null) return null;
  const hasFile = adult !== null && adult !== otherAdult;
  return {
    assent,
    adultAnswer,
    adultOn,
    adultPersonId: hasFile ? adult : null,
    adultName: hasFile ? null : adultName,
    adultRelation: hasFile ? null : adultRelation,
  };
}

type Typed = { readonly ground: string; readonly adult: string };

type Lines = Pick<LinesOf<ChildAnswers & Pick<NewConsent, 'ground'>>, keyof ChildAnswers>;

export function childLines(today: Day, adults: readonly FamilyAdult[]): Lines {
  const isChild = ({ ground }: Typed): boolean => ground === 'assent-and-guardian';
  const isOther = (typed: Typed): boolean =>
    isChild(typed) && (adults.length === 0 || typed.adult === otherAdult);
  return {
    assent: {
      is: 'choice',
      label: 'people.consent.assent',
      path: 'child.assent',
      codes: assents,
      words: (code) => `people.consent.assents.${code}`,
      when: isChild,
    },
    adult: {
      is: 'choice',
      label: 'people.consent.adult',
      path: 'child.adultPersonId',
      options: adults.map(({ id, name }) => ({ value: id, label: name })),
      when: (typed) => isChild(typed) && adults.length > 0,
    },
    adultName: {
      is: 'text',
      label: 'people.consent.adultName',
      path: 'child.adultName',
      lengthMax: 200,
      when: isOther,
    },
    adultRelation: {
      is: 'list',
      label: 'people.consent.adultRelation',
      path: 'child.adultRelation',
      codes: adultRelations,
      words: (code) => `people.consent.adultRelations.${code}`,
      when: isOther,
    },
    adultAnswer: {
      is: 'choice',
      label: 'people.consent.adultAnswer',
      hint: 'people.consent.adultHint',
      path: 'child.adultAnswer',
      codes: adultAnswers,
      words: (code) => `people.consent.adultAnswers.${code}`,
      when: isChild,
    },
    adultOn: {
      is: 'day',
      label: 'people.consent.adultOn',
      path: 'child.adultOn',
      until: today,
      when: isChild,
    },
  };
}

/** The last choice of `adults`: somebody who has no file here. */
export const withElse = (adults: readonly FamilyAdult[], label: string): readonly FamilyAdult[] =>
  adults.length === 0 ? [] : [...adults, { id: otherAdult, name: label }];
