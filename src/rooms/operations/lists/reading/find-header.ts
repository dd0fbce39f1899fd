// Finds the row that names the columns: below titles, perhaps in two rows where a merged cell
// spans several columns. A list without any column that names a person is refused, because a row
// without a name cannot become a person.

import { foldWords } from '../../../../kernel/letters.ts';
import { done, refuse, type Outcome } from '../../../../kernel/outcome.ts';
import { namesADanger } from '../../../../kernel/scoring.ts';
import { type Sheet, type SheetRow } from '../../../../engine/files/sheets.ts';
import { type ColumnField, type ListOptions } from './model.ts';
import { type PreviewColumn, repeatableFields } from './model.ts';
import { areWholeNames, contentsOf, looksLikeBirth, looksLikeSex } from './column-content.ts';
import { type HeaderReading, recogniseHeader } from './recognise-header.ts';
import { namesGuardian, namesHead } from './title-words.ts';
import type { ListRefusalCode } from './refusals.ts';

export type Header = {
  /** The row that names the columns; the last one if the header takes two. */
  readonly headerRow: number;
  readonly firstRow: number;
  readonly columns: readonly PreviewColumn[];
};

type Candidate = Header & { readonly score: number; readonly hasName: boolean };

const rowsSearchedMax = 40;
export const nameFields: readonly ColumnField[] = ['fullName', 'familyName', 'givenName'];

export function findHeader(sheet: Sheet, options: ListOptions): Outcome<Header, ListRefusalCode> {
  const missing = findMissingTitle(sheet, options);
  if (missing !== null) return refuse('column-not-found', { header: missing });
  const chosen = options.headerRow;
  if (chosen === 0) return withoutTitles(sheet, options);
  const rows = sheet.rows.slice(0, chosen === undefined ? rowsSearchedMax : undefined);
  const candidates = rows
    .filter(({ row }) => chosen === undefined || row === chosen)
    .flatMap((row) => candidatesAt(sheet, row, options));
  const scoring = candidates.flatMap((one) => one.columns.find(scoresAPerson) ?? [])[0];
  if (scoring && isChosen(scoring, options)) {
    return refuse('column-scores-a-person', { column: scoring.index, header: scoring.header });
  }
  const named = candidates.filter(({ hasName }) => hasName);
  const most = named.reduce<Candidate | null>(
    (top, next) => (top && top.score >= next.score ? top : next),
    null,
  );
  const best = named.find((one) => most && isAboveOther(sheet, one, most)) ?? most;
  if (best && (chosen !== undefined || best.score >= 1)) return done(best);
  if (best && headsNames(sheet, best)) return done(best);
  const nameless = candidates.find(({ score }) => score >= 1.8);
  if (nameless) return refuse('no-name-column', { row: nameless.headerRow });
  const row = chosen ?? sheet.rows[0]?.row ?? 1;
  return refuse('no-header-row', { row, rowsSearched: rows.length });
}

/** Titles of a first table, with people between them and the titles of the next. */
function isAboveOther(sheet: Sheet, one: Candidate, next: Candidate): boolean {
  if (one.headerRow >= next.firstRow || one.score < next.score / 2) return false;
  const fields = new Map(one.columns.map(({ index, field }) => [index, field]));
  const between = sheet.rows.filter(({ row }) => row > one.headerRow && row < next.firstRow);
  return between.some(({ cells }) =>
    cells.some((cell) => {
      const field = fields.get(cell.column);
      return (field === 'sex' && looksLikeSex(cell)) || (field === 'birth' && looksLikeBirth(cell));
    }),
  );
}

/** The only known title is that of the names, and names stand below it. */
function headsNames(sheet: Sheet, { headerRow, columns }: Header): boolean {
  const names = columns.find(({ field, confidence }) => field === 'fullName' && confidence === 1);
  if (!names || columns.length < 2) return false;
  return areWholeNames(contentsOf(sheet, headerRow).get(names.index) ?? []);
}

/** A title that a person mapped and that no row has. */
function findMissingTitle(sheet: Sheet, { columnsByTitle = {} }: ListOptions): string | null {
  const titles = new Set(
    sheet.rows
      .slice(0, rowsSearchedMax)
      .flatMap(({ cells }) => cells.map(({ text }) => foldWords(text))),
  );
  return Object.keys(columnsByTitle).find((title) => !titles.has(foldWords(title))) ?? null;
}

/** A person has said what the columns are; the first row is about somebody. */
function withoutTitles(sheet: Sheet, options: ListOptions): Outcome<Header, ListRefusalCode> {
  const indexes = sheet.rows.flatMap(({ cells }) => cells.map(({ column }) => column));
  const texts = new Map([...new Set(indexes)].map((index) => [index, '']));
  const header = candidateOf({ headerRow: 0, firstRow: 0, texts }, options);
  return header.hasName ? done(header) : refuse('no-name-column', { row: 0 });
}

function isChosen({ index, header }: PreviewColumn, options: ListOptions): boolean {
  return correctionOf({ index, header }, options) !== undefined;
}

/** What a person said about this column, by its number or by its title. */
function correctionOf(
  { index, header }: Pick<PreviewColumn, 'index' | 'header'>,
  { columns = {}, columnsByTitle = {} }: ListOptions,
): ColumnField | undefined {
  if (columns[index] !== undefined) return columns[index];
  const folded = foldWords(header);
  const entries = Object.entries(columnsByTitle);
  return entries.find(([title]) => foldWords(title) === folded)?.[1];
}

/** What a person says it means; the program itself reads no such column. */
function scoresAPerson({ field, header }: PreviewColumn): boolean {
  return field !== 'ignore' && namesADanger(header);
}

/** The row by itself, and together with the row below it if merged cells suggest two. */
function candidatesAt(sheet: Sheet, row: SheetRow, options: ListOptions): Candidate[] {
  const texts = textsOf(sheet, row);
  const alone = candidateOf({ headerRow: row.row, firstRow: row.row, texts }, options);
  const isSpread = sheet.merges.some(
    (merge) => merge.firstRow <= row.row && merge.lastRow >= row.row && spansColumns(merge),
  );
  const below = sheet.rows.find((next) => next.row === row.row + 1);
  if (!isSpread || !below || below.cells.some(({ kind }) => kind !== 'text')) return [alone];
  const both = new Map(texts);
  for (const [column, text] of textsOf(sheet, below)) {
    const upper = texts.get(column) ?? '';
    const isClearAlone = recogniseHeader(text).confidence >= 0.8;
    both.set(column, isClearAlone || upper === text ? text : `${upper} ${text}`.trim());
  }
  const places = { headerRow: below.row, firstRow: row.row, texts: both };
  const together = candidateOf(places, options);
  // Two rows win only if they show clearly more: the first row of data must not become a header.
  return together.score >= alone.score + 0.9 ? [alone, together] : [alone];
}

function spansColumns(merge: { firstColumn: number; lastColumn: number }): boolean {
  return merge.lastColumn > merge.firstColumn;
}

/** The texts of a row by column; a merged cell counts for every column that it covers. */
function textsOf(sheet: Sheet, row: SheetRow): Map<number, string> {
  const texts = new Map(row.cells.map(({ column, text }) => [column, text]));
  for (const merge of sheet.merges) {
    if (merge.firstRow !== row.row) continue;
    const text = texts.get(merge.firstColumn);
    if (text === undefined) continue;
    const lastColumn = Math.min(merge.lastColumn, merge.firstColumn + 30);
    for (let column = merge.firstColumn; column <= lastColumn; column += 1) texts.set(column, text);
  }
  return texts;
}

type Places = { headerRow: number; firstRow: number; texts: ReadonlyMap<number, string> };

function candidateOf({ headerRow, firstRow, texts }: Places, options: ListOptions): Candidate {
  const sorted = [...texts].sort((a, b) => a[0] - b[0]);
  const columns = assignFields(sorted, options);
  const read = columns.filter(({ field }) => field !== 'ignore');
  const hasName = read.some(({ field }) => nameFields.includes(field));
  const unread = columns.filter(({ confidence }) => confidence === 0).length;
  const sum = read.reduce((total, { confidence }) => total + confidence, 0);
  return { headerRow, firstRow, columns, hasName, score: sum - unread * 0.1 };
}

type Claim = HeaderReading & { readonly index: number; readonly header: string };

/** Chosen by a person: surer than any title. */
const chosenConfidence = 1.01;
/** "Child name" goes before "Name", which may be anybody's. */
const ownTitleMore = 0.005;

/** If two columns claim one field, the surer one gets it; if both are as sure, the first. */
function assignFields(
  texts: readonly (readonly [number, string])[],
  options: ListOptions,
): PreviewColumn[] {
  const claims = texts.map(([index, header]): Claim => {
    const field = correctionOf({ index, header }, options);
    if (field === undefined) return { index, header, ...recogniseHeader(header) };
    return { index, header, field, confidence: chosenConfidence, unread: null };
  });
  for (const [key, field] of Object.entries(options.columns ?? {})) {
    const index = Number(key);
    if (claims.some((claim) => claim.index === index)) continue;
    claims.push({ index, header: '', field, confidence: chosenConfidence, unread: null });
  }
  const taken = new Map<ColumnField, number>();
  for (const { field, index } of [...claims].sort((a, b) => sureness(b) - sureness(a))) {
    if (!taken.has(field)) taken.set(field, index);
  }
  const others = relationsOfOthers(claims);
  return claims.map(({ index, header, field, confidence, unread }): PreviewColumn => {
    if (others.has(index)) {
      return { index, header, field: 'ignore', confidence, unread: 'of-another-person' };
    }
    const isFree = repeatableFields.includes(field) || taken.get(field) === index;
    if (!isFree) {
      return { index, header, field: 'ignore', confidence: 0.3, unread: 'another-column' };
    }
    const column = { index, header, field, confidence: Math.min(confidence, 1) };
    return unread === null ? column : { ...column, unread };
  });
}

/** "ФИО опекуна | Степень родства": the guardian is the grandmother, not the child. */
function relationsOfOthers(claims: readonly Claim[]): Set<number> {
  const found = new Set<number>();
  let isOther = false;
  for (const { index, header, field, unread, confidence } of claims) {
    if (nameFields.includes(field)) isOther = false;
    else if (unread === 'of-another-person') isOther = namesGuardian(header);
    if (field === 'relation' && isOther && confidence <= 1 && !namesHead(header)) found.add(index);
  }
  return found;
}

function sureness({ confidence, isOwn }: Claim): number {
  return isOwn ? confidence + ownTitleMore : confidence;
}

/** True for a row that repeats the header, as page breaks leave them. */
export function repeatsHeader(row: SheetRow, columns: readonly PreviewColumn[]): boolean {
  let same = 0;
  for (const { index, header } of columns) {
    const text = row.cells.find(({ column }) => column === index)?.text;
    // Lengths first: this runs for every row, and hardly any row repeats the header.
    if (header === '' || text?.length !== header.length) continue;
    if (text === header || text.toLowerCase() === header.toLowerCase()) same += 1;
  }
  return same >= 2 && same >= row.cells.length * 0.6;
}
