// What a cell says about itself before its column gives it a meaning: a formula, a spreadsheet
// error, letters that nobody can read, digits that were lost, a date whose year the program made
// up. Each is named where it is, and what cannot be true is not read.

import { type Cell } from '../../../../engine/files/sheets.ts';
import { type ColumnField, type ProblemCode, type Severity } from './model.ts';

export type CellMarks = {
  readonly problems: readonly { readonly code: ProblemCode; readonly severity: Severity }[];
  /** False: the cell is shown, and nothing of it is taken as a value. */
  readonly isRead: boolean;
};

const remarks: ReadonlySet<ColumnField> = new Set(['note', 'place', 'address', 'district']);
const numbers: ReadonlySet<ColumnField> = new Set(['document', 'phone', 'familyNumber']);
const names: ReadonlySet<ColumnField> = new Set([
  'fullName',
  'familyName',
  'givenName',
  'fatherName',
  'grandfatherName',
  'motherName',
]);
/** A workbook keeps 15 digits of a number and fills the rest with zeros. */
const wholeNumberMax = 999_999_999_999_999;

const unmarked: CellMarks = { problems: [], isRead: true };

export function marksOf(cell: Cell | undefined, field: ColumnField): CellMarks {
  if (!cell) return unmarked;
  if (cell.kind === 'error') return unread('error-cell');
  if (cell.kind === 'unreadable' || (names.has(field) && hasLostLetters(cell.text))) {
    if (!remarks.has(field)) return unread('text-unreadable');
    return { problems: [{ code: 'text-unreadable', severity: 'warning' }], isRead: true };
  }
  if (cell.kind === 'formula' && cell.text === '') return unread('formula-cell');
  if (numbers.has(field) && hasLostDigits(cell)) {
    return { problems: [{ code: 'digits-lost', severity: 'warning' }], isRead: false };
  }
  // Nearly every cell of a list: nothing to say, and nothing to make.
  if (cell.kind !== 'formula' && !cell.isDate) return unmarked;
  const warnings: ProblemCode[] = [];
  if (cell.kind === 'formula') warnings.push('formula-cell');
  if (field === 'age' && isNoAge(cell)) return unread('age-not-understood');
  if (field === 'birth' && cell.hasNoYear) warnings.push('birth-year-not-shown');
  if (field === 'birth' && cell.isNearMidnight) warnings.push('birth-near-midnight');
  return { problems: warnings.map((code) => ({ code, severity: 'warning' })), isRead: true };
}

function unread(code: ProblemCode): CellMarks {
  return { problems: [{ code, severity: 'error' }], isRead: false };
}

/** An age of `10-12`, which the spreadsheet program turned into a day or month by itself. */
export function isNoAge(cell: Cell): boolean {
  return cell.isDate === true && (cell.hasNoYear === true || cell.text.length < 10);
}

/** `Omar ?????`, `?лімова Айг?л`: a program could not write letters of the name. */
const lostLetters =
  /(?<!\p{L})[?□▯]+\p{L}|\p{L}[?□▯]+\p{L}|\p{L}.*(?<!\S)\?{2,}(?!\S)|(?<!\S)\?{2,}\s.*\p{L}/u;
/** `&#1040;`, `\u0410`, `%D0%90`, `=D0=90`: letters as programs hand them to each other. */
const codedLetters = /&(?:#x?[\da-f]{2,5}|[a-z]{2,6});|\\u[\da-f]{4}|(?:[%=][\dA-F]{2}){2}/i;

function hasLostLetters(text: string): boolean {
  if (!/[?□▯&\\%=]/.test(text)) return false;
  return lostLetters.test(text) || codedLetters.test(text);
}

/** `1.00513E+11`, or a number longer than a workbook can keep. */
function hasLostDigits({ text, number }: Cell): boolean {
  if (number !== undefined) return Math.abs(number) > wholeNumberMax;
  return /^[+-]?\d([.,]\d+)?e\+?\d{1,3}$/i.test(text);
}
