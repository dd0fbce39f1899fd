// Previewed lists as entries for the matcher, without a database: each
// file is one list, and rows with the same family number are one family.

import type { Day } from '../../../kernel/day.ts';
import type { MatchEntry } from '../../people/public.ts';
import type { FilePreview } from './reading/preview-file.ts';
import type { PreviewRow } from './shapes.ts';
import { entryOfRow } from './row-to-entry.ts';

export type ListedEntry = {
  readonly entry: MatchEntry;
  readonly place: { readonly file: string; readonly sheet: string; readonly row: number };
};

/** Sheets of one workbook are parts of one list: a person is on one of them. */
export function entriesOfPreviews(previews: readonly FilePreview[], today: Day): ListedEntry[] {
  return previews.flatMap(({ file, sheet, rows }) =>
    rows.flatMap((row): ListedEntry[] => {
      const read =
        row.skipped === undefined
          ? entryOfRow(
              {
                row: row.row,
                values: row.values as PreviewRow['values'],
                problems: [],
                skipped: null,
              },
              today,
            )
          : null;
      if (read === null) return [];
      const entry: MatchEntry = {
        id: `${file}!${sheet}!${row.row}`,
        source: file,
        row: `${sheet}!${row.row}`,
        names: {
          full: read.fullName,
          given: read.givenName,
          family: read.familyName,
          father: read.fatherName,
          mother: read.motherName,
        },
        sex: read.sex === 'unknown' ? null : read.sex,
        birth: read.birth,
        familyKey: read.familyNumber,
        relation: read.relation,
        document: read.document,
      };
      return [{ entry, place: { file, sheet, row: row.row } }];
    }),
  );
}
