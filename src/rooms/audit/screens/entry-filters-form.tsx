// The filters above the trail. Clicking an account or a pseudonym in an entry filters by it; here
// one sees that the list is filtered, and can remove the filter.

import { type ReactNode, useState } from 'react';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { type Day, isDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import type { Address } from '../../../web/kit/use-address.ts';
import { actions, records } from './entry-filters.ts';
import './audit.css';

const names = ['account', 'pseudonym', 'action', 'record', 'from', 'until', 'after'] as const;

export function EntryFilters({ address }: { readonly address: Address }): ReactNode {
  const { t } = useWords();
  const isNarrowed = names.some((name) => name !== 'after' && address.get(name) !== '');
  const narrow = (name: string, value: string): void =>
    address.set({ [name]: value === 'all' ? '' : value, after: '' });
  const all = { value: 'all', label: t('audit.filters.all') };
  return (
    <div className="stack">
      <div className="audit-filters">
        <Select
          label={t('audit.filters.action')}
          value={address.get('action') || 'all'}
          options={[
            all,
            ...actions.map((each) => ({ value: each, label: t(`audit.actions.${each}`) })),
          ]}
          onChange={(value) => narrow('action', value)}
        />
        <Select
          label={t('audit.filters.record')}
          value={address.get('record') || 'all'}
          options={[
            all,
            ...records.map((each) => ({
              value: each,
              label: t(`audit.records.${each === 'list entry' ? 'list-entry' : each}`),
            })),
          ]}
          onChange={(value) => narrow('record', value)}
        />
        <Period address={address} narrow={narrow} />
      </div>
      <PseudonymSearch
        key={address.get('pseudonym')}
        value={address.get('pseudonym')}
        onSend={(value) => narrow('pseudonym', value)}
      />
      {address.get('account') !== '' && <p>{t('audit.filters.oneAccount')}</p>}
      {isNarrowed && (
        <p>
          <Button onClick={() => address.set(Object.fromEntries(names.map((name) => [name, ''])))}>
            {t('audit.filters.clear')}
          </Button>
        </p>
      )}
    </div>
  );
}

function Period({
  address,
  narrow,
}: {
  readonly address: Address;
  readonly narrow: (name: string, value: string) => void;
}): ReactNode {
  const { t } = useWords();
  const dayOf = (name: string): Day | '' => {
    const text = address.get(name);
    return isDay(text) ? text : '';
  };
  return (
    <>
      <Limit
        label={t('audit.filters.from')}
        day={dayOf('from')}
        onChange={(value) => narrow('from', value)}
      />
      <Limit
        label={t('audit.filters.until')}
        day={dayOf('until')}
        onChange={(value) => narrow('until', value)}
      />
    </>
  );
}

function Limit({
  label,
  day,
  onChange,
}: {
  readonly label: string;
  readonly day: Day | '';
  readonly onChange: (day: Day | '') => void;
}): ReactNode {
  const [typed, setTyped] = useState<TypedDay>(day);
  const isHalf = typed !== '' && !isDay(typed);
  return (
    <DateField
      label={label}
      value={isHalf ? typed : day}
      onChange={(value) => {
        setTyped(value);
        onChange(isDay(value) ? value : '');
      }}
    />
  );
}

function PseudonymSearch({
  value,
  onSend,
}: {
  readonly value: string;
  readonly onSend: (value: string) => void;
}): ReactNode {
  return (
    <LinesForm<{ pseudonym: string | null }>
      name="audit/pseudonym"
      room="audit"
      start={{ pseudonym: value }}
      submit="shell.form.search"
      isPlain={() => true}
      onTake={({ pseudonym }) => {
        onSend(pseudonym ?? '');
        return true;
      }}
      lines={{
        pseudonym: {
          is: 'text',
          label: 'audit.filters.pseudonym',
          lengthMax: 64,
          isOptional: true,
        },
      }}
    />
  );
}
