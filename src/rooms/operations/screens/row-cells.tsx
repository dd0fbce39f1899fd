// One row of a list in words: what was understood, and beside it what the list says if that
// differs. Texts keep their own direction, because a list may be in Arabic while the page is not.

import type { ReactNode } from 'react';
import { formatBirth, formatDay } from '../../../engine/languages/format.ts';
import { isDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { readBirth } from '../lists/reading/birth-value.ts';
import { answerFields } from '../caseload/model.ts';
import type { PreviewRow } from './shapes.ts';

type Value = PreviewRow['values'][string];

const nameFields = ['fullName', 'familyName', 'givenName'] as const;
const personFields: readonly string[] = [...nameFields, 'birth', 'sex', 'sequence'];
const otherFields = [
  'fatherName',
  'grandfatherName',
  'motherName',
  'kunya',
  'familyNumber',
  'relation',
  'mark',
  'citizenship',
  'status',
  'reason',
  'age',
  'document',
  'place',
  'tent',
  'phone',
  'address',
  'district',
  'note',
  ...answerFields,
] as const;
const wordGroups: Readonly<Record<string, string>> = {
  sex: 'sexes',
  relation: 'relations',
  mark: 'marks',
  status: 'statuses',
  reason: 'listedReasons',
  citizenship: 'countries',
};

export function RowPerson({ row }: { readonly row: PreviewRow }): ReactNode {
  const { t } = useWords();
  if (row.skipped !== null) {
    return (
      <div className="operations-cell">
        <Badge kind="plain">{t('operations.rows.noPerson')}</Badge>
        <span className="soft small">{t(`operations.skips.${row.skipped}`)}</span>
        <bdi className="soft small">{textsOf(row)}</bdi>
      </div>
    );
  }
  const { birth, sex } = row.values;
  return (
    <div className="operations-cell">
      {nameFields.map((field) => {
        const value = row.values[field];
        return value && value.raw !== '' && <Name key={field} value={value} />;
      })}
      {birth && <BirthOf value={birth} />}
      {sex && (
        <span>
          {wordOf('sex', sex)}
          <Original value={sex} shown={wordOf('sex', sex)} />
        </span>
      )}
    </div>
  );
}

function Name({ value }: { readonly value: Value }): ReactNode {
  return (
    <span>
      <bdi className="label">{value.value ?? '–'}</bdi>
      <Original value={value} shown={value.value ?? ''} />
    </span>
  );
}

/** "born 1994 (year only)", with what the list says beside it. */
function BirthOf({ value }: { readonly value: Value }): ReactNode {
  const { t, locale } = useWords();
  const { precision } = value;
  const birth = readBirth(value);
  const note =
    precision === 'year' || precision === 'month' || precision === 'about' || precision === 'age'
      ? ` (${t(`operations.precisions.${precision}`)})`
      : '';
  return (
    <span>
      {formatBirth(locale, birth)}
      {note}
      {value.raw !== '' && <Original value={value} shown={value.value ?? ''} />}
    </span>
  );
}

function Original({ value, shown }: { readonly value: Value; readonly shown: string }): ReactNode {
  const { t } = useWords();
  if (value.raw === '' || value.raw === shown) return null;
  return (
    <span className="soft small">
      {' '}
      – {t('operations.rows.listSays')} <bdi>{value.raw}</bdi>
    </span>
  );
}

function wordOf(field: string, { value, raw }: Value): string {
  if (value === null) return raw === '' ? '–' : raw;
  return findWords(`operations.${wordGroups[field] ?? 'columnFields'}.${value}`) ?? value;
}

function textsOf(row: PreviewRow): string {
  const texts = new Set(
    Object.values(row.values)
      .map(({ raw }) => raw)
      .filter(Boolean),
  );
  return [...texts].join(' · ');
}

export function OtherValues({ row }: { readonly row: PreviewRow }): ReactNode {
  const { t } = useWords();
  if (row.skipped !== null) return null;
  const filled = otherFields.filter((field) => row.values[field]?.raw);
  return (
    <ul className="small">
      {filled.map((field) => {
        const value = row.values[field]!;
        const shown = field === 'age' ? value.raw : wordOf(field, value);
        return (
          <li key={field}>
            <span className="soft">{t(`operations.columnFields.${field}`)}: </span>
            <bdi>{shown}</bdi>
            <Carried value={value} />
          </li>
        );
      })}
    </ul>
  );
}

function Carried({ value }: { readonly value: Value }): ReactNode {
  const { t } = useWords();
  const isCarried = value.precision === 'carried' || value.precision === 'merged';
  return isCarried ? <span className="soft"> ({t('operations.rows.carried')})</span> : null;
}

/** What was not understood, each with what to do about it. */
export function RowProblems({ row }: { readonly row: PreviewRow }): ReactNode {
  const { t, locale } = useWords();
  if (row.problems.length === 0) return null;
  return (
    <ul className="operations-problems small">
      {row.problems.map(({ code, severity, field, facts }) => {
        const label = findWords(`operations.columnFields.${field}`) ?? '';
        const shown = Object.fromEntries(
          Object.entries(facts).map(([name, fact]) => [
            name,
            typeof fact === 'string' && isDay(fact) ? formatDay(locale, fact, 'numeric') : fact,
          ]),
        );
        return (
          <li key={code + field}>
            <Badge kind={severity === 'error' ? 'danger' : 'warning'}>
              {t(`operations.severities.${severity}`)}
            </Badge>{' '}
            {label && personFields.includes(field) ? `${label}: ` : ''}
            {findWords(`operations.problems.${code}`, shown) ??
              t(`operations.problemNames.${code}`)}
          </li>
        );
      })}
    </ul>
  );
}
