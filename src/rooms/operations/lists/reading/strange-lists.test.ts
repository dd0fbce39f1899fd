// Lists as offices, airlines, consulates and forms really send them, each kind of strangeness with
// its right value: nobody may become a wrong person without a word.

import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../kernel/day.ts';
import { codeKey, plainLetters } from '../../../../kernel/letters.ts';
import { previewFile, type PreviewOptions } from './preview-file.ts';

const options = { today: toDay('2026-11-30'), timeZone: 'Asia/Bishkek' };

function read(list: string | Uint8Array, more: Partial<PreviewOptions> = {}) {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  return previewFile(bytes, 'list', { ...options, ...more });
}

/** One line for each row: chosen values, then what was skipped or marked. */
function lines(list: string | Uint8Array, fields: readonly string[]): string[] {
  const outcome = read(list);
  if (!outcome.ok) return [`refused: ${outcome.refusal}`];
  const [first] = outcome.value.previews;
  return (first?.rows ?? [])
    .filter(({ skipped }) => skipped !== 'header' && skipped !== 'title')
    .map(({ values, problems, skipped }) => {
      const known = new Map(Object.entries(values));
      const shown = fields.map((field) => known.get(field)?.value ?? '-').join(' ');
      return [skipped ?? shown, ...problems.map(({ code }) => code)].join(' ');
    });
}

describe('values that say nothing', () => {
  test('where a name or a number is asked for, why there is none is none; a remark is kept', () => {
    const list = `ФИО,Пол,Год рождения,Документ,ФИО матери,Примечание
Асанова Айша,ж,2010,паспорта нет,нет матери,мать умерла
Исаков Умар,м,не помнит,AN0000000,сирота,нет
Каримова Саида,ж,2012,шиноснома надорад,анасы жоқ,нет паспорта`;
    expect(lines(list, ['birth', 'document', 'motherName', 'note'])).toEqual([
      '2010 - - мать умерла',
      '- - - - birth-empty',
      '2012 - - нет паспорта',
    ]);
  });

  test('a death or a lost paper is no empty reason and no empty status', () => {
    const list = `ФИО,Пол,Год рождения,Статус,Причина
Асанова Айша,ж,2010,не села,умерла
Исаков Умар,м,2012,умер,
Каримова Саида,ж,2012,не села,не выдан паспорт`;
    expect(lines(list, ['status', 'reason'])).toEqual([
      'not-boarded - reason-not-known',
      '- - status-not-known',
      'not-boarded documents',
    ]);
  });

  test('a newborn without a name is no name, and Baby is a family name', () => {
    const list = `Family name,Given name,Sex,Year of birth
,Новорожденный,m,2026
Baby,girl,f,2026
Baby,Anna,f,2020`;
    expect(lines(list, ['familyName', 'givenName'])).toEqual([
      '- - name-empty',
      '- - name-empty',
      'Baby Anna',
    ]);
  });
});

describe('letters and rows that were lost', () => {
  test('letters that a program wrote as question marks, entities or codes', () => {
    const list = `Name,Sex
?лімова Айг?л,f
Ayg□l Karimova,f
O&apos;tkir Karimov,m
\\u0410\\u0439 Karimova,f
%D0%90%D0%B9 Karimova,f
????? Karimova,f
Amina Karimova?,f
Ali & Vali,m`;
    expect(lines(list, ['fullName'])).toEqual([
      ...Array.from({ length: 6 }, () => '- text-unreadable'),
      'Amina Karimova?',
      'Ali & Vali',
    ]);
  });

  test('a row with another separator, and a file that ends in the middle of a row', () => {
    const mixed = 'Name;Birth;Sex\nAmina Saidova;2010;F\nOmar Saidov,2012-02-03,M\n';
    expect(lines(mixed, ['fullName'])[1]).toMatch(/^Omar Saidov,.* row-cut$/);
    const ended = 'Name;Birth;Sex\nAmina Saidova;2010;F\nOmar Saidov;2012;M\nUmar Ali';
    expect(lines(ended, ['fullName'])[2]).toMatch(/^Umar Ali .*row-cut$/);
    const ragged = 'Name;Birth;Sex\nAmina Saidova;2010\nOmar Saidov;2012;M\nUmar Aliev;2011';
    expect(lines(ragged, ['fullName']).join()).not.toContain('row-cut');
  });
});

describe('sheets and titles', () => {
  test.each([
    ['countries', 'Name,Tent,Phone\nKazakhstan,12,+7\nUzbekistan,13,+998\nTajikistan,14,+992\n'],
    ['camps', 'Name,District,Phone\nAl-Hol,Hasakah,555\nRoj,Hasakah,2500\n'],
    ['goods', '№,Name,Note\n1,Blanket wool,120\n2,Hygiene kit,40\n3,Kitchen set,5\n'],
    ['families', 'Family name,No of members,Adults,Children\nAsanov,5,2,3\nIsakov,4,1,3\n'],
    ['figures', 'Name,Population,Male,Female,Birth rate\nKazakhstan,19,9,10,21\nNarin,3,1,2,20\n'],
    ['districts', 'Имя;Район;Телефон\nОш;Ош;1\nБаткен;Баткен;2\n'],
    [
      'staff',
      'Name,Position,Organisation,Phone\nAnna Smith,Head,UNHCR,1\nJohn Brown,Officer,IOM,2\n',
    ],
  ])('a table of %s is refused', (_, list) => {
    expect(lines(list, ['fullName'])).toEqual(['refused: not-people']);
  });

  test.each([
    ['whole names', 'Name,Tent,Phone\nAisha Karimova,12,555\nUmar Aliev,13,556\n'],
    ['a title that people have', 'ФИО,Палатка,Телефон\nАйша,12,555\nУмар,13,556\n'],
    ['small letters throughout', 'Name,Tent,Phone\naisha karimova,12,555\numar aliev,13,556\n'],
    ['Arabic names', 'الاسم,الخيمة,الهاتف\nعائشة كريم محمد,12,555\nعمر علي حسن,13,556\n'],
  ])('a list of people with %s is read', (_, list) => {
    expect(lines(list, ['tent'])).toEqual(['12', '13']);
  });

  test('titles of a second table in another order: no value of one is read as the other', () => {
    const list = `Name,DOB,Sex
Amina Saidova,2010-05-12,F
Omar Saidov,2012-02-03,M
No,Name,Sex,DOB
1,Umar Aliev,M,2011-01-02`;
    expect(lines(list, ['fullName', 'birth'])).toEqual([
      'Amina Saidova 2010-05-12',
      'Omar Saidov 2012-02-03',
      'header-repeated',
      '- - birth-not-understood below-other-titles name-not-text',
    ]);
    const parts = `№,ФИО,Дата рождения,Паспорт
1,Асанова Гульнара,12.05.1985,AN123
№,ФИО,Дата рождения,Пол
1,Асанов Умар,12.05.2010,м`;
    expect(lines(parts, ['birth'])[2]).toBe('2010-05-12 below-other-titles');
  });

  test('two more rows of titles, tags, and a word parted at the end of a line', () => {
    const list = `Name,"Дата рож-\nдения","По-\nл"
Имя,Рождение,Sex
#beneficiary+name,#date+birth,#gender
Aisha Karimova,2010-05-12,F/Ж`;
    expect(lines(list, ['fullName', 'birth', 'sex'])).toEqual(['Aisha Karimova 2010-05-12 female']);
  });

  test('Turkish titles', () => {
    const list = `Adı Soyadı;Doğum Tarihi;Cinsiyeti;Pasaport No
Aisha Karimova;12.05.2010;Kadın;AN1234567`;
    const fields = ['fullName', 'birth', 'sex', 'document'];
    expect(lines(list, fields)).toEqual(['Aisha Karimova 2010-05-12 female AN1234567']);
  });
});

describe('what stands under a list', () => {
  const list = `№;ФИО;Дата рождения;Пол
1;Асанова Айша;12.05.2010;ж
2;Исаков Умар;03.02.2012;м
`;
  test.each([
    ['an office and a name', ';Начальник отдела;Петров П.П.;\n;Исп. Сидорова А.;тел. 55-12-12;'],
    ['names beside the sex', 'Зам. министра;;;Петров П.П.\n;Консул Республики;;Иванов И.'],
    ['counts', ';Из них детей;2;\n;Мужчин;1;'],
    ['averages', 'Средний возраст;;11;\n;Adults: 0 Children: 2;;'],
    ['a line to sign and an address', ';_________;/Петров П.П./;\n;mfa@gov.example;;'],
    ['Kazakh', ';Бөлім бастығы;Петров П.;\n;Орындаушы: Сидорова;;'],
    ['Uzbek', ";Bo'lim boshlig'i;Petrov P.;\n;Ijrochi: Sidorova A.;;"],
    ['Tajik', ';Сардори шӯъба;Петров П.;\n;Иҷрокунанда: Сидорова;;'],
    ['Arabic', ';مدير المركز;أحمد محمد;\n;التوقيع والختم;;'],
  ])('%s: not people', (_, under) => {
    const found = lines(`${list}${under}\n`, ['fullName']);
    expect(found.slice(0, 2)).toEqual(['Асанова Айша', 'Исаков Умар']);
    expect(found.slice(2).filter((line) => !/^(?:subtotal|signature)$/.test(line))).toEqual([]);
  });

  test('people whose rows say little, and names that begin like such words, are people', () => {
    const people = `${list}3;Алиев Юсуф;;
;Датаев Али;12.05.2010;м
;Телешова Сана;;ж
`;
    expect(lines(people, ['fullName']).slice(2)).toEqual([
      'Алиев Юсуф sex-empty birth-empty',
      'Датаев Али',
      'Телешова Сана birth-empty',
    ]);
  });

  test('seats that are free or for an escort name nobody', () => {
    const seats = `${list}3;RESERVED;;\n4;ЗАПАСНОЕ МЕСТО;;\n`;
    expect(lines(seats, ['fullName']).slice(2).join()).toMatch(/^- .*name-empty.*,- .*name-empty/);
  });
});

describe('dates and ages', () => {
  const births = (texts: readonly string[]) => {
    const rows = texts.map((text, at) => `"${text}",Aisha ${'abcdefghijklmnopqrstuvwxyz'[at]}`);
    return lines(`DOB,Name\n${rows.join('\n')}\n`, ['birth']);
  };

  test('an English month beside a Cyrillic word stays English: MAY is not МАУ, June', () => {
    expect(births(['12 MAY 2010 г.', '12 OCT 2010 г.', '12 мaя 2010', 'по MAY 2010'])).toEqual([
      '2010-05-12',
      '2010-10-12',
      '2010-05-12',
      '- birth-not-understood',
    ]);
  });

  test('as passports, airlines and clerks write them', () => {
    expect(
      births(['12 MAY/МАЙ 2010', '12 МАЙ/MAY 2010', '00AUG1992', '27th of August 1992']),
    ).toEqual(['2010-05-12', '2010-05-12', '1992-08', '1992-08-27']);
    expect(births(['15-nchi may 2010', '15-нчи май 2010', '15‐05‐2010', '15−05−2010'])).toEqual(
      Array.from({ length: 4 }, () => '2010-05-15'),
    );
    expect(births(['15/05/2010 12:00:00 AM', '14.05.2010 23:59:59'])).toEqual([
      '2010-05-15',
      '2010-05-15 birth-near-midnight',
    ]);
  });

  test('030592 without a form is no count of days, and neither is 30592 beside it', () => {
    expect(births(['030592'])).toEqual(['- birth-not-understood']);
    expect(births(['270892', '30592'])).toEqual(Array(2).fill('- birth-not-understood'));
    expect(births(['30592'])).toEqual(['1983-10-03']);
  });

  test('a sign beside an age that may mean either is no plain age', () => {
    const list = 'Name,Age\nAisha Karimova,18>\nUmar Aliev,1<\nAmina Saidova,-1\nOmar Saidov,+18\n';
    expect(lines(list, ['birth'])).toEqual([
      ...Array.from({ length: 3 }, () => '- age-not-understood'),
      '1910-12-01/2008-11-30 age-without-date',
    ]);
  });
});

describe('letters', () => {
  test('an accent typed for an apostrophe, and a sign before a number', () => {
    const list = "F.I.Sh.,Jinsi\nTo´rayev O´tkir,o´g´il\nTo'rayeva Oygul,qiz\n";
    expect(lines(list, ['sex'])).toEqual(['male', 'female']);
    expect(codeKey('№ ID-0123456')).toBe(codeKey('ID 0123456'));
    expect(plainLetters('To´rayev')).toBe(plainLetters('To’rayev'));
  });

  test('ticks, boxes and the letter that stands for a tick', () => {
    const ticked = 'ФИО,Пол,На борту\nАсанова Айша,ж,V\nИсаков Умар,м,x\n';
    expect(lines(ticked, ['status'])).toEqual(['boarded', 'not-boarded']);
    const boxes = 'ФИО,Пол,Boarded\nАсанова Айша,ж,☑\nИсаков Умар,м,☐\n';
    expect(lines(boxes, ['status'])).toEqual(['boarded', 'not-boarded']);
  });
});

describe('whose column it is', () => {
  const fieldsOf = (titles: string) => {
    const rows =
      'Асанова Айша,Асанова Айша,Асанова Айша,Асанова Айша\nИсаков Али,Исаков Али,И И,И И\n';
    const outcome = read(`${titles}\n${rows}`);
    return outcome.ok ? outcome.value.previews[0]?.columns.map(({ field }) => field) : [];
  };

  test('a relation beside a guardian is the guardian’s, beside a head of family the person’s', () => {
    const list = `ФИО подопечного,Пол,Год рождения,ФИО опекуна,Степень родства
Асанов Умар,м,2010,Асанова Гульнара,бабушка`;
    expect(lines(list, ['relation'])).toEqual(['-']);
    const head = `Full name,Sex,DOB,Head of family,Relationship to head
Umar Asanov,M,2010,Gulnara Asanova,son`;
    expect(lines(head, ['relation'])).toEqual(['son']);
  });

  test.each([
    ['ФИО,Девичья фамилия,ФИО мужа,Пол', ['fullName', 'ignore', 'ignore', 'sex']],
    ['F.I.Sh.,Onasining F.I.Sh.,Otasining F.I.Sh.,Jinsi', ['fullName', 'motherName', 'fatherName']],
    ['Аты-жөні,Анасының аты-жөні,Әкесінің аты-жөні', ['fullName', 'motherName', 'fatherName']],
    ['Document name,Holder name,Holder DOB,Sex', ['ignore', 'fullName', 'birth', 'sex']],
  ])('%s', (titles, fields) => {
    expect(fieldsOf(titles)?.slice(0, fields.length)).toEqual(fields);
  });

  test('a day and a place in one cell, as consulates write them', () => {
    const list = `№,Фамилия имя,Дата и место рождения,№ СНВ
1,Асанова Айша,"12.05.1990, г. Ош",СНВ 0001234
2,Асанов Умар,"03.02.2012 г., САР",СНВ 0001235`;
    expect(lines(list, ['birth', 'document'])).toEqual([
      '1990-05-12 СНВ 0001234',
      '2012-02-03 СНВ 0001235',
    ]);
  });

  test.each([
    ['Surname,Name,Patronymic', 'Asanova,Aisha,Umarovna\nIsakov,Ali,Umarovich', 'given'],
    ['الكنية,الاسم,ملاحظات', 'الحسن,سعيدة محمد,\nالأحمد,عمر,', 'given'],
    ['Family,Name,Note', 'Asanova,Aisha Asanova,\nIsakov,Ali Isakov,', 'full'],
  ])(
    '%s: a name beside a family name is the rest of it, unless it has both',
    (titles, rows, part) => {
      const sexes = rows.split('\n').map((row) => `${row},f`);
      const found = lines(`${titles},Sex\n${sexes.join('\n')}\n`, ['givenName', 'fullName']);
      expect(found.every((line) => line.startsWith('- ') === (part === 'full'))).toBe(true);
    },
  );

  test('a number before a name is that of the row', () => {
    const list = 'ФИО,Пол\n1. Асанова Айша,ж\n2) Исаков Умар,м\n3 Каримова Саида,ж\n';
    expect(lines(list, ['fullName'])).toEqual(['Асанова Айша', 'Исаков Умар', 'Каримова Саида']);
  });
});
