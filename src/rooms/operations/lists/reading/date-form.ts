// The form of dates that a title states: DDMMMYY, ДД.ММ.ГГГГ, КК.АА.ЖЖЖЖ, "day, month, year". It
// says what digits mean that are written together, and which of two numbers is the day. What the
// dates of the column themselves show goes before it.

import { foldWords, plainLetters } from '../../../../kernel/letters.ts';
import { listWords } from '../../../../engine/languages/list-words.ts';
import { type DayMonthOrder } from './model.ts';

type DatePart = 'day' | 'month' | 'year';
export type DateForm = {
  readonly order: readonly DatePart[];
  /** Null if words stand for the parts. */
  readonly yearDigits: 2 | 4 | null;
};

const parts: readonly DatePart[] = ['day', 'month', 'year'];
const letterForms = listWords.flatMap(({ dateLetters = [] }) => dateLetters).map(formOfLetters);
const wordForms = listWords.flatMap(({ dateWords }) =>
  dateWords ? [dateWords.map((words) => words.map(foldWords))] : [],
);

type LetterForm = { readonly pattern: RegExp; readonly letters: string };

/** Each part is its letter, repeated; a month may also be spelt out (MON, МЕС). */
function formOfLetters(letters: string): LetterForm {
  const [day, month, year] = letters;
  const part = `(${day}{1,2}|${month}{1,4}|mon|мес|${year}{2,4})`;
  const between = '[\\s./,_-]{0,2}';
  const pattern = `(?<!\\p{L})${[part, part, part].join(between)}(?!\\p{L})`;
  return { pattern: new RegExp(pattern, 'u'), letters };
}

export function findDateForm(title: string): DateForm | null {
  const plain = plainLetters(title);
  for (const { pattern, letters } of letterForms) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const groups = found.slice(1);
    const order = groups.map((group) => partOf(group, letters));
    const yearDigits = (groups[order.indexOf('year')]?.length ?? 0) > 2 ? 4 : 2;
    if (new Set(order).size === 3) return { order, yearDigits };
  }
  return formInWords(title);
}

function partOf(group: string, letters: string): DatePart {
  if (group === 'mon' || group === 'мес') return 'month';
  return parts[letters.indexOf(group[0] ?? '')] ?? 'month';
}

function formInWords(title: string): DateForm | null {
  const words = foldWords(title).split(' ');
  for (const form of wordForms) {
    const places = form.map((names) => words.findIndex((word) => names.includes(word)));
    if (places.includes(-1)) continue;
    const order = parts.toSorted(
      (one, other) => places[parts.indexOf(one)]! - places[parts.indexOf(other)]!,
    );
    return { order, yearDigits: null };
  }
  return null;
}

export function dayMonthOrderOf(form: DateForm | null): DayMonthOrder | null {
  if (form === null) return null;
  return form.order.indexOf('day') < form.order.indexOf('month') ? 'day-first' : 'month-first';
}

type FormedDate = Readonly<Record<DatePart, number>> & { readonly isShortYear: boolean };

/** Digits written together, or a year of two digits that comes first; null if the form differs. */
export function readByForm(text: string, { order, yearDigits }: DateForm): FormedDate | null {
  const groups = /^(\d+)[-./, ](\d+)[-./, ](\d+)$/.exec(text)?.slice(1) ?? cut(text);
  if (groups === null) return null;
  function cut(digits: string): string[] | null {
    // A number cell has lost the zero of the first days of a month.
    const whole = /^\d+$/.test(digits) && digits.length % 2 === 1 ? `0${digits}` : digits;
    const years = yearDigits ?? whole.length - 4;
    if (!/^\d{6}$|^\d{8}$/.test(whole) || whole.length !== 4 + years) return null;
    let at = 0;
    return order.map((part) => {
      const length = part === 'year' ? years : 2;
      at += length;
      return whole.slice(at - length, at);
    });
  }
  const [day, month, year] = parts.map((part) => groups[order.indexOf(part)] ?? '');
  if (!day || !month || !year || day.length > 2 || month.length > 2) return null;
  if (year.length !== 2 && year.length !== 4) return null;
  const date = { day: Number(day), month: Number(month), year: Number(year) };
  const isPossible = date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12;
  return isPossible ? { ...date, isShortYear: year.length === 2 } : null;
}
