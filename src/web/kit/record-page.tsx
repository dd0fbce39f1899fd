// The page of one record: its facts, the actions that the answer's `may` allows, further parts, and
// its history. Loading, offline and "not found" are the same for every record.

import type { ReactNode } from 'react';
import type { Text } from '../../engine/forms/line.ts';
import type { WordKey, WordRoom } from '../../engine/languages/word-key.ts';
import type { Endpoint, KeyOf, ReturnsOf } from '../../kernel/contract.ts';
import type { InputOf } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { type Reading, useRead } from '../read.ts';
import { ButtonLink } from './button-link.tsx';
import { Card, Facts } from './card.tsx';
import { say } from './line-words.ts';
import type { Loose } from './lines-of.ts';
import { Loaded } from './loaded.tsx';
import { type Crumb, Page } from './page.tsx';
import { SavedNotice } from './saved.tsx';
import { Timeline, type TimelineEntry } from './timeline.tsx';

/** A link to an action on the record, shown only if this person may take it. */
export type RecordAction = {
  readonly may: boolean;
  readonly label: Text;
  readonly to: string;
  readonly isMain?: boolean;
};
/** Who changed what, when and why, newest first. */
export type RecordHistory = {
  readonly title: Text;
  readonly none: Text;
  readonly entries: readonly TimelineEntry[];
};

export type RecordPageProps<E extends Endpoint> = Loose<'params', InputOf<E>['params']> &
  RecordParts<ReturnsOf<E>> & {
    readonly read: KeyOf<E>;
  };

type RecordParts<Record_> = {
  readonly room: WordRoom;
  readonly tabTitle: WordKey;
  /** The heading, if it differs from `tabTitle`. */
  readonly title?: (record: Record_) => string;
  /** A text, or a function if it depends on the record. */
  readonly lead?: string | ((record: Record_) => ReactNode);
  /** Fixed crumbs are also shown while the record is loading and if it does not exist. */
  readonly breadcrumbs?: readonly Crumb[] | ((record: Record_) => readonly Crumb[]);
  readonly actions?: (record: Record_) => readonly RecordAction[];
  readonly facts?: {
    readonly title: Text;
    readonly of: (record: Record_) => readonly (readonly [label: Text, value: ReactNode])[];
  };
  readonly history?: (record: Record_) => RecordHistory;
  /** Between the facts and the history. */
  readonly children?: (record: Record_) => ReactNode;
  /** Below the history, such as a way to add to it. */
  readonly afterHistory?: (record: Record_) => ReactNode;
};

export function RecordPage<E extends Endpoint>(props: RecordPageProps<E>): ReactNode {
  const reading = useRead<E>(props.read, { params: props.params } as unknown as InputOf<E>);
  const record = reading.data;
  const { lead, breadcrumbs } = props;
  return (
    <Page
      tabTitle={props.tabTitle}
      title={record && props.title?.(record)}
      lead={typeof lead === 'function' ? record && lead(record) : lead}
      breadcrumbs={typeof breadcrumbs === 'function' ? record && breadcrumbs(record) : breadcrumbs}
      actions={record && props.actions && <Actions actions={props.actions(record)} />}
    >
      <SavedNotice />
      <Content parts={props} reading={reading} />
    </Page>
  );
}

function Actions({ actions }: { readonly actions: readonly RecordAction[] }): ReactNode {
  const { t } = useWords();
  return actions
    .filter(({ may }) => may)
    .map(({ label, to, isMain }) => (
      <ButtonLink key={to} to={to} kind={isMain ? 'main' : 'plain'}>
        {say(t, label)}
      </ButtonLink>
    ));
}

function Content<Record_>({
  reading,
  parts,
}: {
  readonly reading: Reading<Record_>;
  readonly parts: RecordParts<Record_>;
}): ReactNode {
  const { t } = useWords();
  const { room, facts, children, history, afterHistory } = parts;
  return (
    <Loaded query={reading} room={room} isEmpty={() => false}>
      {(record) => (
        <>
          {facts && (
            <Card title={say(t, facts.title)}>
              <Facts facts={facts.of(record).map(([label, value]) => [say(t, label), value])} />
            </Card>
          )}
          {children?.(record)}
          {history && <History {...history(record)} />}
          {afterHistory?.(record)}
        </>
      )}
    </Loaded>
  );
}

function History({ title, none, entries }: RecordHistory): ReactNode {
  const { t } = useWords();
  return (
    <Card title={say(t, title)}>
      {entries.length === 0 ? (
        <p className="soft">{say(t, none)}</p>
      ) : (
        <Timeline label={say(t, title)} entries={entries} />
      )}
    </Card>
  );
}
