// A list of records, page by page. Page, filters and order are in the address, so that going back,
// reloading and a bookmark show the same view. The search text is not, because it may be a name.
// Loading, empty, offline and "more than can be counted" are always handled.

import '../styles/records.css';
import { type ReactNode, useState } from 'react';
import type { Text } from '../../engine/forms/line.ts';
import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { Endpoint, KeyOf, QueryOf, ReturnsOf } from '../../kernel/contract.ts';
import type { InputOf } from '../api.ts';
import { useSearchText } from '../search-text.ts';
import { useWords } from '../i18n/use-words.ts';
import { useRead } from '../read.ts';
import { Button } from './button.tsx';
import { Checkbox } from './choices.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { say } from './line-words.ts';
import type { Loose } from './lines-of.ts';
import { type FiltersOf, ListFilters, queryFrom, type LooseFilters } from './list-filters.tsx';
import { EmptyState, Loaded } from './loaded.tsx';
import { NextPage } from './next-page.tsx';
import { Row, Rows } from './rows.tsx';
import { SearchBox } from './search-box.tsx';
import { useAddress } from './use-address.ts';

/** One line of a list: what it is, where it leads, what else to know, badges and buttons. */
export type ListRow = {
  readonly key: string;
  readonly title: ReactNode;
  readonly to?: string | undefined;
  /** Joined by dots; empty parts are left out. */
  readonly text?: readonly ReactNode[];
  readonly aside?: ReactNode;
};

/** A step that applies to several rows at once. */
export type Choice<Item> = {
  /** Identifies the row to screen readers, at its checkbox. */
  readonly label: (item: Item) => string;
  /** False: this row cannot be chosen. */
  readonly may?: (item: Item) => boolean;
  readonly act: (chosen: readonly Item[], clear: () => void) => ReactNode;
};

/** `show`: cards, a timeline, or rows that a room draws in several places. */
type Shown<Item> =
  | { readonly row: (item: Item) => ListRow }
  | { readonly columns: readonly Column<Item>[] }
  | { readonly show: (items: readonly Item[]) => ReactNode };

export type ListProps<E extends Endpoint, Item> = Loose<'params', InputOf<E>['params']> & {
  /** Must be a paged endpoint: the cursor and the page size are sent along. */
  readonly read: QueryOf<E> extends { readonly limit: number } ? KeyOf<E> : never;
  readonly room: WordRoom;
  /** The name of the list for screen readers. */
  readonly label: Text;
  readonly rows: (answer: ReturnsOf<E>) => readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Shown when the list is empty. */
  readonly none: { readonly title: Text; readonly text?: Text };
  readonly perPage?: number;
  /** Fixed parts of the query. */
  readonly query?: Partial<QueryOf<E>>;
  readonly filters?: FiltersOf<QueryOf<E>>;
  readonly search?: { readonly label: Text; readonly hint?: Text };
  /** The number of records, shown above the list. */
  readonly count?: (answer: ReturnsOf<E>) => string;
  /** The label of the link to the next page, if not "Next page": "Earlier". */
  readonly next?: Text;
  readonly choice?: Choice<Item>;
  /** Wraps the list in its page, if actions or parts of the page depend on the answer. */
  readonly frame?: (list: ReactNode, answer: ReturnsOf<E> | undefined) => ReactNode;
} & Shown<Item>;

type AnyAnswer = { readonly next?: string | null };
type AnyProps = Omit<ListProps<Endpoint, unknown>, 'params' | 'filters' | 'query'> & {
  readonly params?: unknown;
  readonly filters?: LooseFilters;
  readonly query?: Readonly<Record<string, unknown>>;
} & Partial<{
    row: (item: unknown) => ListRow;
    columns: readonly Column<unknown>[];
    show: (items: readonly unknown[]) => ReactNode;
  }>;

/** `List<typeof listSearches, SearchRow>`; the page adds its own heading and actions. */
export function List<E extends Endpoint, Item>(props: ListProps<E, Item>): ReactNode {
  return <Loosely {...(props as unknown as AnyProps)} />;
}

function Loosely(props: AnyProps): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  // A name searched for in one record's list must not be searched for in another's.
  const key = `search ${props.read} ${JSON.stringify(props.params ?? {})}`;
  const [text, change] = useSearchText(key);
  const answer = useRead<Endpoint>(
    props.read,
    {
      params: props.params,
      query: {
        ...props.query,
        ...queryFrom(props.filters ?? {}, address),
        ...(text.length > 1 && { search: text }),
        after: address.get('after') || undefined,
        limit: props.perPage ?? 50,
      },
    } as never,
    { keepLast: true },
  );
  const list = (
    <>
      {(props.search || props.filters) && (
        <div className="filters">
          {props.search && (
            <SearchBox
              label={say(t, props.search.label)}
              hint={props.search.hint && say(t, props.search.hint)}
              value={text}
              onSearch={(typed) => {
                change(typed);
                address.set({ after: '' });
              }}
            />
          )}
          {props.filters && <ListFilters filters={props.filters} address={address} />}
        </div>
      )}
      <Loaded
        query={answer}
        room={props.room}
        isEmpty={(found) => props.rows(found as never).length === 0}
        empty={
          <EmptyState title={say(t, props.none.title)}>
            {props.none.text && <p>{say(t, props.none.text)}</p>}
          </EmptyState>
        }
      >
        {(found) => (
          <div className="stack">
            {props.count && (
              <p className="soft" role="status">
                {props.count(found as never)}
              </p>
            )}
            <Items {...props} items={props.rows(found as never)} />
            <NextPage
              address={address}
              next={(found as AnyAnswer).next ?? null}
              label={props.next && say(t, props.next)}
            />
          </div>
        )}
      </Loaded>
    </>
  );
  return props.frame ? props.frame(list, answer.data as never) : list;
}

type ItemsProps = Pick<AnyProps, 'row' | 'columns' | 'show' | 'label' | 'keyOf' | 'choice'> & {
  readonly items: readonly unknown[];
};

function Items(props: ItemsProps): ReactNode {
  const { choice, items, keyOf } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!choice) return <Plain {...props} />;
  const may = items.filter((item) => choice.may?.(item) ?? true);
  const picked = may.filter((item) => chosen.has(keyOf(item)));
  const pick = (item: unknown, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(keyOf(item));
    else next.delete(keyOf(item));
    setChosen(next);
  };
  const box = (item: unknown): ReactNode =>
    may.includes(item) && (
      <Checkbox
        label={choice.label(item)}
        isChecked={chosen.has(keyOf(item))}
        onChange={(isOn) => pick(item, isOn)}
      />
    );
  return (
    <>
      <ChooseAll
        isAll={picked.length === may.length}
        onChange={(isOn) => setChosen(new Set(isOn ? may.map(keyOf) : []))}
      />
      <Plain {...props} box={box} />
      {picked.length > 0 && choice.act(picked, () => setChosen(new Set()))}
    </>
  );
}

function ChooseAll(props: {
  readonly isAll: boolean;
  readonly onChange: (isAll: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <p>
      <Button onClick={() => props.onChange(!props.isAll)}>
        {t(props.isAll ? 'kit.list.chooseNone' : 'kit.list.chooseAll')}
      </Button>
    </p>
  );
}

function Plain({
  row,
  columns,
  show,
  items,
  keyOf,
  label,
  box,
}: ItemsProps & { readonly box?: (item: unknown) => ReactNode }): ReactNode {
  const { t } = useWords();
  if (show) return show(items);
  const caption = say(t, label);
  if (!row) {
    const choosing: readonly Column<unknown>[] = box
      ? [{ key: 'choice', label: '', cell: box }]
      : [];
    return (
      <DataTable
        caption={caption}
        isCaptionHidden
        columns={[...choosing, ...(columns ?? [])]}
        items={items}
        keyOf={keyOf}
      />
    );
  }
  return (
    <Rows label={caption}>
      {items.map((item) => {
        const { key, title, to, text = [], aside } = row(item);
        return (
          <Row
            key={key}
            to={to}
            title={title}
            text={joined(text)}
            aside={
              box || aside ? (
                <>
                  {aside}
                  {box?.(item)}
                </>
              ) : undefined
            }
          />
        );
      })}
    </Rows>
  );
}

function joined(facts: readonly ReactNode[]): ReactNode {
  return facts.filter(Boolean).reduce<ReactNode>(
    (before, fact) =>
      before === '' ? (
        fact
      ) : (
        <>
          {before} · {fact}
        </>
      ),
    '',
  );
}
