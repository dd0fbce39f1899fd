// Who a new matter concerns: names as papers have them, a birth with no more precision than is
// known, and whether a lawyer stands beside her. Doubt about age is asked for, because it protects.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Checkbox, RadioGroup } from '../../../web/kit/choices.tsx';
import {
  emptyPartialDate,
  findBirth,
  type PartialDate,
} from '../../../engine/forms/partial-date.ts';
import { PartialDateField } from '../../../web/kit/date-field.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import type { NewSubject } from '../model.ts';
import { useToday } from './today.ts';

const counselStates = ['present', 'absent', 'not-known'] as const;
const parts = ['familyName', 'givenName', 'fatherName'] as const;
const otherMost = 5;

export type TypedSubject = {
  readonly fullName: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly fatherName: string;
  readonly others: string;
  readonly birth: PartialDate;
  readonly isBirthDisputed: boolean;
  readonly counsel: NewSubject['counsel'] | '';
};

export const emptySubject: TypedSubject = {
  fullName: '',
  familyName: '',
  givenName: '',
  fatherName: '',
  others: '',
  birth: emptyPartialDate,
  isBirthDisputed: false,
  counsel: '',
};

/** Null while something is missing. */
export function findSubject(typed: TypedSubject): NewSubject | null {
  const birth = findBirth(typed.birth);
  if (!birth || !typed.counsel || typed.fullName.trim() === '') return null;
  const others = typed.others
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const empty = { givenName: null, familyName: null, fatherName: null, language: null };
  return {
    name: {
      fullName: typed.fullName.trim(),
      familyName: typed.familyName.trim() || null,
      givenName: typed.givenName.trim() || null,
      fatherName: typed.fatherName.trim() || null,
      language: null,
    },
    otherSpellings: others.slice(0, otherMost).map((fullName) => ({ fullName, ...empty })),
    birth,
    birthDisputed: typed.isBirthDisputed,
    counsel: typed.counsel,
  };
}

export function SubjectFields({
  value,
  onChange,
  isTried,
}: {
  readonly value: TypedSubject;
  readonly onChange: (part: Partial<TypedSubject>) => void;
  readonly isTried: boolean;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <>
      <NameFields value={value} onChange={onChange} />
      <PartialDateField
        label={t('legal.subject.birth')}
        name="subject.birth"
        value={value.birth}
        today={today}
        error={isTried && !findBirth(value.birth) ? t('legal.subject.birthMissing') : null}
        onChange={(birth) => onChange({ birth })}
      />
      <Checkbox
        label={t('legal.subject.disputed')}
        hint={t('legal.subject.disputedHint')}
        isChecked={value.isBirthDisputed}
        onChange={(isBirthDisputed) => onChange({ isBirthDisputed })}
      />
      <RadioGroup
        label={t('legal.subject.counsel')}
        hint={t('legal.subject.counselHint')}
        isRequired
        name="subject.counsel"
        value={value.counsel}
        options={counselStates.map((each) => ({ value: each, label: t(`legal.counsel.${each}`) }))}
        onChange={(counsel) => onChange({ counsel })}
      />
    </>
  );
}

function NameFields({
  value,
  onChange,
}: {
  readonly value: TypedSubject;
  readonly onChange: (part: Partial<TypedSubject>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('legal.subject.fullName')}
        hint={t('legal.subject.fullNameHint')}
        isRequired
        name="subject.name.fullName"
        value={value.fullName}
        lengthMax={300}
        onChange={(fullName) => onChange({ fullName })}
      />
      {parts.map((part) => (
        <TextField
          key={part}
          label={t(`legal.subject.${part}`)}
          name={`subject.name.${part}`}
          isOptional
          value={value[part]}
          lengthMax={150}
          onChange={(text) => onChange({ [part]: text })}
        />
      ))}
      <TextArea
        label={t('legal.subject.otherNames')}
        hint={t('legal.subject.otherNamesHint')}
        isOptional
        name="subject.otherSpellings"
        value={value.others}
        rows={3}
        lengthMax={1500}
        onChange={(others) => onChange({ others })}
      />
    </>
  );
}
