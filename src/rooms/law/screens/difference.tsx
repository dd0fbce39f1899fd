// The differences in words: old and new side by side, line by line, and only lines that differ.

import type { ReactNode } from 'react';
import { differencesOf, type LawChange } from '../difference.ts';
import type { LawPack } from '../model.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Badge, type NoticeKind } from '../../../web/kit/notice.tsx';
import { type FactRow, rowsOf, titleOf } from './fact-rows.ts';
import './law.css';

const badges: { readonly [K in LawChange['kind']]: NoticeKind } = {
  added: 'success',
  ended: 'warning',
  changed: 'info',
  'taken-out': 'danger',
};

export function Difference({
  before,
  after,
}: {
  readonly before: LawPack;
  readonly after: LawPack;
}): ReactNode {
  const { t } = useWords();
  const changes = differencesOf(before, after);
  if (changes.length === 0) return <p className="soft">{t('lawEdit.difference.none')}</p>;
  return (
    <div className="stack">
      {changes.map((change) => (
        <Change
          key={`${change.part} ${change.key} ${change.kind}`}
          change={change}
          laws={{ before, after }}
        />
      ))}
    </div>
  );
}

type Laws = { readonly before: LawPack; readonly after: LawPack };

function Change({ change, laws }: { readonly change: LawChange; readonly laws: Laws }): ReactNode {
  const { t, locale } = useWords();
  const say = (side: 'before' | 'after'): readonly FactRow[] =>
    change[side] ? rowsOf(change.part, change[side], { t, locale, law: laws[side] }) : [];
  const [old, now] = [say('before'), say('after')];
  const title = titleOf(change, { t, locale, law: laws[change.after ? 'after' : 'before'] });
  return (
    <Card
      title={`${t(`lawEdit.parts.${change.part}`)}: ${title}`}
      level={3}
      actions={
        <Badge kind={badges[change.kind]}>{t(`lawEdit.difference.kinds.${change.kind}`)}</Badge>
      }
    >
      {change.before && change.after ? (
        <Beside title={title} old={old} now={now} />
      ) : (
        <Facts facts={(change.after ? now : old).filter(([, text]) => text !== '')} />
      )}
    </Card>
  );
}

type Line = { readonly label: string; readonly old: string; readonly now: string };

function Beside({
  title,
  old,
  now,
}: {
  readonly title: string;
  readonly old: readonly FactRow[];
  readonly now: readonly FactRow[];
}): ReactNode {
  const { t } = useWords();
  const labels = [...new Set([...old, ...now].map(([label]) => label))];
  const textIn = (rows: readonly FactRow[], label: string): string =>
    rows.find(([each]) => each === label)?.[1] ?? '';
  const lines = labels
    .map((label): Line => ({ label, old: textIn(old, label), now: textIn(now, label) }))
    .filter((line) => line.old !== line.now);
  return (
    <DataTable
      caption={title}
      isCaptionHidden
      items={lines}
      keyOf={({ label }) => label}
      columns={[
        {
          key: 'label',
          label: t('lawEdit.difference.what'),
          isHeading: true,
          cell: ({ label }) => label,
        },
        {
          key: 'old',
          label: t('lawEdit.difference.before'),
          cell: (line) => <del className="law-old">{line.old || '–'}</del>,
        },
        {
          key: 'now',
          label: t('lawEdit.difference.after'),
          cell: (line) => <ins className="law-new">{line.now || '–'}</ins>,
        },
      ]}
    />
  );
}
