// What the reading of a sheet passed over, all of it in one place: columns and why, what no column
// gives, rows that are not about people. Each is corrected right here.

import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import type { SkipReason, UnreadReason } from '../lists/reading/model.ts';
import { ColumnChoice, FieldChoice } from './correct-here.tsx';
import type { Reread } from './reread.ts';
import type { PreviewSheet } from './shapes.ts';

type Part = PreviewSheet['passedOver'][number];
type Props = { readonly sheet: PreviewSheet; readonly reread: Reread };
type PartProps = Props & { readonly part: Part };

const rowsNamed = 20;

export function PassedOver({ sheet, reread }: Props): ReactNode {
  const { t } = useWords();
  if (sheet.passedOver.length === 0) return null;
  return (
    <Card title={t('operations.passedOver.title')}>
      <p className="soft">{t('operations.passedOver.lead')}</p>
      <ErrorSummary
        problem={reread.problem}
        room="operations"
        title={t('operations.upload.refused')}
      />
      <ul className="stack operations-passed">
        {sheet.passedOver.map((part) => (
          <li key={`${part.what}|${part.reason}|${part.column}|${part.field}`}>
            <PassedOverPart part={part} sheet={sheet} reread={reread} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PassedOverPart({ part, sheet, reread }: PartProps): ReactNode {
  const { t } = useWords();
  if (part.what === 'rows') return <PassedOverRows part={part} sheet={sheet} reread={reread} />;
  if (part.what === 'sheet') {
    return (
      <>
        {t('operations.passedOver.hidden')}
        {!sheet.excluded && (
          <div>
            <Button isBusy={reread.isBusy} onClick={() => reread.correct({ excluded: true })}>
              {t('operations.reading.exclude')}
            </Button>
          </div>
        )}
      </>
    );
  }
  if (part.what === 'field') {
    const field = part.field ?? 'ignore';
    return (
      <>
        {t('operations.passedOver.field', { field: t(`operations.columnFields.${field}`) })}
        <Fold>
          <FieldChoice sheet={sheet} field={field} reread={reread} />
        </Fold>
      </>
    );
  }
  return <PassedOverColumn part={part} sheet={sheet} reread={reread} />;
}

function PassedOverColumn({ part, reread }: PartProps): ReactNode {
  const { t } = useWords();
  const column = part.column ?? 0;
  const reason = t(`operations.passedOver.reasons.${part.reason as UnreadReason}`);
  const seems =
    part.field === null
      ? []
      : [t('operations.passedOver.seems', { field: t(`operations.columnFields.${part.field}`) })];
  const reasons = [reason, ...seems].join('; ');
  return (
    <>
      {part.title
        ? t('operations.passedOver.column', { column, title: part.title, reason: reasons })
        : t('operations.passedOver.untitled', { column, reason: reasons })}
      <Fold>
        <ColumnChoice
          column={column}
          title={part.title ?? ''}
          field={part.field ?? ''}
          reread={reread}
          isUnread
        />
      </Fold>
    </>
  );
}

function PassedOverRows({ part, sheet, reread }: PartProps): ReactNode {
  const { t, locale } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const reason = t(`operations.skips.${part.reason as SkipReason}`);
  const named = part.rows.slice(0, rowsNamed).map((row) => formatNumber(locale, row));
  const rows = named.join(', ');
  const more = part.count - named.length;
  return (
    <>
      {more > 0
        ? t('operations.passedOver.rowsMore', { rows, more: formatNumber(locale, more), reason })
        : t('operations.passedOver.rows', { rows, reason })}
      <Fold>
        <CheckboxGroup
          label={t('operations.correct.rows')}
          hint={t('operations.correct.rowsHint')}
          values={chosen}
          options={part.rows.map((row) => ({
            value: String(row),
            label: t('operations.errorRows.row', { row: formatNumber(locale, row) }),
          }))}
          onChange={setChosen}
        />
        <div>
          <Button
            isBusy={reread.isBusy}
            disabled={chosen.length === 0}
            onClick={() =>
              reread.correct({ personRows: [...sheet.personRows, ...chosen.map(Number)] })
            }
          >
            {t('operations.correct.apply')}
          </Button>
        </div>
      </Fold>
    </>
  );
}

/** A list may pass over thirty columns: their controls are made when somebody asks for one. */
function Fold({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="operations-details"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t('operations.correct.open')}</summary>
      {isOpen && <div className="stack">{children}</div>}
    </details>
  );
}
