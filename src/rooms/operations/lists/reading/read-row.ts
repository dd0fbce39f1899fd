// Reads the cells of one row into values with their precision, and names what was not understood.
// Formula cells are data: the value that the last program stored is read, and always marked.

import { type Cell, type SheetRow } from '../../../../engine/files/sheets.ts';
import {
  givesNoValue,
  isFiller,
  namesNobody,
  saysNothing,
} from '../../../../engine/languages/list-words.ts';
import {
  type AlphabetOfText,
  alphabetOf,
  cleanText,
  inAlphabet,
  withLatinDigits,
} from '../../../../kernel/letters.ts';
import { addDays } from '../../../../kernel/day.ts';
import { type RefusalFacts } from '../../../../kernel/outcome.ts';
import { type WordField, type WordReading } from './read-words.ts';
import { readWord } from './read-words.ts';
import { marksOf } from './cell-marks.ts';
import { findInstant, isJustBeforeMidnight } from './instants.ts';
import { type RowKind } from './row-kinds.ts';
import { splitKunya } from './kunya.ts';
import { type TickMarks } from './tick-marks.ts';
import { writeBirth } from './birth-value.ts';
import { understandBirth, type BirthContext } from './understand-birth.ts';
import { findMark } from './read-words.ts';
import {
  type ColumnField,
  type PreviewColumn,
  type Problem,
  type ProblemCode,
  type RowField,
  type Severity,
  type Value,
} from './model.ts';

export type RowContext = {
  readonly columns: readonly PreviewColumn[];
  readonly birth: Omit<BirthContext, 'isAgeColumn'>;
  readonly birthHeaderSaysAge: boolean;
  readonly isKazakh: boolean;
  /** The alphabet of the titles: what looks like both is read in it. */
  readonly alphabet: AlphabetOfText | null;
  /** What signs mean in the column that says who boarded. */
  readonly ticks: TickMarks;
  /** Where the programme is, for dates that were written as moments. */
  readonly timeZone: string;
};

export type Draft = {
  readonly row: number;
  readonly values: Partial<Record<RowField, Value>>;
  readonly problems: Problem[];
};

const nameFields = ['fullName', 'familyName', 'givenName'] as const;
/** Numbers are compared between lists of different scripts; `raw` keeps the digits as written. */
const numberedFields: ReadonlySet<RowField> = new Set([
  'sequence',
  'familyNumber',
  'tent',
  'document',
  'phone',
]);
const numbersAndNames: ReadonlySet<RowField> = new Set([
  ...nameFields,
  ...numberedFields,
  'fatherName',
  'grandfatherName',
  'motherName',
]);
const wordFields = ['sex', 'citizenship', 'relation', 'status', 'reason'] as const;

export function readRow(row: SheetRow, context: RowContext, kind?: RowKind): Draft {
  const draft: Draft = { row: row.row, values: {}, problems: [] };
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  for (const { index, field } of context.columns) {
    if (field === 'ignore') continue;
    const cell = cells.get(index);
    readCell(draft, { field, cell }, context);
  }
  if (kind?.isBelowOtherTitles) {
    addProblem(draft, { code: 'below-other-titles', field: 'fullName', severity: 'error' });
  }
  markSeenRow(draft, row, context.columns);
  readNames(draft);
  joinBirthAndAge(draft, context);
  readReasonFromStatus(draft);
  const mark = findMark([draft.values.relation?.raw ?? '', draft.values.note?.raw ?? '']);
  if (mark) draft.values.mark = { raw: mark.raw, value: mark.mark, precision: 'coded' };
  return draft;
}

export function addProblem(
  draft: Draft,
  problem: { code: ProblemCode; field: RowField; severity: Severity; facts?: RefusalFacts },
): void {
  const { code, field, severity, facts = {} } = problem;
  draft.problems.push({ code, field, row: draft.row, severity, facts });
}

/** Who made the list may have hidden or struck the row on purpose: a person decides. */
function markSeenRow(draft: Draft, row: SheetRow, columns: readonly PreviewColumn[]): void {
  const field = nameFields.find((name) => draft.values[name] !== undefined) ?? 'fullName';
  if (row.isHidden) addProblem(draft, { code: 'row-hidden', field, severity: 'warning' });
  const struck = row.cells.find(({ isStruck }) => isStruck);
  const column = struck && columns.find(({ index }) => index === struck.column);
  if (!column || column.field === 'ignore') return;
  addProblem(draft, { code: 'row-struck', field: column.field, severity: 'warning' });
}

type FieldCell = { readonly field: Exclude<ColumnField, 'ignore'>; readonly cell?: Cell };

function readCell(draft: Draft, { field, cell }: FieldCell, context: RowContext): void {
  const raw = rawOf(cell);
  const marks = marksOf(cell, field === 'birth' && context.birthHeaderSaysAge ? 'age' : field);
  for (const problem of marks.problems) addProblem(draft, { field, ...problem });
  const isMarked = !marks.isRead;
  const text = cell && marks.isRead ? textOf(cell, field) : '';
  if (field === 'birth' || field === 'age') {
    return readBirthCell(draft, { field, cell: isMarked ? undefined : cell, raw }, context);
  }
  if (field === 'status') {
    const ticked = tickedStatus(text, context.ticks);
    if (ticked) return keepWord(draft, { field, raw, reading: ticked, isMarked });
  }
  if ((wordFields as readonly string[]).includes(field)) {
    const reading = readCode(field as (typeof wordFields)[number], text, context);
    return keepWord(draft, { field, raw, reading, isMarked });
  }
  const written = isBlank(field, text) ? '' : text;
  const earlier = field === 'note' ? draft.values.note : undefined;
  const joined = earlier ? joinNotes(earlier.value ?? '', written) : written;
  const shown = earlier ? joinNotes(earlier.raw, raw) : raw;
  const plain = cleanText(numberedFields.has(field) ? withLatinDigits(joined) : joined);
  const value = plain === '' ? null : plain;
  draft.values[field] = { raw: shown, value, precision: value === null ? 'unknown' : 'as-written' };
}

function joinNotes(earlier: string, next: string): string {
  return earlier === '' || next === '' ? earlier + next : `${earlier}; ${next}`;
}

/** "нет" or 000000 is no name and no number: two people who share it share nothing. */
function isBlank(field: RowField, text: string): boolean {
  return numbersAndNames.has(field) ? isFiller(text) : saysNothing(text);
}

/** `KP`, typed with the wrong keyboard in a Cyrillic list, is read as the list is written. */
function readCode(field: WordField, text: string, context: RowContext): WordReading {
  const reading = readWord(field, text, context.isKazakh);
  const { alphabet } = context;
  if (reading.code !== null || alphabet === null || alphabetOf(text) !== null) return reading;
  const again = readWord(field, inAlphabet(text, alphabet), context.isKazakh);
  return again.code === null ? reading : again;
}

/** A name written over two lines is one name; a remark keeps its lines. */
function textOf(cell: Cell, field: ColumnField): string {
  if ((nameFields as readonly string[]).includes(field) && /^\d/.test(cell.text)) {
    // "1. Асанова Айша": the number of the row, not of the person's name.
    return cell.text.replace(/^\d{1,4}(?:\s*[.)]\s*|\s+)(?=\p{L})/u, '').replace(/\s+/g, ' ');
  }
  const isPlain = field === 'note' || !/[\n\r\t]|\s\s/.test(cell.text);
  return isPlain ? cell.text : cell.text.replace(/\s+/g, ' ');
}

/** Null if the cell holds words, not a sign. */
function tickedStatus(text: string, { meanings, unclear }: TickMarks): WordReading | null {
  const code = meanings.get(text) ?? null;
  if (code !== null) return { code, problem: null };
  if (!unclear.has(text)) return null;
  return { code: null, problem: { code: 'status-not-known', severity: 'warning' } };
}

/** What a person sees in the list; of a formula without a stored value its source. */
function rawOf(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.kind === 'formula' && cell.text === '' ? `=${cell.formula ?? ''}` : cell.text;
}

type WordCell = { field: RowField; raw: string; reading: WordReading; isMarked: boolean };

function keepWord(draft: Draft, { field, raw, reading, isMarked }: WordCell): void {
  const { code, problem } = reading;
  draft.values[field] = { raw, value: code, precision: code === null ? 'unknown' : 'coded' };
  if (problem && !isMarked) addProblem(draft, { field, ...problem });
}

type BirthCell = FieldCell & { readonly raw: string };

function readBirthCell(draft: Draft, { field, cell, raw }: BirthCell, context: RowContext): void {
  if (!cell || givesNoValue(cell.text) || isZeroDate(cell.text)) {
    draft.values[field] = { raw, value: null, precision: 'unknown' };
    return;
  }
  const isAgeColumn = field === 'age' || context.birthHeaderSaysAge;
  const instant = findInstant(cell.text, context.timeZone);
  const text = instant?.day ?? cell.text;
  const { birth, problems } = understandBirth(text, { ...context.birth, isAgeColumn });
  if (instant && instant.other !== null) {
    const facts = { other: instant.other };
    addProblem(draft, { code: 'birth-from-instant', field, severity: 'warning', facts });
  }
  const isLate = !instant && birth.precision === 'day' && isJustBeforeMidnight(cell.text);
  if (isLate) addProblem(draft, { code: 'birth-near-midnight', field, severity: 'warning' });
  const value = isLate && birth.from ? addDays(birth.from, 1) : writeBirth(birth);
  draft.values[field] = { raw, value, precision: birth.precision };
  for (const problem of problems) addProblem(draft, { field, ...problem });
}

/** A form left blank; a single 0 is an age. */
function isZeroDate(text: string): boolean {
  return /^[0\s./-]{4,}$/.test(withLatinDigits(text));
}

/** An age gives the birth if the birth itself is missing, and is compared with it otherwise. */
function joinBirthAndAge(draft: Draft, context: RowContext): void {
  const { birth, age } = draft.values;
  const hasColumn = context.columns.some(({ field }) => field === 'birth' || field === 'age');
  if (!hasColumn) return;
  if (birth?.value && age?.value) return compareBirthAndAge(draft, birth.value, age.value);
  const isSilent = !draft.problems.some(({ field }) => field === 'birth' || field === 'age');
  const saysNoBirth = !birth?.value && !draft.problems.some(({ field }) => field === 'birth');
  if (age?.value && saysNoBirth) draft.values.birth = age;
  else if (!birth?.value && !age?.value && isSilent) {
    addProblem(draft, { code: 'birth-empty', field: 'birth', severity: 'warning' });
  }
}

function compareBirthAndAge(draft: Draft, birth: string, age: string): void {
  const [from = '', to = ''] = age.split('/');
  const year = Number(birth.slice(0, 4));
  // Ages on lists are often a year old: only a clear contradiction is worth a person's time.
  if (year >= Number(from.slice(0, 4)) - 1 && year <= Number(to.slice(0, 4)) + 1) return;
  addProblem(draft, { code: 'age-differs-from-birth', field: 'age', severity: 'warning' });
}

function readNames(draft: Draft): void {
  const { values, problems } = draft;
  const given = nameFields.filter((field) => values[field] !== undefined);
  if (namesNobody(given.map((part) => values[part]?.value ?? '').join(' '))) {
    for (const part of given)
      values[part] = { ...values[part]!, value: null, precision: 'unknown' };
  }
  const filled = given.filter((field) => values[field]?.value);
  const field = given[0] ?? 'fullName';
  const isMarked = problems.some(
    (problem) => problem.field === field && problem.severity === 'error',
  );
  if (filled.length === 0) {
    if (!isMarked) addProblem(draft, { code: 'name-empty', field, severity: 'error' });
    return;
  }
  for (const part of given) {
    const isSaid = values[part]?.value === null && values[part]?.raw !== '';
    if (isSaid && !problems.some((problem) => problem.field === part))
      addProblem(draft, { code: 'name-part-empty', field: part, severity: 'warning' });
  }
  const main = filled.includes('fullName') ? 'fullName' : filled.at(-1);
  const value = main === undefined ? undefined : values[main];
  if (!main || !value?.value) return;
  if (!/\p{L}/u.test(value.value)) {
    values[main] = { ...value, value: null, precision: 'unknown' };
    addProblem(draft, { code: 'name-not-text', field: main, severity: 'error' });
    return;
  }
  const { name, kunya, isMixed } = splitKunya(value.value);
  if (isMixed) addProblem(draft, { code: 'kunya-not-separated', field: main, severity: 'warning' });
  if (kunya === null) return;
  values.kunya = { raw: value.raw, value: kunya, precision: 'as-written' };
  values[main] = {
    raw: value.raw,
    value: name,
    precision: name === null ? 'unknown' : 'as-written',
  };
  if (name === null)
    addProblem(draft, { code: 'name-is-kunya-only', field: main, severity: 'warning' });
}

/** "REFUSED" in the status column says both that the person did not board and why. */
function readReasonFromStatus(draft: Draft): void {
  const { status, reason } = draft.values;
  if (!status || status.raw === '') return;
  const inStatus = readWord('reason', status.raw, false).code;
  if (status.value === null && inStatus !== null) {
    draft.values.status = { raw: status.raw, value: 'not-boarded', precision: 'coded' };
    if (!reason?.value)
      draft.values.reason = { raw: status.raw, value: inStatus, precision: 'coded' };
    const at = draft.problems.findIndex(({ code }) => code === 'status-not-known');
    if (at !== -1) draft.problems.splice(at, 1);
  } else if (status.value === 'not-boarded' && reason !== undefined && reason.raw === '') {
    const within = inStatus === 'documents' || inStatus === 'medical' || inStatus === 'refused';
    if (within) draft.values.reason = { raw: status.raw, value: inStatus, precision: 'coded' };
    else addProblem(draft, { code: 'reason-empty', field: 'reason', severity: 'warning' });
  }
}
