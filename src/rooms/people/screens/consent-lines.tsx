// What the person was told and answered: purposes, ground, language and manner, from when until
// when. The words for the person are shown in full, with the Russian beside them while their
// translation is unreviewed. A refusal is an answer like any other.

import type { ReactNode } from 'react';
import { addYears, type Day } from '../../../kernel/day.ts';
import { spokenLanguages } from '../../../kernel/person.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { consentGrounds, consentPurposes, tellings } from '../model.ts';
import type { NewConsent } from '../shapes.ts';

export type Consents = Omit<NewConsent, 'purpose' | 'organisationId' | 'toldOn' | 'untilOn'> & {
  readonly purposes: readonly NewConsent['purpose'][];
  readonly toldOn: Day;
  readonly untilOn: Day;
};

/** A year is only a suggestion: the person may choose a shorter time. */
export function startConsent(today: Day) {
  return {
    purposes: ['case-support'],
    toldHow: 'spoken',
    toldOn: today,
    untilOn: addYears(today, 1),
  } as const;
}

/** One consent per purpose. */
export function consentsOf({ purposes: chosen, ...consent }: Consents): NewConsent[] {
  return chosen.map((purpose) => ({ purpose, organisationId: null, ...consent }));
}

export function consentLines(today: Day): LinesOf<Consents> {
  return {
    purposes: {
      is: 'choices',
      label: 'people.consent.purpose',
      path: 'purpose',
      above: () => <ToTell />,
      codes: consentPurposes,
      words: (code) => `people.consent.purposes.${code}`,
      wrong: 'people.consent.purposeNeeded',
    },
    ground: {
      is: 'choice',
      label: 'people.consent.ground',
      codes: consentGrounds,
      words: (code) => `people.consent.grounds.${code}`,
      hints: (code) => `people.consent.groundHints.${code}`,
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
