// Whether a sheet lists people at all. A plan of work, a table of countries and the choices of
// a form have a column called "name" too, and every row of them would become a person. Somebody who
// maps a column by hand has looked, and is believed.

import { foldWords } from '../../../../kernel/letters.ts';
import { type Sheet } from '../../../../engine/files/sheets.ts';
import { indexWords } from './match-words.ts';
import { type PreviewColumn, type RowField, type Value } from './model.ts';
import { plainTitle } from './title-words.ts';
import { thingTitles } from './words/subjects.ts';

type Person = { readonly values: Readonly<Partial<Record<RowField, Value>>> };

const things = indexWords({ thing: thingTitles });
/** Said of people only, and understood. */
const personal: readonly RowField[] = ['sex', 'birth', 'relation', 'mark', 'kunya'];
/** Present in lists of people, in whatever words. */
const telling: readonly RowField[] = ['document', 'motherName', 'fatherName', 'familyNumber'];
/** Fewer rows show nothing about what a sheet lists. */
const rowsShowing = 5;
const thingTitlesShowing = 2;

export function listsPeople(
  columns: readonly PreviewColumn[],
  persons: readonly Person[],
): boolean {
  const said = persons.filter(({ values }) => personal.some((field) => values[field]?.value));
  if (said.length * 10 >= persons.length && said.length > 0) return true;
  const titles = columns.filter(({ header }) => isThingTitle(header)).length;
  if (titles >= thingTitlesShowing) return false;
  const isTold = persons.some(({ values }) => telling.some((field) => values[field]?.value));
  if (isTold || persons.length < rowsShowing) return true;
  const whole = persons.filter(({ values }) => isWholeName(values)).length;
  return whole * 2 >= persons.length;
}

/** `label::English` is a title of a form itself, not of what was filled in. */
function isThingTitle(title: string): boolean {
  if (/^(label|hint|media|\w+_message)::?/i.test(title)) return true;
  return things.codes.has(foldWords(plainTitle(title)));
}

/** Two words or more, or two columns for them. */
function isWholeName(values: Person['values']): boolean {
  const parts = [values.fullName, values.familyName, values.givenName, values.fatherName];
  const words = parts.flatMap((part) => part?.value?.split(/\s+/) ?? []);
  return words.filter((word) => /^\p{L}[\p{L}\p{M}'’ʻ.-]*,?$/u.test(word)).length >= 2;
}

/** True if the titles are in letters that nobody can read: then no title is known, and why. */
export function hasUnreadableTitles(sheet: Sheet): boolean {
  const top = sheet.rows.slice(0, 5).flatMap(({ cells }) => cells);
  return top.filter(({ kind }) => kind === 'unreadable').length >= 2;
}
