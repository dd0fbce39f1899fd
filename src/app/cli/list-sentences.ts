// What the command line prints about a list that it cannot read and about cells that it did not
// understand: one plain English sentence with the row and the remedy. The screens have their own
// texts in six languages; these are for scripts and tired people at a terminal.

import { type RefusalFacts } from '../../kernel/outcome.ts';
import {
  type PassedOver,
  type Problem,
  type ProblemCode,
} from '../../rooms/operations/lists/reading/model.ts';
import { type TimedRefusalCode } from '../../rooms/operations/lists/reading/preview-in-worker.ts';

type Sentence = (facts: RefusalFacts) => string;

const kinds: Readonly<Record<string, string>> = {
  pdf: 'a PDF',
  image: 'an image',
  html: 'a web page',
  xml: 'an XML file',
  rtf: 'a text document (RTF)',
  archive: 'a compressed archive',
  binary: 'not text and not a workbook',
  'legacy-excel': 'a workbook of Excel 97–2003 (.xls)',
  'legacy-office': 'an Office document from before 2007',
  'word-document': 'a Word document',
  presentation: 'a presentation',
  'binary-workbook': 'a binary workbook (.xlsb)',
  'open-document': 'an OpenDocument file',
  'empty-archive': 'an empty archive',
};
const saveAgain = 'Open it in a spreadsheet program, save it as .xlsx or as CSV, and try again.';

function placeOf(facts: RefusalFacts): string {
  const row = facts['row'] === null || facts['row'] === undefined ? null : `row ${facts['row']}`;
  const named = facts['sheet'] ? `sheet “${facts['sheet']}”` : null;
  const sheet = named ?? (facts['sheetNumber'] ? `sheet ${facts['sheetNumber']}` : null);
  return [row, sheet].filter((part) => part !== null).join(' of ');
}

function at(facts: RefusalFacts, before: string): string {
  const place = placeOf(facts);
  return place === '' ? '' : `${before}${place}`;
}

const refusals: Readonly<Record<TimedRefusalCode, Sentence>> = {
  'empty-file': () => 'The file is empty: it has 0 bytes. Ask the sender for it again.',
  'no-rows': () => 'The file opens, but all rows are empty. Ask the sender for the completed list.',
  truncated: (facts) =>
    `The file is cut off${at(facts, ': it can be read up to ')}, and the rest is missing. ` +
    'Download or copy it again, or ask the sender for it again.',
  damaged: (facts) =>
    facts['quote'] === true
      ? `A quotation mark opened in row ${facts['row']} is never closed. ` +
        'Close or remove it, and try again.'
      : `The file is damaged${at(facts, ' at ')}. ${saveAgain}`,
  'not-a-spreadsheet': (facts) =>
    `This is not a spreadsheet: it is ${kinds[String(facts['seemsToBe'])] ?? 'something else'}, ` +
    `whatever its name says. ${saveAgain}`,
  'password-protected': () =>
    'The file is locked with a password. Open it, save it without a password, and try again.',
  'too-large': (facts) =>
    facts['unpacked'] === true || facts['entries'] !== undefined
      ? 'The file unpacks to far more than a list could contain, so reading stopped' +
        `${at(facts, ' at ')}. Copy the list into a new workbook, and try again.`
      : 'The file is larger than 20 MB. Remove pictures and other sheets, or send it in parts.',
  'too-many-rows': (facts) =>
    `The list has more than ${facts['limit']} rows${at(facts, '; reading stopped at ')}. ` +
    'Split it into several files.',
  'too-many-columns': (facts) =>
    `${at(facts, 'At ') || 'A row'} has more than ${facts['limit']} columns. ` +
    'Delete the columns to the right of the list, and try again.',
  'sheet-not-found': () => 'The workbook has no sheet with that name. Check the name.',
  'encoding-not-known': (facts) =>
    `The encoding “${facts['encoding']}” is not known. Try utf-8, windows-1251 or windows-1256.`,
  'no-header-row': (facts) =>
    `No row with column titles was found${at(facts, ' from ')}. ` +
    'Put a row with titles such as “Name” and “Date of birth” above the persons, or name the row.',
  'no-name-column': (facts) =>
    `The titles${at(facts, ' in ')} do not include a column for names. ` +
    'Add or mark a column such as “Name” or “Surname”, and try again.',
  'column-scores-a-person': (facts) =>
    `The column “${facts['header']}” would score a person. Such a column is never imported. ` +
    'Leave it out.',
  'column-not-found': (facts) =>
    `No row has the title “${facts['header']}”. Write it as in the file, or give its number.`,
  'titles-unreadable': (facts) =>
    `The letters of the column titles${at(facts, ' in ')} cannot be read. ` +
    'Try another encoding, or ask the sender for the file again.',
  'not-people': (facts) =>
    `The rows below the titles${at(facts, ' in ')} do not seem to be people. ` +
    'If they are, say which column has the names, for example with --column 2=fullName.',
  'no-people': (facts) =>
    `There are column titles${at(facts, ' in ')}, but no person below them. ` +
    'Ask the sender for the completed list.',
  'took-too-long': () =>
    'Reading took more than five seconds and was stopped. ' +
    'Copy the rows of the list into a new workbook, and try again.',
};

export function refusalSentence(code: TimedRefusalCode, facts: RefusalFacts): string {
  const sentence = refusals[code](facts);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const problems: Readonly<Record<ProblemCode, string>> = {
  'name-empty': 'the name is empty; write it, or leave the row out',
  'name-part-empty': 'this part of the name says nothing; it is left out of the name',
  'name-is-kunya-only': 'only a kunya is given; ask for the name',
  'kunya-not-separated': 'there seems to be a kunya before the name; put “/” between them',
  'name-not-text': 'the name is not text; check the column',
  'sex-not-known': 'the word for sex is not known; correct it',
  'sex-empty': 'no sex is given',
  'birth-empty': 'no birth date, year or age is given',
  'birth-not-understood': 'the birth date cannot be read; correct it',
  'birth-day-does-not-exist': 'the birth date does not exist; correct it',
  'birth-in-future': 'the birth date is in the future; correct it',
  'birth-too-early': 'the birth date is more than 115 years ago; correct it',
  'birth-other-calendar': 'the birth date seems to be from another calendar; convert it',
  'birth-day-month-unclear': 'day and month could be swapped; choose the order',
  'birth-short-year': 'the year has two digits; check the century',
  'births-on-new-year': 'are on 1 January; probably only the years are known',
  'value-shared': 'have one and the same value; it is not used to find who is the same person',
  'age-without-date': 'an age is given without the day it was stated; counted from today',
  'age-not-understood': 'the age cannot be read; correct it',
  'age-differs-from-birth': 'age and birth date contradict each other; check both',
  'citizenship-not-known': 'the citizenship is not known; correct it',
  'relation-not-known': 'the relation is not known; correct it',
  'status-not-known': 'the word for boarded or not boarded is not known; correct it',
  'status-empty': 'the list does not show whether the person boarded',
  'reason-not-known': 'the reason is not known; choose one',
  'reason-empty': 'no reason is given for not boarding',
  'family-not-clear': 'the family number is not clear; write it in this row',
  'formula-cell': 'the cell contains a formula, which is never calculated; write the value',
  'error-cell': 'the cell shows a spreadsheet error; write the value',
  'text-unreadable': 'the letters cannot be read; write the cell again, or leave the row out',
  'digits-lost': 'the program shortened this number; write it as text',
  'birth-year-not-shown': 'the cell shows no year; the spreadsheet program added one; check it',
  'birth-near-midnight':
    'the date was stored just before midnight; the next day was read; check it',
  'birth-from-instant': 'the date was written with a time of day; check the day',
  'row-hidden': 'the row is hidden in the file; leave it out if it was taken off the list',
  'row-struck': 'the row is struck out in the file; leave it out if it was taken off the list',
  'row-cut': 'the row seems to be cut: by a line break, another separator or the end of the file',
  'below-other-titles': 'titles in another order stand above the row; give each table its own file',
  'row-too-wide': 'the row has more cells than titles; its values may stand in wrong columns',
  'row-repeats': 'the row repeats an earlier row; keep one of them',
};

const passedOver: Readonly<Record<PassedOver['reason'], string>> = {
  'title-not-known': 'the title is not known',
  'no-title': 'it has no title',
  'another-column': 'another column gives this already',
  'of-another-person': 'it is about somebody else',
  'of-a-thing': 'it names a place, a school or an organisation',
  'not-names': 'what it holds are no names of the people on the list',
  'form-data': 'the form program added it',
  'not-kept': 'it is not kept',
  'no-column': 'no column gives it',
  'signs-unclear': 'a sign in it may mean yes or no; write a word instead',
  hidden: 'it is hidden in the file; check that its people belong on the list',
  title: 'a title',
  header: 'titles of columns',
  'header-repeated': 'titles of columns once more',
  'column-numbers': 'numbers of columns',
  subtotal: 'a total',
  heading: 'a heading',
  'number-only': 'only a number',
  signature: 'a signature, stamp or remark under the list',
  'not-a-person': 'a remark',
};

/** For a column and a field also how it is mapped by hand. */
export function passedOverSentence({ what, reason, ...part }: PassedOver): string {
  const why = passedOver[reason];
  if (what === 'sheet') return `The sheet is passed over or doubtful: ${why}.`;
  if (what === 'rows') return `Rows ${part.rows.join(', ')} are no people: ${why}.`;
  if (what === 'field') return `No column gives ${part.field}; map one with --column.`;
  const title = part.title ? ` “${part.title}”` : '';
  const seems = part.field ? ` It seems to hold ${part.field}.` : '';
  return `Column ${part.column}${title} is not read: ${why}.${seems}`;
}

export function problemSentence({ row, field, code, facts }: Problem): string {
  // Said once for the whole column.
  if (code === 'births-on-new-year' || code === 'value-shared')
    return `Column ${field}: ${facts['rows']} of ${facts['of']} rows ${problems[code]}.`;
  const other = code === 'row-repeats' ? ` (row ${facts['firstRow']})` : '';
  return `Row ${row}, ${field}: ${problems[code]}${other}.`;
}
