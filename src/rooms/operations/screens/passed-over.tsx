// What the reading of a sheet passed over, all of it in one place: columns and why, what no column
// gives, rows that are not about people. It is corrected with the fields above it.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { formatNumber } from '../../../engine/languages/format.ts';
import type { SkipReason, UnreadReason } from '../lists/reading/model.ts';
import type { PreviewSheet } from './shapes.ts';

type Part = PreviewSheet['passedOver'][number];

const rowsNamed = 20;

export function PassedOver({ sheet }: { readonly sheet: PreviewSheet }): ReactNode {
  const { t } = useWords();
  if (sheet.passedOver.length === 0) return null;
  return (
    <Card title={t('operations.passedOver.title')}>
      <p className="soft">{t('operations.passedOver.lead')}</p>
      <ul className="stack">
        {sheet.passedOver.map((part) => (
          <PassedOverPart
            key={`${part.what}|${part.reason}|${part.column}|${part.field}`}
            part={part}
          />
        ))}
      </ul>
    </Card>
  );
}

function PassedOverPart({ part }: { readonly part: Part }): ReactNode {
  const { t } = useWords();
  if (part.what === 'sheet') return <li>{t('operations.passedOver.hidden')}</li>;
  if (part.what === 'rows') return <PassedOverRows part={part} />;
  const field = part.field === null ? '' : t(`operations.columnFields.${part.field}`);
  if (part.what === 'field') return <li>{t('operations.passedOver.field', { field })}</li>;
  const reason = t(`operations.passedOver.reasons.${part.reason as UnreadReason}`);
  const seems = field === '' ? [] : [t('operations.passedOver.seems', { field })];
  const column = part.column ?? '';
  const reasons = [reason, ...seems].join('; ');
  return (
    <li>
      {part.title
        ? t('operations.passedOver.column', { column, title: part.title, reason: reasons })
        : t('operations.passedOver.untitled', { column, reason: reasons })}
    </li>
  );
}

function PassedOverRows({ part }: { readonly part: Part }): ReactNode {
  const { t, locale } = useWords();
  const reason = t(`operations.skips.${part.reason as SkipReason}`);
  const named = part.rows.slice(0, rowsNamed).map((row) => formatNumber(locale, row));
  const rows = named.join(', ');
  const more = part.count - named.length;
  return (
    <li>
      {more > 0
        ? t('operations.passedOver.rowsMore', { rows, more: formatNumber(locale, more), reason })
        : t('operations.passedOver.rows', { rows, reason })}
    </li>
  );
}
