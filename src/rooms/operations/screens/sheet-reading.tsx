// How one sheet of a file was read: encoding, delimiter, the row of the headers, the meaning of
// each column, the order of day and month. A person who knows better corrects it here and has the
// file read again; that makes no entries.

import { type ReactNode, useState } from 'react';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { isDay, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { correctUnderstanding } from '../lists/api.ts';
import { type ListKind, listKinds } from '../lists/model.ts';
import {
  type ColumnField,
  columnFields,
  type DayMonthOrder,
  dayMonthOrders,
} from '../lists/reading/model.ts';
import type { Preview, PreviewSheet } from './shapes.ts';
import { DelimiterSelect, EncodingSelect } from './reading-selects.tsx';

export type Typed = {
  readonly kind: ListKind;
  readonly listedOn: TypedDay;
  readonly encoding: string;
  readonly delimiter: string;
  readonly isExcluded: boolean;
  readonly headerRow: string;
  readonly order: DayMonthOrder | '';
  readonly columns: Readonly<Record<number, ColumnField>>;
};

type Props = {
  readonly preview: Preview;
  readonly sheet: PreviewSheet;
  readonly operationId: string;
};

export function SheetReading({ preview, sheet, operationId }: Props): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState<Typed>(() => startOf(preview, sheet));
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const command = useCommand<typeof correctUnderstanding>(
    'PUT /api/operations/:operationId/lists/:listId/understanding',
  );
  const isUnsure = sheet.columns.some(({ confidence, header }) => confidence < 1 && header !== '');
  const send = (): void => {
    const body = correctionOf({ preview, sheet, typed });
    void command.run({ params: { operationId, listId: preview.listId }, body });
  };
  return (
    <Card title={t('operations.reading.title')}>
      <CheckedForm
        className="stack"
        problem={command.problem}
        room="operations"
        title={t('operations.upload.refused')}
        onSend={send}
      >
        <p className="soft">{t('operations.reading.lead')}</p>
        <FileFields typed={typed} onChange={change} isText={preview.format === 'csv'} />
        <details className="operations-details" open={isUnsure || sheet.refusal !== null}>
          <summary>{t('operations.reading.columns')}</summary>
          <SheetFields typed={typed} onChange={change} sheet={sheet} />
        </details>
        <div className="row">
          <Button type="submit" isBusy={command.isBusy}>
            {t(command.isBusy ? 'shell.form.working' : 'operations.reading.again')}
          </Button>
        </div>
      </CheckedForm>
    </Card>
  );
}

type FieldsProps = { readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void };

function FileFields({
  typed,
  onChange,
  isText,
}: FieldsProps & { readonly isText: boolean }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <div className="operations-columns">
      <Select
        label={t('operations.upload.kind')}
        value={typed.kind}
        options={optionsOf(listKinds, (kind) => t(`operations.listKinds.${kind}`))}
        onChange={(kind) => onChange({ kind })}
      />
      <DateField
        label={t('operations.reading.listedOn')}
        hint={t('operations.reading.listedOnHint')}
        isOptional
        value={typed.listedOn}
        until={today}
        onChange={(listedOn) => onChange({ listedOn })}
      />
      {isText && (
        <>
          <EncodingSelect value={typed.encoding} onChange={(encoding) => onChange({ encoding })} />
          <DelimiterSelect
            value={typed.delimiter}
            onChange={(delimiter) => onChange({ delimiter })}
          />
        </>
      )}
    </div>
  );
}

export function SheetFields({
  typed,
  onChange,
  sheet,
}: FieldsProps & {
  readonly sheet: PreviewSheet;
}): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack">
      <Checkbox
        label={t('operations.reading.exclude')}
        hint={t('operations.reading.excludeHint')}
        isChecked={typed.isExcluded}
        onChange={(isExcluded) => onChange({ isExcluded })}
      />
      <div className="operations-columns">
        <TextField
          label={t('operations.reading.headerRow')}
          hint={t('operations.reading.headerRowHint')}
          inputMode="numeric"
          lengthMax={5}
          value={typed.headerRow}
          onChange={(headerRow) => onChange({ headerRow })}
        />
        <Select
          label={t('operations.reading.order')}
          value={typed.order}
          isOptional
          options={optionsOf(dayMonthOrders, (order) => t(`operations.dayMonthOrders.${order}`))}
          onChange={(order) => onChange({ order })}
        />
      </div>
      <div className="operations-columns">
        {sheet.columns.map(({ index, header, confidence }) => (
          <Select
            key={index}
            value={typed.columns[index] ?? 'ignore'}
            label={t('operations.reading.column', { index, header: header || '–' })}
            hint={confidence < 1 ? t('operations.reading.unsure') : undefined}
            options={optionsOf(columnFields, (field) => t(`operations.columnFields.${field}`))}
            onChange={(field) => onChange({ columns: { ...typed.columns, [index]: field } })}
          />
        ))}
      </div>
    </div>
  );
}

export function startOf(preview: Preview, sheet: PreviewSheet): Typed {
  const listedOn = preview.listedOn ?? sheet.listedOn;
  return {
    kind: preview.kind,
    listedOn: listedOn === null ? '' : toDay(listedOn),
    encoding: preview.encoding,
    delimiter: preview.delimiter ?? '',
    isExcluded: sheet.excluded,
    headerRow: sheet.headerRow === null ? '' : String(sheet.headerRow),
    order: sheet.dayMonthOrder ?? '',
    columns: Object.fromEntries(sheet.columns.map(({ index, field }) => [index, field])),
  };
}

// Only what differs from what was recognised is sent: the rest is recognised again, even if the
// header row moves and the columns with it.
export function correctionOf({
  preview,
  sheet,
  typed,
}: {
  readonly preview: Preview;
  readonly sheet: PreviewSheet;
  readonly typed: Typed;
}) {
  const start = startOf(preview, sheet);
  const columns = sheet.columns
    .map(({ index, field }) => ({ index, field: typed.columns[index] ?? field }))
    .filter(({ index, field }) => field !== start.columns[index]);
  const headerRow = Number(typed.headerRow);
  const isHeaderMoved = typed.headerRow !== start.headerRow && headerRow >= 1;
  return {
    baseVersion: preview.version,
    kind: typed.kind,
    listedOn:
      typed.listedOn === start.listedOn ? undefined : isDay(typed.listedOn) ? typed.listedOn : null,
    encoding: typed.encoding === start.encoding ? undefined : typed.encoding,
    delimiter: typed.delimiter === start.delimiter ? undefined : typed.delimiter,
    sheets: [
      {
        sheet: sheet.sheet,
        excluded: typed.isExcluded,
        headerRow: isHeaderMoved ? headerRow : undefined,
        columns: columns.length > 0 ? columns : undefined,
        dayMonthOrder: typed.order === start.order || typed.order === '' ? undefined : typed.order,
      },
    ],
  };
}
