// The fields of a new proceeding, for a new matter and for a further proceeding of a known one.

import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { countryOptions } from '../../../web/kit/country-options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { NewProceeding } from '../model.ts';
import { ActFields, emptyAct, findAct, type TypedAct } from './act-fields.tsx';
import { type Chosen, OffencePicker } from './offence-picker.tsx';
import { useToday } from './today.ts';

const firstStates = ['check', 'opened', 'charged', 'trial'] as const;
const countries = ['KZ', 'KG', 'TJ', 'UZ', 'SY', 'IQ', 'TR'] as const;

export type TypedProceeding = {
  readonly act: TypedAct;
  readonly article: string;
  readonly country: string;
  readonly court: string;
  readonly courtNumber: string;
  readonly state: NewProceeding['state'] | '';
  readonly stateOn: Day | '';
  readonly offence: Chosen | null;
};

export const emptyProceeding: TypedProceeding = {
  act: emptyAct,
  article: '',
  country: '',
  court: '',
  courtNumber: '',
  state: '',
  stateOn: '',
  offence: null,
};

/** Null while something is missing; the screen then says what. */
export function findProceeding(typed: TypedProceeding): NewProceeding | null {
  const act = findAct(typed.act);
  if (!act || !typed.country || !typed.state || !typed.stateOn) return null;
  return {
    act,
    article: typed.article.trim(),
    country: typed.country,
    court: typed.court.trim(),
    courtNumber: typed.courtNumber.trim() || null,
    state: typed.state,
    stateOn: typed.stateOn,
    offence: needsOffence(typed.state) ? typed.offence : null,
  };
}

/** Nobody is charged without an offence; before that it can be chosen later. */
function needsOffence(state: TypedProceeding['state']): boolean {
  return state === 'charged' || state === 'trial';
}

export function ProceedingFields({
  value,
  onChange,
  isTried,
}: {
  readonly value: TypedProceeding;
  readonly onChange: (part: Partial<TypedProceeding>) => void;
  /** Sending was tried: say what is missing. */
  readonly isTried: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const home = useMe().country;
  return (
    <>
      <TextField
        label={t('legal.proceeding.article')}
        hint={t('legal.proceeding.articleHint')}
        isRequired
        name="proceeding.article"
        value={value.article}
        lengthMax={200}
        onChange={(article) => onChange({ article })}
      />
      <ActFields
        value={value.act}
        onChange={(act) => onChange({ act })}
        today={today}
        error={isTried && !findAct(value.act) ? t('legal.act.missing') : null}
      />
      <Select
        label={t('legal.proceeding.country')}
        name="proceeding.country"
        value={value.country}
        isRequired
        options={countryOptions(countries, home, { words: 'legal.countries', locale })}
        onChange={(country) => onChange({ country })}
      />
      <CourtFields value={value} onChange={onChange} />
      {needsOffence(value.state) && value.country === home && (
        <OffenceFields value={value} onChange={onChange} />
      )}
    </>
  );
}

function OffenceFields({
  value,
  onChange,
}: {
  readonly value: TypedProceeding;
  readonly onChange: (part: Partial<TypedProceeding>) => void;
}): ReactNode {
  const { t } = useWords();
  const act = findAct(value.act);
  return (
    <>
      <h3>{t('proceedings.law.title')}</h3>
      {act === null || act.from === null ? (
        <p>{t('proceedings.law.actNeeded')}</p>
      ) : (
        <OffencePicker
          act={act}
          value={value.offence}
          onChange={(offence) => onChange({ offence })}
        />
      )}
    </>
  );
}

function CourtFields({
  value,
  onChange,
}: {
  readonly value: TypedProceeding;
  readonly onChange: (part: Partial<TypedProceeding>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <>
      <TextField
        label={t('legal.proceeding.court')}
        name="proceeding.court"
        value={value.court}
        isRequired
        lengthMax={200}
        onChange={(court) => onChange({ court })}
      />
      <TextField
        label={t('legal.proceeding.courtNumber')}
        name="proceeding.courtNumber"
        isOptional
        value={value.courtNumber}
        lengthMax={80}
        onChange={(courtNumber) => onChange({ courtNumber })}
      />
      <Select
        label={t('legal.proceeding.state')}
        name="proceeding.state"
        value={value.state}
        isRequired
        options={firstStates.map((each) => ({ value: each, label: t(`legal.states.${each}`) }))}
        onChange={(state) => onChange({ state })}
      />
      <DateField
        label={t('legal.proceeding.stateOn')}
        name="proceeding.stateOn"
        value={value.stateOn}
        until={today}
        isRequired
        onChange={(stateOn) => onChange({ stateOn })}
      />
    </>
  );
}

/** Labels for the error summary; `head` is the path of the proceeding in the body. */
export function useProceedingLabels(head: '' | 'proceeding.'): Readonly<Record<string, string>> {
  const { t } = useWords();
  return {
    [`${head}act`]: t('legal.proceeding.act'),
    [`${head}article`]: t('legal.proceeding.article'),
    [`${head}country`]: t('legal.proceeding.country'),
    [`${head}court`]: t('legal.proceeding.court'),
    [`${head}courtNumber`]: t('legal.proceeding.courtNumber'),
    [`${head}state`]: t('legal.proceeding.state'),
    [`${head}stateOn`]: t('legal.proceeding.stateOn'),
  };
}
