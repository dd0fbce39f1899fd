// The filters of a list, one for each part of the endpoint's query that they narrow. They live in
// the address under the same names; a value that is not one of the choices is no filter.

import type { ReactNode } from 'react';
import type { Option, Text } from '../../engine/forms/line.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import { Checkbox } from './choices.tsx';
import { say } from './form-lines.tsx';
import { Select } from './text-field.tsx';
import type { Address } from './use-address.ts';

type Label = { readonly label: Text };
type Codes<Code extends string> = {
  readonly codes: readonly Code[];
  readonly words: (code: Code) => Text;
};
type Offered = { readonly options: readonly Option[] };
type FilterOf<Value> = Label &
  ([Value] extends ['true']
    ? { readonly is: 'yes' }
    : string extends Value
      ? { readonly is: 'list' } & Offered
      : [Value] extends [string]
        ? { readonly is: 'list' } & Codes<Value>
        : never);

/** A filter for any part of the query but the page, its size and the searched text. */
export type FiltersOf<Query> = {
  readonly [Name in Exclude<keyof Query, 'after' | 'limit' | 'search'>]?: FilterOf<
    NonNullable<Query[Name]>
  >;
};
export type LooseFilters = {
  readonly [name: string]: Label & { readonly is: 'yes' | 'list' } & Partial<
      Codes<string> & Offered
    >;
};

/** What of the address is a filter, as the query takes it. */
export function queryFrom(
  filters: LooseFilters,
  address: Pick<Address, 'get'>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, filter]) => {
      const value = address.get(name);
      const known = filter.is === 'yes' ? ['true'] : filter.codes;
      return value !== '' && (known === undefined || known.includes(value)) ? [[name, value]] : [];
    }),
  );
}

/** Every change leads to the first page. */
export function ListFilters({
  filters,
  address,
}: {
  readonly filters: LooseFilters;
  readonly address: Address;
}): ReactNode {
  const { t } = useWords();
  const chosen = queryFrom(filters, address);
  const none = Object.fromEntries(Object.keys(filters).map((name) => [name, '']));
  return (
    <>
      {Object.entries(filters).map(([name, filter]) =>
        filter.is === 'yes' ? (
          <Checkbox
            key={name}
            label={say(t, filter.label)}
            isChecked={chosen[name] === 'true'}
            onChange={(isOn) => address.set({ [name]: isOn ? 'true' : '', after: '' })}
          />
        ) : (
          <Select<string>
            key={name}
            label={say(t, filter.label)}
            value={chosen[name] ?? all}
            options={[
              { value: all, label: t('kit.list.all') },
              ...(filter.options ??
                (filter.codes ?? []).map((code) => ({
                  value: code,
                  label: say(t, filter.words!(code)),
                }))),
            ]}
            onChange={(value) => address.set({ [name]: value === all ? '' : value, after: '' })}
          />
        ),
      )}
      {Object.keys(chosen).length > 0 && (
        <Button kind="quiet" onClick={() => address.set({ ...none, after: '' })}>
          {t('kit.list.clearFilters')}
        </Button>
      )}
    </>
  );
}

/** "All" comes first, so that no filter looks unanswered. */
const all = 'all';
