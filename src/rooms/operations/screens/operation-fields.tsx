// What a coordinator states about an operation: the same fields for a new one and for a correction.

import type { ReactNode } from 'react';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { FieldGroup } from '../../../web/kit/field.tsx';
import { Select, TextArea, TextField } from '../../../web/kit/text-field.tsx';
import type { Operation, OperationBody } from './codes.ts';

const textFields = ['name', 'phase', 'originSite', 'carrier'] as const;
const dayFields = ['plannedOn', 'departedOn', 'landedOn'] as const;
const groups = ['men', 'women', 'children'] as const;
const originCountries = ['SY', 'IQ', 'TR', 'AF'] as const;
const partnersMost = 20;

type Group = (typeof groups)[number];
export type TypedOperation = {
  readonly name: string;
  readonly phase: string;
  readonly originSite: string;
  readonly originCountry: string;
  readonly carrier: string;
  readonly partners: string;
  readonly plannedOn: Day | '';
  readonly departedOn: Day | '';
  readonly landedOn: Day | '';
  readonly planned: Readonly<Record<Group, string>>;
};

export const emptyOperation: TypedOperation = {
  name: '',
  phase: '',
  originSite: '',
  originCountry: '',
  carrier: '',
  partners: '',
  plannedOn: '',
  departedOn: '',
  landedOn: '',
  planned: { men: '', women: '', children: '' },
};

export function typedOf(operation: Operation): TypedOperation {
  const { planned } = operation;
  const day = (text: string | null): Day | '' => (text === null ? '' : toDay(text));
  return {
    name: operation.name,
    phase: operation.phase ?? '',
    originSite: operation.originSite ?? '',
    originCountry: operation.originCountry ?? '',
    carrier: operation.carrier ?? '',
    partners: operation.partners.join('\n'),
    plannedOn: day(operation.plannedOn),
    departedOn: day(operation.departedOn),
    landedOn: day(operation.landedOn),
    planned: {
      men: String(planned.men),
      women: String(planned.women),
      children: String(planned.children),
    },
  };
}

/** Null while a number is not a number. Empty numbers are none. */
export function findOperationBody(typed: TypedOperation): OperationBody | null {
  const numbers = groups.map((group) => numberOf(typed.planned[group]));
  const [men, women, children] = numbers;
  if (men === undefined || women === undefined || children === undefined) return null;
  if (numbers.includes(null) || typed.name.trim() === '') return null;
  const text = (value: string): string | null => value.trim() || null;
  const partners = typed.partners
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    name: typed.name.trim(),
    phase: text(typed.phase),
    originSite: text(typed.originSite),
    originCountry: text(typed.originCountry),
    carrier: text(typed.carrier),
    partners: partners.slice(0, partnersMost),
    plannedOn: typed.plannedOn || null,
    departedOn: typed.departedOn || null,
    landedOn: typed.landedOn || null,
    planned: { men: men ?? 0, women: women ?? 0, children: children ?? 0 },
  };
}

function numberOf(text: string): number | null {
  if (text.trim() === '') return 0;
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : null;
}

export function OperationFields({
  value,
  onChange,
  today,
  isTried,
}: {
  readonly value: TypedOperation;
  readonly onChange: (part: Partial<TypedOperation>) => void;
  readonly today: Day;
  readonly isTried: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      {textFields.map((field) => (
        <TextField
          key={field}
          label={t(`operations.fields.${field}`)}
          name={field}
          hint={field === 'name' || field === 'phase' ? t(`operations.hints.${field}`) : undefined}
          isRequired={field === 'name'}
          isOptional={field !== 'name'}
          value={value[field]}
          lengthMax={field === 'name' ? 120 : 200}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
      <Select
        label={t('operations.fields.originCountry')}
        name="originCountry"
        isOptional
        value={value.originCountry}
        options={originCountries.map((code) => ({
          value: code as string,
          label: t(`operations.countries.${code}`),
        }))}
        onChange={(originCountry) => onChange({ originCountry })}
      />
      <TextArea
        label={t('operations.fields.partners')}
        hint={t('operations.hints.partners')}
        isOptional
        name="partners"
        rows={3}
        lengthMax={2000}
        value={value.partners}
        onChange={(partners) => onChange({ partners })}
      />
      {dayFields.map((field) => (
        <DateField
          key={field}
          label={t(`operations.fields.${field}`)}
          name={field}
          isOptional
          value={value[field]}
          until={field === 'plannedOn' ? undefined : today}
          onChange={(day) => onChange({ [field]: day })}
        />
      ))}
      <PlannedFields value={value} onChange={onChange} isTried={isTried} />
    </>
  );
}

function PlannedFields({
  value,
  onChange,
  isTried,
}: {
  readonly value: TypedOperation;
  readonly onChange: (part: Partial<TypedOperation>) => void;
  readonly isTried: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <FieldGroup label={t('operations.fields.planned')} hint={t('operations.hints.planned')}>
      <div className="partial-date">
        {groups.map((group) => (
          <TextField
            key={group}
            label={t(`operations.groups.${group}`)}
            name={`planned.${group}`}
            inputMode="numeric"
            lengthMax={5}
            value={value.planned[group]}
            error={
              isTried && numberOf(value.planned[group]) === null
                ? t('operations.errors.number')
                : null
            }
            onChange={(text) => onChange({ planned: { ...value.planned, [group]: text } })}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

/** Labels for the error summary, by path in the body. */
export function useOperationLabels(): Readonly<Record<string, string>> {
  const { t } = useWords();
  const fields = [...textFields, ...dayFields, 'originCountry', 'partners'] as const;
  return {
    ...Object.fromEntries(fields.map((field) => [field, t(`operations.fields.${field}`)])),
    ...Object.fromEntries(
      groups.map((group) => [`planned.${group}`, t(`operations.groups.${group}`)]),
    ),
  };
}
