// The state of one caseload list on the screen: the file, how to read it, what the server
// understood, the rows left out. Nothing of it is written to the device.

import { useState } from 'react';
import type { QueryOf, ReturnsOf } from '../../../kernel/contract.ts';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import type { previewCaseload } from '../caseload/api.ts';
import { writeRowsLeftOut } from '../caseload/rows-left-out.ts';
import { withSheetCorrection } from '../lists/column-choices.ts';
import type { SheetCorrection } from '../lists/shapes.ts';
import { type LeftOut, rowKey, rowOfKey } from './list-rows.ts';
import type { Reread, Rereading } from './reread.ts';

export type Preview = ReturnsOf<typeof previewCaseload>;
type Query = QueryOf<typeof previewCaseload>;
/** How to read the file, as far as a person has chosen. */
export type Reading = {
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly listedOn?: Query['listedOn'];
  readonly sheets: readonly SheetCorrection[];
};
export type Caseload = ReturnType<typeof useCaseload>;

const asRecognised: Reading = { sheets: [] };

export function useCaseload() {
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<Reading>(asRecognised);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [keys, setKeys] = useState<readonly string[]>([]);
  const leftOut: LeftOut = {
    keys,
    toggle: (some, isOut) =>
      setKeys(isOut ? [...new Set([...keys, ...some])] : keys.filter((key) => !some.includes(key))),
  };
  const queryOf = (how: Reading) => ({
    fileName: file?.name ?? '',
    encoding: how.encoding || undefined,
    delimiter: how.delimiter || undefined,
    listedOn: how.listedOn,
    sheets: how.sheets.length === 0 ? undefined : JSON.stringify(how.sheets),
  });
  const action = useAction((how: Reading) =>
    request<typeof previewCaseload>('POST /api/caseload-lists/preview', {
      query: { ...queryOf(how), after: 0 },
      body: file ?? new Blob(),
    }),
  );
  const look = async (change: Partial<Reading> = {}): Promise<boolean> => {
    const how = { ...reading, ...change };
    const answer = file ? await action.run(how) : null;
    if (!answer) return false;
    setReading(how);
    setKeys([]);
    setPreview(answer);
    return true;
  };
  const rereadOf = (sheet: string): Reread => ({
    isBusy: action.isBusy,
    problem: action.problem,
    correct: (change) => void look(withCorrection(reading, sheet, change)),
  });
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setReading(asRecognised);
    setPreview(null);
    setKeys([]);
  };
  return {
    file,
    preview,
    leftOut,
    action,
    look,
    rereadOf,
    reading,
    choose,
    /** The same reading, for further rows and for the import. */
    query: () => ({
      ...queryOf(reading),
      skipRows: preview === null ? undefined : skipRowsOf(preview, keys) || undefined,
    }),
  };
}

/** What was said before of this sheet, and of the others, stays. */
function withCorrection(
  reading: Reading,
  sheet: string,
  { listedOn = reading.listedOn, ...change }: Rereading,
): Partial<Reading> {
  const others = reading.sheets.filter((one) => one.sheet !== sheet);
  const earlier = reading.sheets.find((one) => one.sheet === sheet);
  return { listedOn, sheets: [...others, withSheetCorrection(earlier, { ...change, sheet })] };
}

function skipRowsOf(preview: Preview, keys: readonly string[]): string {
  const out = keys.map(rowOfKey);
  return writeRowsLeftOut(
    preview.sheets.map(({ sheet }) =>
      out.filter((one) => one.sheet === sheet).map((one) => one.row),
    ),
  );
}

/** Rows with an error that are not left out yet, of sheets that are taken. */
export function openErrors(preview: Preview, keys: readonly string[]): string[] {
  const isOut = new Set(keys);
  return preview.sheets
    .filter((sheet) => !sheet.excluded)
    .flatMap((sheet) => sheet.errorRows.map((row) => rowKey(sheet, row)))
    .filter((key) => !isOut.has(key));
}

/** Rows whose answers cannot be taken and that are not left out yet. */
export function openAnswers(preview: Preview, keys: readonly string[]): Preview['wrongAnswers'] {
  const isOut = new Set(keys);
  return preview.wrongAnswers.filter((one) => !isOut.has(rowKey(one, one.row)));
}
