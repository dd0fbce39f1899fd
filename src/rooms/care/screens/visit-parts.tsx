// What the forms of a visit share, of one person or of a family: its day, what was seen and agreed,
// and the next one.

import type { ReactNode } from 'react';
import { addDays, type Day } from '../../../kernel/day.ts';
import { formatDay } from '../../../engine/languages/format.ts';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { nextVisitDaysMax } from '../model.ts';

type Typed = {
  readonly visitedOn: TypedDay;
  readonly text: string;
  readonly nextVisitOn: TypedDay;
};
type Part = { readonly typed: Typed; readonly change: (part: Partial<Typed>) => void };

export function VisitDay({ typed, change }: Part): ReactNode {
  const { t } = useWords();
  return (
    <DateField
      label={t('care.visits.visitedOn')}
      name="visitedOn"
      value={typed.visitedOn}
      until={useToday()}
      isRequired
      onChange={(visitedOn) => change({ visitedOn })}
    />
  );
}

/**
 * `label` and `about`: what the words are, and what to know before writing them. `agreedOn`: the
 * visit that was agreed before.
 */
export function VisitWords({
  label,
  about,
  agreedOn = null,
  typed,
  change,
}: Part & {
  readonly label: string;
  readonly about: string;
  readonly agreedOn?: Day | null;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const hint = [about, t('care.visits.textHint'), t('care.notClinical')].filter(Boolean).join(' ');
  return (
    <>
      <TextArea
        label={label}
        hint={hint}
        name="text"
        value={typed.text}
        lengthMax={4000}
        isOptional
        onChange={(text) => change({ text })}
      />
      <DateField
        label={t('care.visits.nextVisitOn')}
        name="nextVisitOn"
        value={typed.nextVisitOn}
        {...(agreedOn && { hint: t('care.visits.agreedOn', { day: formatDay(locale, agreedOn) }) })}
        from={today}
        until={addDays(today, nextVisitDaysMax)}
        isOptional
        onChange={(nextVisitOn) => change({ nextVisitOn })}
      />
    </>
  );
}
