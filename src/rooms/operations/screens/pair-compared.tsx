// Two rows of lists side by side: what agrees, what differs, and why the matcher asks. Words and
// marks, never only a colour; the score is not shown, because it would look like a judgement.

import type { ReactNode } from 'react';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { MatchReasons } from '../../people/public-web.ts';
import type { Pair } from './shapes.ts';

type Side = Pair['a'];
type Compared = Pair['agrees'][number];
type Line = {
  readonly field: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
};

export function PairCompared({ pair }: { readonly pair: Pair }): ReactNode {
  const { t } = useWords();
  const lines = useLines(pair);
  const columns: readonly Column<Line>[] = [
    {
      key: 'field',
      label: t('operations.pairs.field'),
      isHeading: true,
      cell: ({ label }) => label,
    },
    { key: 'a', label: sideLabel(pair.a), cell: ({ a }) => <bdi>{a || '–'}</bdi> },
    { key: 'b', label: sideLabel(pair.b), cell: ({ b }) => <bdi>{b || '–'}</bdi> },
    {
      key: 'mark',
      label: t('operations.pairs.compared'),
      cell: ({ field }) => <Mark pair={pair} field={field} />,
    },
  ];
  return (
    <>
      <p>
        <Badge kind="info">{t(`matching.bands.${pair.band}`)}</Badge>
      </p>
      <div className="pairs-table">
        <DataTable
          caption={t('operations.pairs.question')}
          isCaptionHidden
          columns={columns}
          items={lines}
          keyOf={({ field }) => field}
        />
      </div>
      <MatchReasons reasons={pair.reasons} />
    </>
  );

  function sideLabel({ listKind, row }: Side): string {
    return t('operations.pairs.side', { list: t(`operations.listKinds.${listKind}`), row });
  }
}

function useLines({ a, b }: Pair): readonly Line[] {
  const { t, locale } = useWords();
  const texts = (side: Side): Readonly<Record<string, string | null>> => ({
    name: side.fullName,
    givenName: side.givenName,
    fatherName: side.fatherName,
    motherName: side.motherName,
    familyName: side.familyName,
    birth: formatBirth(locale, side.birth as Birth),
    sex: t(`operations.sexes.${side.sex}`),
    relation: side.relation && t(`operations.relations.${side.relation}`),
    document: side.document,
    state: t(`operations.entryStates.${side.state}`),
    familyCode: side.familyCode,
    sheet: side.sheet,
    code: side.code,
  });
  const [one, other] = [texts(a), texts(b)];
  return Object.keys(one)
    .map((field) => ({
      field,
      label: t(`operations.pairFields.${field as 'name'}`),
      a: one[field] ?? '',
      b: other[field] ?? '',
    }))
    .filter((line) => line.a !== '' || line.b !== '');
}

function Mark({ pair, field }: { readonly pair: Pair; readonly field: string }): ReactNode {
  const { t } = useWords();
  const agrees = pair.agrees.includes(field as Compared);
  if (!agrees && !pair.differs.includes(field as Compared)) return null;
  return (
    <span className={`operations-mark operations-mark-${agrees ? 'agrees' : 'differs'}`}>
      <Icon name={agrees ? 'check' : 'info'} />
      {t(agrees ? 'operations.pairs.agrees' : 'operations.pairs.differs')}
    </span>
  );
}
