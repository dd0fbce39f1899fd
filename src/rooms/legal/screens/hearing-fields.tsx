// Fields that noting a hearing and recording what came of it have in common.

import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import type { NewHearing } from '../model.ts';

const outcomes = ['planned', 'held', 'adjourned', 'not-held', 'decided'] as const;

export type TypedHearing = {
  readonly heldOn: Day | '';
  readonly outcome: NewHearing['outcome'] | '';
  readonly note: string;
};

export function HearingFields({
  value,
  onChange,
}: {
  readonly value: TypedHearing;
  readonly onChange: (part: Partial<TypedHearing>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <DateField
        label={t('legal.hearing.heldOn')}
        name="heldOn"
        value={value.heldOn}
        isRequired
        onChange={(heldOn) => onChange({ heldOn })}
      />
      <RadioGroup
        label={t('legal.hearing.outcome')}
        name="outcome"
        value={value.outcome}
        isRequired
        options={outcomes.map((each) => ({ value: each, label: t(`legal.outcomes.${each}`) }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <TextArea
        label={t('legal.hearing.note')}
        hint={t('legal.hearing.noteHint')}
        name="note"
        isOptional
        value={value.note}
        lengthMax={4000}
        rows={5}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

export function useHearingLabels(): Readonly<Record<string, string>> {
  const { t } = useWords();
  return {
    heldOn: t('legal.hearing.heldOn'),
    outcome: t('legal.hearing.outcome'),
    note: t('legal.hearing.note'),
    proceedingId: t('legal.hearing.proceeding'),
    placeKind: t('legal.hearing.place'),
  };
}
