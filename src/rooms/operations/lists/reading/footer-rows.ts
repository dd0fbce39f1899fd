// Tells what stands under a list from the people in it: totals in words, who made and who signed
// it, stamp, telephone, day. Such a line has no number of its own and says nothing about a sex. In
// doubt a row is taken for a person: what is passed over is shown, and can be taken back.

import { foldWords } from '../../../../kernel/letters.ts';
import { type Cell, type SheetRow } from '../../../../engine/files/sheets.ts';
import { indexWords, listPhrases } from './match-words.ts';
import { type ColumnField, type PreviewColumn, type SkipReason } from './model.ts';
import { looksLikeSex } from './column-content.ts';
import { footerWords } from './words/footers.ts';
import { countWords, totalWords } from './words/rows.ts';

export type ListShape = {
  readonly fields: Fields;
  /** Most rows are numbered, so that a row without a number stands out. */
  readonly isNumbered: boolean;
  /** The last row that says more of a person than a name. */
  readonly lastPersonRow: number;
};

const footers = indexWords({ footer: footerWords });
const totals = indexWords({ total: totalWords, count: countWords });
const names: ReadonlySet<ColumnField> = new Set(['fullName', 'familyName', 'givenName']);
const personal: ReadonlySet<ColumnField> = new Set(['sex', 'birth', 'age', 'relation']);
/** A line under a list has a text and perhaps a name, a day or a number beside it. */
const footerCellsMax = 4;

export function shapeOf(rows: readonly SheetRow[], columns: readonly PreviewColumn[]): ListShape {
  const fields = new Map(columns.map(({ index, field }) => [index, field]));
  let told = 0;
  let numbered = 0;
  let lastPersonRow = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (!isTold(row, fields)) continue;
    told += 1;
    lastPersonRow = Math.max(row.row, Number.isFinite(lastPersonRow) ? lastPersonRow : 0);
    if (row.cells.some(({ column }) => fields.get(column) === 'sequence')) numbered += 1;
  }
  return { fields, isNumbered: numbered > 0 && numbered * 2 > told, lastPersonRow };
}

type Fields = ReadonlyMap<number, ColumnField>;

/** A name, and at least one more thing that only a person has. */
function isTold(row: SheetRow, fields: Fields): boolean {
  let hasName = false;
  let hasMore = false;
  let sex: Cell | null = null;
  for (const cell of row.cells) {
    const field = fields.get(cell.column) ?? 'ignore';
    if (names.has(field)) hasName = true;
    else if (field === 'sex') sex = cell;
    else if (field === 'relation') hasMore = true;
    // "Начальник отдела | Петров П. П.": a name beside an office is no birth.
    else if (personal.has(field)) hasMore ||= /\d/.test(cell.text);
  }
  if (!hasName || (!hasMore && sex === null)) return false;
  // Nearly every row of a list ends here.
  if (hasMore && row.cells.length > footerCellsMax) return true;
  const hasSex = sex !== null && looksLikeSex(sex);
  return hasSex || (hasMore && !(row.cells.length <= footerCellsMax && isUnderList(row)));
}

/** Null for a row that may be about a person. */
export function footerKind(row: SheetRow, shape: ListShape): SkipReason | null {
  if (row.cells.length > footerCellsMax || hasPersonsOwn(row, shape)) return null;
  if (saysTotal(row)) return 'subtotal';
  if (isUnderList(row)) return 'signature';
  const isBelow = row.row > shape.lastPersonRow;
  return isBelow && (namesFooter(row) || hasLineToSign(row)) ? 'signature' : null;
}

/** A number in the list, or a sex: nothing under a list has them. */
function hasPersonsOwn({ cells }: SheetRow, { fields, isNumbered }: ListShape): boolean {
  return cells.some(({ column, text }) => {
    const field = fields.get(column);
    if (field === 'sex') return looksLikeSex({ column, text, kind: 'text' });
    return field === 'sequence' && isNumbered && /^\d+\.?$/.test(text);
  });
}

/** "Всего: 2 человека, из них детей 2". */
function saysTotal({ cells }: SheetRow): boolean {
  const text = cells[0]?.text ?? '';
  const [first] = listPhrases(totals, text);
  const begins = first !== undefined && foldWords(text).startsWith(first.phrase);
  return begins && (/\d/.test(cells.map((cell) => cell.text).join(' ')) || text.includes(':'));
}

/** It begins with such a word, and goes on as only such a line does. */
function isUnderList({ cells }: SheetRow): boolean {
  const [text, ...others] = cells.map((cell) => cell.text);
  const phrase = footerBegun(text ?? '');
  if (phrase === null) return false;
  const isAlone = foldWords(text ?? '') === phrase || cells.length === 1;
  return isAlone || /[:_\d]|\.{3}/.test(text ?? '') || others.some((one) => footerBegun(one));
}

/** The words under a list with which a text begins. */
function footerBegun(text: string): string | null {
  const [first] = listPhrases(footers, text);
  return first && foldWords(text).startsWith(first.phrase) ? first.phrase : null;
}

function namesFooter({ cells }: SheetRow): boolean {
  return cells.some(({ text }) =>
    listPhrases(footers, text).some(({ phrase }) => phrase.length > 2),
  );
}

/** `____________`, `12.05.2022`, `+996 312 55-12-12`, `mfa@gov.example`. */
function hasLineToSign({ cells }: SheetRow): boolean {
  const text = cells.map((cell) => cell.text).join(' ');
  return /_{3,}|\.{5,}|@|\bwww\.|https?:/.test(text) || /\+?\d[\d\s().-]{7,}\d/.test(text);
}

/** After one such line, a lone text below it belongs to it: a name under "Director". */
export function isUnderFooter(row: SheetRow, shape: ListShape): boolean {
  return row.row > shape.lastPersonRow && row.cells.length <= 2 && !hasPersonsOwn(row, shape);
}
