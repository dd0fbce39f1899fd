// What the person was told and answered: purposes, ground, language and manner, from when until
// when. The words for the person are shown in full, with the Russian beside them while their
// translation is unreviewed. A refusal is an answer like any other.

import type { ReactNode } from 'react';
import { addYears, type Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CheckboxGroup, RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { type Consent, grounds, languages, purposes, tellings } from './codes.ts';

export type TypedConsent = {
  readonly purposes: readonly Consent['purpose'][];
  readonly ground: Consent['ground'] | '';
  readonly toldIn: Consent['toldIn'] | '';
  readonly toldHow: Consent['toldHow'] | '';
  readonly toldOn: Day | '';
  readonly untilOn: Day | '';
};

/** A year is only a suggestion: the person may choose a shorter time. */
export function startConsent(today: Day): TypedConsent {
  return {
    purposes: ['case-support'],
    ground: '',
    toldIn: '',
    toldHow: 'spoken',
    toldOn: today,
    untilOn: addYears(today, 1),
  };
}

/** One consent per purpose; null while something is missing. */
export function consentsOf(typed: TypedConsent): Consent[] | null {
  const { ground, toldIn, toldHow, toldOn, untilOn } = typed;
  if (typed.purposes.length === 0 || !ground || !toldIn || !toldHow || !toldOn || !untilOn)
    return null;
  return typed.purposes.map((purpose) => ({
    purpose,
    ground,
    organisationId: null,
    toldIn,
    toldHow,
    toldOn,
    untilOn,
  }));
}

export function ConsentFields({
  value,
  path,
  error,
  onChange,
}: {
  readonly value: TypedConsent;
  readonly path: string;
  readonly error?: string | null;
  readonly onChange: (value: TypedConsent) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const set = (part: Partial<TypedConsent>): void => onChange({ ...value, ...part });
  return (
    <div className="stack">
      <Notice title={t('people.consent.tellTitle')}>
        <BilingualSafetyText textKey="people.consent.tell" />
        <BilingualSafetyText textKey="people.consent.tellFree" />
      </Notice>
      <CheckboxGroup
        label={t('people.consent.purpose')}
        name={`${path}.purpose`}
        values={value.purposes}
        error={error}
        options={optionsOf(purposes, (code) => t(`people.consent.purposes.${code}`))}
        onChange={(chosen) => set({ purposes: chosen })}
      />
      <RadioGroup
        label={t('people.consent.ground')}
        name={`${path}.ground`}
        value={value.ground}
        isRequired
        options={optionsOf(
          grounds,
          (code) => t(`people.consent.grounds.${code}`),
          (code) => t(`people.consent.groundHints.${code}`),
        )}
        onChange={(ground) => set({ ground })}
      />
      <Select
        label={t('people.consent.toldIn')}
        name={`${path}.toldIn`}
        value={value.toldIn}
        isRequired
        options={optionsOf(languages, (code) => t(`people.languages.${code}`))}
        onChange={(toldIn) => set({ toldIn })}
      />
      <Select
        label={t('people.consent.toldHow')}
        name={`${path}.toldHow`}
        value={value.toldHow}
        isRequired
        options={optionsOf(tellings, (code) => t(`people.consent.tellings.${code}`))}
        onChange={(toldHow) => set({ toldHow })}
      />
      <DateField
        label={t('people.consent.toldOn')}
        name={`${path}.toldOn`}
        value={value.toldOn}
        until={today}
        isRequired
        onChange={(toldOn) => set({ toldOn })}
      />
      <DateField
        label={t('people.consent.untilOn')}
        hint={t('people.consent.untilHint')}
        name={`${path}.untilOn`}
        value={value.untilOn}
        from={today}
        isRequired
        onChange={(untilOn) => set({ untilOn })}
      />
    </div>
  );
}
