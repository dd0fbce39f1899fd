// Whether a sheet lists people at all. A plan of work, a table of countries and the choices of
// a form have a column called "name" too, and every row of them would become a person. Somebody who
// maps a column by hand has looked, and is believed.

import { foldWords } from '../../../../kernel/letters.ts';
import { type Sheet } from '../../../../engine/files/sheets.ts';
import { nameFields } from './find-header.ts';
import { indexWords } from './match-words.ts';
import { type PreviewColumn, type RowField, type Value } from './model.ts';
import { readWord } from './read-words.ts';
import { isAnyNameTitle, plainTitle } from './title-words.ts';
import { thingTitles } from './words/subjects.ts';

type Person = {
  readonly values: Readonly<Partial<Record<RowField, Value>>>;
  readonly problems: readonly { readonly field: RowField }[];
};

const things = indexWords({ thing: thingTitles });
/** Said of people only. What is not understood there is an error that somebody looks at. */
const personal: readonly RowField[] = ['sex', 'birth', 'relation', 'mark', 'kunya'];
/** Present in lists of people, in whatever words. */
const telling: readonly RowField[] = ['document', 'motherName', 'fatherName', 'familyNumber'];
/** Fewer rows show nothing about what a sheet lists, if a title says that people have the names. */
const rowsShowing = 5;
const thingTitlesShowing = 2;

export function listsPeople(
  columns: readonly PreviewColumn[],
  persons: readonly Person[],
): boolean {
  const understood = persons.filter(({ values }) => personal.some((field) => values[field]?.value));
  if (understood.length * 10 >= persons.length && understood.length > 0) return true;
  const titles = columns.filter(({ header }) => isThingTitle(header)).length;
  if (titles >= thingTitlesShowing) return false;
  const said = persons.filter(({ problems }) =>
    personal.some((field) => problems.some((one) => one.field === field)),
  );
  if (said.length * 10 >= persons.length && said.length > 0) return true;
  const isTold = persons.some(({ values }) => telling.some((field) => values[field]?.value));
  if (isTold || (persons.length < rowsShowing && !isAnyName(columns))) return true;
  const whole = persons.filter(({ values }) => isWholeName(values)).length;
  return whole * 2 >= persons.length;
}

/** "Name" may head people, countries, camps or goods; "Full name" and "ФИО" head people. */
function isAnyName(columns: readonly PreviewColumn[]): boolean {
  return columns
    .filter(({ field }) => nameFields.includes(field))
    .every(({ header }) => isAnyNameTitle(header));
}

/** `label::English` is a title of a form itself, not of what was filled in. */
function isThingTitle(title: string): boolean {
  if (/^(label|hint|media|\w+_message)::?/i.test(title)) return true;
  return things.codes.has(foldWords(plainTitle(title)));
}

/** Two words or more, or two columns for them, with capitals as names have. */
function isWholeName(values: Person['values']): boolean {
  const parts = [values.fullName, values.familyName, values.givenName, values.fatherName];
  const name = parts.flatMap((part) => part?.value ?? []).join(' ');
  const words = name.split(/\s+/).filter((word) => /^\p{L}[\p{L}\p{M}'’ʻ.-]*,?$/u.test(word));
  const capital = words.filter((word) => !/^\p{Ll}/u.test(word)).length;
  // In a list typed without any capitals, small letters show nothing.
  const isCased = words.length >= 2 && (capital >= 2 || capital === 0);
  return isCased && readWord('citizenship', name, false).code === null;
}

/** True if the titles are in letters that nobody can read: then no title is known, and why. */
export function hasUnreadableTitles(sheet: Sheet): boolean {
  const top = sheet.rows.slice(0, 5).flatMap(({ cells }) => cells);
  return top.filter(({ kind }) => kind === 'unreadable').length >= 2;
}
