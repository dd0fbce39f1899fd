// What lists say about births, in every language that lists come in, and what is never guessed.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../../../test/support/rounds.ts';
import { type Day, dayOf, toDay } from '../../../../kernel/day.ts';
import { foldWords } from '../../../../kernel/letters.ts';
import { listWords } from '../../../../engine/languages/list-words.ts';
import { dayOfSerial } from '../../../../engine/files/xlsx-dates.ts';
import { readBirth, writeBirth } from './birth-value.ts';
import { dayMonthOrderOf, findDateForm } from './date-form.ts';
import { inferDayMonthOrder } from './day-month-order.ts';
import { monthOf } from './month-names.ts';
import { understandBirth, type BirthContext } from './understand-birth.ts';

const listDay = toDay('2022-07-20');
const context: BirthContext = {
  today: toDay('2026-01-15'),
  listDate: { from: listDay, to: listDay },
  order: null,
  isAgeColumn: false,
  dayOfSerial: (serial) => dayOfSerial(serial, '1900'),
};

function read(text: string, more: Partial<BirthContext> = {}): string {
  const { birth, problems } = understandBirth(text, { ...context, ...more });
  const codes = problems.map(({ code }) => ` ${code}`).join('');
  return `${birth.precision} ${writeBirth(birth) ?? '-'}${codes}`;
}

describe('understood', () => {
  test.each([
    ['2010-02-18', 'day 2010-02-18'],
    ['٢٠١٠-٠٤-١٥', 'day 2010-04-15'],
    ['۲۰۱۰/۰۴/۱۵', 'day 2010-04-15'],
    ['18.02.2010', 'day 2010-02-18'],
    ['18.02.2010 г.р.', 'day 2010-02-18'],
    ['5.2.2010', 'day 2010-02-05'],
    ['2010-02-18T00:00:00', 'day 2010-02-18'],
    ['12 мая 1994 года', 'day 1994-05-12'],
    ['12 май 1994 ж.', 'day 1994-05-12'],
    ['1994 жылғы 12 мамыр', 'day 1994-05-12'],
    ['1994-жылдын 12-майы', 'day 1994-05-12'],
    ['12 марти соли 1994', 'day 1994-03-12'],
    ['1994-yil 12-mart', 'day 1994-03-12'],
    ['12 сентябр 1994 йил', 'day 1994-09-12'],
    ['March 12, 1994', 'day 1994-03-12'],
    ['12-Mar-1994', 'day 1994-03-12'],
    ['١٢ كانون الثاني ١٩٩٤', 'day 1994-01-12'],
    ['12 تشرين الأول 1994', 'day 1994-10-12'],
    ['20100415', 'day 2010-04-15'],
    ['34658', 'day 1994-11-20'],
    ['май 2010', 'month 2010-05'],
    ['05.2010', 'month 2010-05'],
    ['2010-05', 'month 2010-05'],
    ['00.05.2010', 'month 2010-05'],
    ['1994', 'year 1994'],
    ['١٩٩٤', 'year 1994'],
    ['2010 г.', 'year 2010'],
    ['2010-ж.', 'year 2010'],
    ['2010 йил', 'year 2010'],
    ['соли 2010', 'year 2010'],
    ['مواليد ٢٠١٠', 'year 2010'],
    ['00.00.1994', 'year 1994'],
    ['about 1994', 'about 1993-01-01/1995-12-31'],
    ['حوالي ١٩٩٤', 'about 1993-01-01/1995-12-31'],
    ['около 1994 г.', 'about 1993-01-01/1995-12-31'],
    ['тахминан 1994', 'about 1993-01-01/1995-12-31'],
    ['шамамен 1994 ж.', 'about 1993-01-01/1995-12-31'],
    ['болжол менен 1994', 'about 1993-01-01/1995-12-31'],
    ['taxminan 1994 yil', 'about 1993-01-01/1995-12-31'],
    ['~1994', 'about 1993-01-01/1995-12-31'],
    ['ок. 12.05.1994', 'about 1993-01-01/1995-12-31'],
    ['1994-1996', 'about 1994-01-01/1996-12-31'],
    ['العمر ٦', 'age 2015-07-21/2016-12-31'],
    ['٨ سنوات', 'age 2013-07-21/2014-12-31'],
    ['8 лет', 'age 2013-07-21/2014-12-31'],
    ['8 жаста', 'age 2013-07-21/2014-12-31'],
    ['8 жашта', 'age 2013-07-21/2014-12-31'],
    ['8 ёшда', 'age 2013-07-21/2014-12-31'],
    ['8 yosh', 'age 2013-07-21/2014-12-31'],
    ['8 сола', 'age 2013-07-21/2014-12-31'],
    ['8 years old', 'age 2013-07-21/2014-12-31'],
    ['6 мес.', 'age 2021-12-21/2022-01-20'],
    ['٦ أشهر', 'age 2021-12-21/2022-01-20'],
    ['1 год 6 мес', 'age 2020-12-21/2021-01-20'],
    ['1,5 года', 'age 2020-12-21/2021-01-20'],
    ['0 лет', 'age 2021-07-21/2022-07-20'],
  ])('%s → %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    // As airlines and consulates write them.
    ['17-OCT-1999', 'day 1999-10-17'],
    ['17OCT1999', 'day 1999-10-17'],
    ['OCT 17, 1999', 'day 1999-10-17'],
    ['1999OCT17', 'day 1999-10-17'],
    ['17/Sept/1999', 'day 1999-09-17'],
    ['09 ФЕВ 2012', 'day 2012-02-09'],
    ['09ФЕВ2012', 'day 2012-02-09'],
    ['09.фев.2012', 'day 2012-02-09'],
    ['9 нояб. 2012 г.', 'day 2012-11-09'],
    ['9 сентя 2012', 'day 2012-09-09'],
    ['09-ҚАҢ-2012', 'day 2012-01-09'],
    ['9 қыр. 2012', 'day 2012-09-09'],
    ['9сәу2012', 'day 2012-04-09'],
    ['9 баш оона 2012', 'day 2012-08-09'],
    ['9-дек-2012', 'day 2012-12-09'],
    ['9 сент 2012', 'day 2012-09-09'],
    ['9 iyn 2012', 'day 2012-06-09'],
    ['09AVG2012', 'day 2012-08-09'],
    ['9 Ağu 2012', 'day 2012-08-09'],
    ['٩ آب ٢٠١٢', 'day 2012-08-09'],
    ['9.XI.1985', 'day 1985-11-09'],
    ['9/IV/1985', 'day 1985-04-09'],
    ['17OCT99', 'day 1999-10-17 birth-short-year'],
    ['09ФЕВ12', 'day 2012-02-09 birth-short-year'],
    ["9 Aug '92", 'day 1992-08-09 birth-short-year'],
    ['92AUG09', 'day 1992-08-09 birth-short-year'],
    ['ФЕВ 12', 'month 2012-02 birth-short-year'],
    ['31NOV1999', 'unknown - birth-day-does-not-exist'],
    ['09 ФЕВ', 'unknown - birth-not-understood'],
  ])('%s → %s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['14.01.26', 'day 2026-01-14 birth-short-year'],
    ['15.01.26', 'day 2026-01-15 birth-short-year'],
    ['16.01.26', 'day 1926-01-16 birth-short-year'],
    ['16JAN26', 'day 1926-01-16 birth-short-year'],
    ['16.01.27', 'day 1927-01-16 birth-short-year'],
  ])('two digits are the last such year that is not in the future: %s', (text, expected) =>
    expect(read(text)).toBe(expected),
  );

  test.each([
    ['DOB (DDMMMYY)', '09AUG92', 'day 1992-08-09 birth-short-year'],
    ['DOB YYMMMDD', '12AUG09', 'day 2012-08-09 birth-short-year'],
    ['DOB DDMMYY', '090892', 'day 1992-08-09 birth-short-year'],
    ['DOB DDMMYY', '90892', 'day 1992-08-09 birth-short-year'],
    ['Birth, YYMMDD', '920809', 'day 1992-08-09 birth-short-year'],
    ['Birth, YY-MM-DD', '92-08-09', 'day 1992-08-09 birth-short-year'],
    ['DOB MM/DD/YYYY', '03/04/2012', 'day 2012-03-04'],
    ['DOB DD-MON-YYYY', '9-AUG-1992', 'day 1992-08-09'],
    ['Дата рожд. ДДММГГ', '090892', 'day 1992-08-09 birth-short-year'],
    ['Дата рождения (ДД/ММ/ГГГГ)', '03/04/2012', 'day 2012-04-03'],
    ['Туған күні КК.АА.ЖЖЖЖ', '03/04/2012', 'day 2012-04-03'],
    ['Санаи таваллуд РРММСССС', '09081992', 'day 1992-08-09'],
    ['Sana KK.OO.YYYY', '03/04/2012', 'day 2012-04-03'],
    ['туған күні, айы, жылы', '03/04/2012', 'day 2012-04-03'],
    ['تاريخ الميلاد (سنة/شهر/يوم)', '92/08/09', 'day 1992-08-09 birth-short-year'],
    ['DOB DD/MM/YYYY', '2012-04-03', 'day 2012-04-03'], // the date shows its own form
    ['DOB', '090892', 'unknown - birth-not-understood'],
  ])('%s says how %s is written', (title, text, expected) => {
    const form = findDateForm(title);
    expect(read(text, { form, order: dayMonthOrderOf(form) })).toBe(expected);
  });

  test.each(['DOB', 'Дата рождения', 'Год рождения', 'Туған күні', 'Оила', 'Today yyyy'])(
    'the title %s states no form',
    (title) => expect(findDateForm(title)).toBeNull(),
  );

  test('no beginning of a month, in any language, means two months', () => {
    const names = listWords.flatMap(({ months = [] }) =>
      months.flatMap((forms, at) => forms.map((form) => [form, at + 1] as const)),
    );
    expect(names.length).toBeGreaterThan(150);
    expect(names.filter(([form, month]) => monthOf(foldWords(form)) !== month)).toEqual([]);
    expect(['ma', 'таш', 'كانون', 'j'].filter((text) => monthOf(text) !== null)).toEqual([]);
  });

  test('a bare number is an age only where the column speaks of ages', () => {
    expect(read('8')).toBe('unknown - birth-not-understood');
    expect(read('8', { isAgeColumn: true })).toBe('age 2013-07-21/2014-12-31');
    expect(read('2014', { isAgeColumn: true })).toBe('year 2014');
  });

  test('an age without the date of the list is counted from today and marked', () => {
    expect(read('8 лет', { listDate: null })).toBe('age 2017-01-16/2018-12-31 age-without-date');
  });
});

describe('never guessed', () => {
  test.each([
    ['31.02.2015', 'birth-day-does-not-exist'],
    ['2015-13-01', 'birth-day-does-not-exist'],
    ['32/13/2015', 'birth-day-does-not-exist'],
    ['12.05.2031', 'birth-in-future'],
    ['2027', 'birth-in-future'],
    ['12.05.1890', 'birth-too-early'],
    ['1890', 'birth-too-early'],
    ['1415 هـ', 'birth-other-calendar'],
    ['1375', 'birth-other-calendar'],
    ['Асанова', 'birth-not-understood'],
    ['12', 'birth-not-understood'],
    ['130 лет', 'age-not-understood'],
  ])('%s: %s', (text, code) => expect(read(text)).toBe(`unknown - ${code}`));

  test('day and month are read as the column shows; an open question is marked', () => {
    expect(read('03/04/2012', { order: 'day-first' })).toBe('day 2012-04-03');
    expect(read('03/04/2012', { order: 'month-first' })).toBe('day 2012-03-04');
    expect(read('03/04/2012')).toBe('day 2012-04-03 birth-day-month-unclear');
    expect(read('03/25/2012', { order: 'day-first' })).toBe('day 2012-03-25');
    expect(inferDayMonthOrder(['03/04/2012', '25/04/2012'])).toBe('day-first');
    expect(inferDayMonthOrder(['03/04/2012', '04/25/2012'])).toBe('month-first');
    expect(inferDayMonthOrder(['25/04/2012', '04/25/2012'])).toBe(null);
    expect(inferDayMonthOrder(['2012', '03/04/2012'])).toBe(null);
  });
});

describe('for any day', () => {
  const days = fc
    .record({
      year: fc.integer({ min: 1930, max: 2025 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ year, month, date }) => dayOf(year, month, date) as Day);
  const arabic = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

  test('every way of writing it means the same day', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = day.split('-');
        const written = [
          [day, context],
          [`${date}.${month}.${year}`, context],
          [arabic(`${date}/${month}/${year}`), { order: 'day-first' as const }],
          [`${month}/${date}/${year}`, { order: 'month-first' as const }],
        ] as const;
        for (const [text, more] of written) expect(read(text, more)).toBe(`day ${day}`);
      }),
    );
  });

  test('a day that does not exist is never moved to one that does', () => {
    const numbers = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1930, max: 2025 }), (date, month, year) => {
        const reading = understandBirth(`${date}.${month}.${year}`, context);
        if (reading.birth.precision !== 'day') return;
        const parts = [date, month].sort((a, b) => a - b);
        const found = reading.birth.from
          ?.split('-')
          .slice(1)
          .map(Number)
          .sort((a, b) => a - b);
        expect(found).toEqual(parts);
      }),
    );
  });

  test('an age on the day of the list always holds the birth, however it was counted', () => {
    fc.assert(
      fc.property(days, (day) => {
        if (day > listDay) return;
        const years = Number(listDay.slice(0, 4)) - Number(day.slice(0, 4));
        const exact = listDay.slice(5) < day.slice(5) ? years - 1 : years;
        for (const age of [years, exact]) {
          const { birth } = understandBirth(`${age} лет`, context);
          expect(birth.from !== null && birth.from <= day && day <= (birth.to ?? '')).toBe(true);
        }
      }),
    );
  });

  test('what is written for a preview is read back as the same birth', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const { birth } = understandBirth(text, context);
        expect(readBirth({ value: writeBirth(birth), precision: birth.precision })).toEqual(birth);
      }),
    );
  });
});
