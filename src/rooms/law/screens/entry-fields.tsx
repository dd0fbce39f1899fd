// What the forms of the copy share: names in the languages of the programme, source and standing,
// from when until when, and the frame with its two buttons.

import type { ReactNode } from 'react';
import { standings } from '../../../engine/countries/country-pack.ts';
import type { LawNames, LawPack } from '../model.ts';
import { type Locale, locales } from '../../../engine/languages/locale.ts';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { nameOfSource } from './fact-rows.ts';

const idle = { isBusy: false, problem: null };

export function EntryFrame({
  onTake,
  children,
}: {
  readonly onTake: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  return (
    <Form
      action={idle}
      submit={t('lawEdit.entry.take')}
      backTo={to(paths.lawChange)}
      onSend={onTake}
    >
      {children}
    </Form>
  );
}

export type TypedNames = Readonly<Partial<Record<Locale, string>>>;

export function namesFrom(typed: TypedNames): LawNames {
  const filled = locales.flatMap((each) =>
    typed[each]?.trim() ? [[each, typed[each].trim()] as const] : [],
  );
  return Object.fromEntries(filled) as unknown as LawNames;
}

/**
 * Always English and Russian; the programme's other languages if someone knows the words.
 */
export function NameFields({
  value,
  prefix = '',
  onChange,
}: {
  readonly value: TypedNames;
  readonly prefix?: string;
  readonly onChange: (names: TypedNames) => void;
}): ReactNode {
  const { t } = useWords();
  const { languages } = useMe();
  const shown = locales.filter(
    (each) =>
      each === 'en' ||
      each === 'ru' ||
      value[each] !== undefined ||
      languages.slice(0, 2).includes(each),
  );
  return shown.map((each) => (
    <TextField
      key={each}
      label={`${prefix}${t(`lawEdit.nameIn.${each}`)}`}
      name={`names.${each}`}
      value={value[each] ?? ''}
      lengthMax={1000}
      lang={each}
      isRequired={each === 'en' || each === 'ru'}
      isOptional={each !== 'en' && each !== 'ru'}
      onChange={(text) => onChange({ ...value, [each]: text })}
    />
  ));
}

export type TypedKnown = {
  readonly source: string;
  readonly status: LawPack['offences'][number]['status'] | '';
};

export function KnownFields({
  law,
  value,
  onChange,
}: {
  readonly law: LawPack;
  readonly value: TypedKnown;
  readonly onChange: (part: Partial<TypedKnown>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <SourceSelect
        law={law}
        label={t('lawEdit.fields.source')}
        value={value.source}
        onChange={(source) => onChange({ source })}
      />
      <RadioGroup
        label={t('lawEdit.fields.status')}
        name="status"
        value={value.status}
        isRequired
        options={optionsOf(
          standings,
          (each) => t(`law.statuses.${each}`),
          (each) => t(`lawEdit.statusHints.${each}`),
        )}
        onChange={(status) => onChange({ status })}
      />
    </>
  );
}

export function SourceSelect({
  law,
  label,
  value,
  onChange,
}: {
  readonly law: LawPack;
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <Select
      label={label}
      hint={t('lawEdit.fields.sourceHint')}
      name="source"
      value={value}
      isRequired
      options={law.sources.map(({ id, year }) => ({
        value: id,
        label: `${nameOfSource({ t, locale, law }, id)} (${year})`,
      }))}
      onChange={onChange}
    />
  );
}

export type TypedSpan = { readonly from: Day | ''; readonly until: Day | '' };

export function SpanFields({
  value,
  isNext,
  onChange,
}: {
  readonly value: TypedSpan;
  readonly isNext: boolean;
  readonly onChange: (part: Partial<TypedSpan>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <DateField
        label={t('lawEdit.fields.from')}
        hint={t(isNext ? 'lawEdit.fields.fromNextHint' : 'lawEdit.fields.fromHint')}
        name="from"
        value={value.from}
        isRequired
        onChange={(from) => onChange({ from })}
      />
      <DateField
        label={t('lawEdit.fields.until')}
        hint={t('lawEdit.fields.untilHint')}
        name="until"
        value={value.until}
        isOptional
        from={value.from || undefined}
        onChange={(until) => onChange({ until })}
      />
    </>
  );
}

/** An entry that follows another starts with an empty first day and no end. */
export function spanOf(
  entry: { readonly from: Day; readonly until: Day | null } | null,
  isNext: boolean,
): TypedSpan {
  return isNext || !entry
    ? { from: '', until: '' }
    : { from: entry.from, until: entry.until ?? '' };
}

export function MonthsField({
  label,
  name,
  value,
  hint,
  isRequired,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const { t } = useWords();
  const isWrong = value !== '' && !/^([1-9]|[1-9]\d|[1-5]\d\d|600)$/.test(value.trim());
  return (
    <TextField
      label={label}
      hint={hint ?? t('lawEdit.fields.monthsHint')}
      name={name}
      value={value}
      inputMode="numeric"
      lengthMax={3}
      isRequired={isRequired}
      isOptional={!isRequired}
      error={isWrong ? t('lawEdit.fields.monthsWrong') : null}
      onChange={onChange}
    />
  );
}
