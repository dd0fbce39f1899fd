// Entries of the trail as a table: for the auditor, and, without account and organisation, for
// one's own entries. Event, record and purpose are codes of the programme. The auditor compares
// codes and sees them beside the words; people who read their own trail see words wherever there
// are any.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { roleNames } from '../../../kernel/roles.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import type { Column } from '../../../web/kit/data-table.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { listOwnEntries } from '../api.ts';
import type { EntryShown } from '../shapes.ts';
import './audit.css';

export type OwnEntry = ReturnsOf<typeof listOwnEntries>['entries'][number];
const shownMost = 2;
type Narrow = (name: 'account' | 'pseudonym', value: string) => void;

export function useEntryColumns(onNarrow: Narrow): readonly Column<EntryShown>[] {
  const { t } = useWords();
  const [when, ...rest] = useOwnColumns({ hasCodes: true });
  const who: Column<EntryShown> = {
    key: 'who',
    label: t('audit.entries.who'),
    cell: (entry) => <Who entry={entry} onNarrow={onNarrow} />,
  };
  const whom: Column<EntryShown> = {
    key: 'whom',
    label: t('audit.entries.whom'),
    cell: ({ subjects }) => <Whom subjects={subjects} onNarrow={onNarrow} />,
  };
  const sealed: Column<EntryShown> = {
    key: 'seal',
    label: t('audit.entries.sealedIn'),
    isNumber: true,
    cell: ({ sealedIn }) => sealedIn ?? t('audit.entries.waiting'),
  };
  return [when!, who, ...rest, whom, sealed];
}

export function useOwnColumns({
  hasCodes,
}: {
  readonly hasCodes: boolean;
}): readonly Column<OwnEntry>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return [
    {
      key: 'at',
      label: t('audit.entries.at'),
      isHeading: true,
      cell: ({ at }) => <time dateTime={at}>{formatDateTime(locale, new Date(at), timeZone)}</time>,
    },
    {
      key: 'action',
      label: t('audit.entries.action'),
      cell: ({ action }) => t(`audit.actions.${action}`),
    },
    {
      key: 'record',
      label: t('audit.entries.record'),
      cell: ({ record, event }) => {
        const words = record && findWords(`audit.records.${record.replaceAll(' ', '-')}`);
        const code = <code className="audit-code soft">{event}</code>;
        return (
          <>
            {words ?? record} {(hasCodes || !words) && code}
          </>
        );
      },
    },
    {
      key: 'purpose',
      label: t('audit.entries.purpose'),
      cell: ({ purpose }) => {
        const words = findWords(`audit.purposes.${purpose}`);
        const code = <code className="audit-code soft">{purpose}</code>;
        return (
          <>
            {words} {(hasCodes || !words) && code}
          </>
        );
      },
    },
  ];
}

/** A list may concern fifty people: the first few, and the rest one click away. */
function Whom({
  subjects,
  onNarrow,
}: {
  readonly subjects: readonly string[];
  readonly onNarrow: Narrow;
}): ReactNode {
  const { t } = useWords();
  if (subjects.length === 0) return '–';
  const buttons = subjects.map((subject) => (
    <button
      key={subject}
      type="button"
      className="audit-pseudonym audit-code audit-long"
      onClick={() => onNarrow('pseudonym', subject)}
    >
      {subject}
    </button>
  ));
  if (subjects.length <= shownMost) return buttons;
  return (
    <>
      {buttons.slice(0, shownMost)}
      <details>
        <summary className="audit-pseudonym">
          {t('audit.entries.more', { count: subjects.length - shownMost })}
        </summary>
        {buttons.slice(shownMost)}
      </details>
    </>
  );
}

function Who({
  entry,
  onNarrow,
}: {
  readonly entry: EntryShown;
  readonly onNarrow: Narrow;
}): ReactNode {
  const { t } = useWords();
  const { account, organisationCode } = entry;
  const role = roleNames.find((each) => each === entry.role);
  const rest = [role && t(`shell.roles.${role}`), organisationCode].filter(Boolean).join(' · ');
  return (
    <>
      {account ? (
        <button
          type="button"
          className="audit-pseudonym"
          onClick={() => onNarrow('account', account.accountId)}
        >
          {account.displayName}
        </button>
      ) : (
        t('audit.entries.nobody')
      )}
      {rest && <span className="soft small"> {rest}</span>}
    </>
  );
}
