// A wrong reading corrected where it is seen: beside the row's problem, or beside what was passed
// over. It always changes how the list is read, never one value: what the list says of a person is
// not typed over before the import, so that the entry and the file agree.

import { type ReactNode, useState } from 'react';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { isDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import {
  type ColumnField,
  columnFields,
  type DayMonthOrder,
  dayMonthOrders,
} from '../lists/reading/model.ts';
import type { Reread } from './reread.ts';
import type { PreviewRow, PreviewSheet } from './shapes.ts';

/** Problems that the other order of day and month may solve. */
const orderProblems: readonly string[] = [
  'birth-day-month-unclear',
  'birth-day-does-not-exist',
  'birth-in-future',
];

type Props = { readonly sheet: PreviewSheet; readonly reread: Reread };

/** Opens the controls that belong to the problems of a row; nothing if no reading can help. */
export function CorrectHere({
  sheet,
  row,
  reread,
}: Props & { readonly row: PreviewRow }): ReactNode {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const fields = new Set<string>(row.problems.map(({ field }) => field));
  const columns = sheet.columns.filter(({ field }) => field !== 'ignore' && fields.has(field));
  const has = (isOne: (code: string) => boolean) => row.problems.some(({ code }) => isOne(code));
  const isOrder = has((code) => orderProblems.includes(code));
  const isDay = has((code) => code === 'age-without-date');
  if (columns.length === 0 && !isOrder && !isDay) return null;
  return (
    <details
      className="operations-details small"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t('operations.correct.open')}</summary>
      {isOpen && (
        <div className="stack">
          <p className="soft">{t('operations.correct.lead')}</p>
          {isOrder && <OrderChoice sheet={sheet} reread={reread} />}
          {isDay && <ListDayChoice sheet={sheet} reread={reread} />}
          {columns.map(({ index, header, field }) => (
            <ColumnChoice key={index} column={index} title={header} field={field} reread={reread} />
          ))}
        </div>
      )}
    </details>
  );
}

function OrderChoice({ sheet, reread }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Choice<DayMonthOrder>
      label={t('operations.reading.order')}
      start={sheet.dayMonthOrder ?? ''}
      options={optionsOf(dayMonthOrders, (order) => t(`operations.dayMonthOrders.${order}`))}
      reread={reread}
      onApply={(dayMonthOrder) => reread.correct({ dayMonthOrder })}
    />
  );
}

function ListDayChoice({ sheet, reread }: Props): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [day, setDay] = useState<TypedDay>(sheet.listedOn ?? '');
  return (
    <div className="operations-correct">
      <DateField
        label={t('operations.reading.listedOn')}
        hint={t('operations.reading.listedOnHint')}
        value={day}
        until={today}
        onChange={setDay}
      />
      <Button
        isBusy={reread.isBusy}
        disabled={!isDay(day)}
        onClick={() => isDay(day) && reread.correct({ listedOn: day })}
      >
        {t('operations.correct.apply')}
      </Button>
    </div>
  );
}

/** What one column gives; `field` is what it gives now, or what it seems to hold. */
export function ColumnChoice({
  column,
  title,
  field,
  reread,
  isUnread = false,
}: {
  readonly column: number;
  readonly title: string;
  readonly field: ColumnField | '';
  readonly reread: Reread;
  readonly isUnread?: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <Choice<ColumnField>
      label={
        title
          ? t('operations.correct.column', { column, title })
          : t('operations.correct.untitled', { column })
      }
      start={field}
      isNew={isUnread}
      options={optionsOf(columnFields, (one) => t(`operations.columnFields.${one}`))}
      reread={reread}
      onApply={(chosen) => reread.correct({ columns: [{ index: column, field: chosen }] })}
    />
  );
}

/** Which column gives what no column gives so far. */
export function FieldChoice({
  sheet,
  field,
  reread,
}: Props & { readonly field: ColumnField }): ReactNode {
  const { t } = useWords();
  const options = sheet.columns.map(({ index, header }) => ({
    value: String(index),
    label: t('operations.reading.column', { index, header: header || '–' }),
  }));
  return (
    <Choice<string>
      label={t('operations.correct.from', { field: t(`operations.columnFields.${field}`) })}
      start=""
      options={options}
      reread={reread}
      onApply={(index) => reread.correct({ columns: [{ index: Number(index), field }] })}
    />
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly start: Value | '';
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly reread: Reread;
  readonly onApply: (value: Value) => void;
  /** What is chosen already is a proposal that was not applied yet. */
  readonly isNew?: boolean;
};

function Choice<Value extends string>({
  label,
  start,
  options,
  reread,
  onApply,
  isNew = false,
}: ChoiceProps<Value>): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Value | ''>(start);
  return (
    <div className="operations-correct">
      <Select label={label} value={chosen} options={options} onChange={setChosen} />
      <Button
        isBusy={reread.isBusy}
        disabled={chosen === '' || (chosen === start && !isNew)}
        onClick={() => chosen !== '' && onApply(chosen)}
      >
        {t('operations.correct.apply')}
      </Button>
    </div>
  );
}

/** A row that was passed over although it is about somebody, and the way back. */
export function PersonRow({
  sheet,
  row: { row, skipped },
  reread,
}: Props & { readonly row: PreviewRow }): ReactNode {
  const { t } = useWords();
  const isSaid = sheet.personRows.includes(row);
  if (skipped === null && !isSaid) return null;
  const others = sheet.personRows.filter((one) => one !== row);
  return (
    <>
      {isSaid && <span className="soft small">{t('operations.correct.saidPerson')}</span>}
      <Button
        kind="quiet"
        isBusy={reread.isBusy}
        onClick={() => reread.correct({ personRows: isSaid ? others : [...others, row] })}
      >
        {t(isSaid ? 'operations.correct.notPerson' : 'operations.correct.person')}
      </Button>
    </>
  );
}
