// The filters of a list, one for each part of the endpoint's query. They are kept in the address
// under the same names; a value that is not one of the choices is ignored.

import type { ReactNode } from 'react';
import type { Option, Text } from '../../engine/forms/line.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import { Checkbox } from './choices.tsx';
import { say } from './line-words.ts';
import { Select } from './text-field.tsx';
import type { Address } from './use-address.ts';

/** `all`: what is shown while nothing is chosen, if not "All": the usual order, for example. */
type Label = { readonly label: Text; readonly all?: Text };
type Codes<Code extends string> = {
  readonly codes: readonly Code[];
  readonly words: (code: Code) => Text;
};
type Offered = { readonly options: readonly Option[] };
/** Set only by a link ("the people of this family"); here it can only be cleared. */
type Given = { readonly is: 'given' };
type FilterOf<Value> = [Value] extends ['true' | 'false']
  ? Label & { readonly is: 'yes' }
  : string extends Value
    ? (Label & { readonly is: 'list' } & Offered) | Given
    : [Value] extends [string]
      ? Label & { readonly is: 'list' } & Codes<Value>
      : never;

/** The order of a list; the first is the usual one. */
export function sorted<Code extends string>(
  codes: readonly Code[],
  words: (code: Code) => Text,
): Label & { readonly is: 'list' } & Codes<Code> {
  const [usual, ...others] = codes;
  return { is: 'list', label: 'kit.list.order', all: words(usual!), codes: others, words };
}

/** Any part of the query can be a filter except cursor, page size and search text. */
export type FiltersOf<Query> = {
  readonly [Name in Exclude<keyof Query, 'after' | 'limit' | 'search'>]?: FilterOf<
    NonNullable<Query[Name]>
  >;
};
export type LooseFilters = {
  readonly [name: string]: { readonly is: 'yes' | 'list' | 'given' } & Partial<
    Label & Codes<string> & Offered
  >;
};

/** The filters in the address, as the endpoint's query. */
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

/** Every change returns to the first page. */
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
  const set = (name: string, value: string): void => address.set({ [name]: value, after: '' });
  return (
    <>
      {Object.entries(filters).map(
        ([name, { is, label, all: usual, options, codes = [], words }]) => {
          if (is === 'given' || !label) return null;
          if (is === 'yes') {
            return (
              <Checkbox
                key={name}
                label={say(t, label)}
                isChecked={chosen[name] === 'true'}
                onChange={(isOn) => set(name, isOn ? 'true' : '')}
              />
            );
          }
          const coded = codes.map((code) => ({ value: code, label: say(t, words!(code)) }));
          return (
            <Select<string>
              key={name}
              label={say(t, label)}
              value={chosen[name] ?? all}
              options={[
                { value: all, label: usual ? say(t, usual) : t('kit.list.all') },
                ...(options ?? coded),
              ]}
              onChange={(value) => set(name, value === all ? '' : value)}
            />
          );
        },
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
