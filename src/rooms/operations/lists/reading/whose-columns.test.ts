// Whose name is it? Titles of forms and lists in several languages, second titles, sheets that list
// no people, columns mapped by hand, what is passed over, and what stands under a list.

import { describe, expect, test } from 'vitest';
import { makeWorkbook, textRows } from '../../../../../test/support/make-workbook.ts';
import { toDay } from '../../../../kernel/day.ts';
import { previewFile, type PreviewOptions } from './preview-file.ts';
import { recogniseHeader } from './recognise-header.ts';

const today = toDay('2026-01-15');

function read(list: string | Uint8Array, more: Partial<PreviewOptions> = {}) {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  return previewFile(bytes, 'list', { today, ...more });
}

function preview(list: string | Uint8Array, more: Partial<PreviewOptions> = {}) {
  const outcome = read(list, more);
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
  const [first] = outcome.value.previews;
  if (!first) throw new Error('no preview');
  return first;
}

const refusalOf = (list: string | Uint8Array, more: Partial<PreviewOptions> = {}) => {
  const outcome = read(list, more);
  return outcome.ok ? 'read' : outcome.refusal;
};

function names(list: string | Uint8Array, more: Partial<PreviewOptions> = {}): string[] {
  return preview(list, more).rows.map(({ values, skipped }) => {
    const { fullName, familyName, givenName } = values;
    const parts = [fullName, familyName, givenName].flatMap((part) => part?.value ?? []);
    return skipped ?? parts.join(' ');
  });
}

describe('whose column it is', () => {
  test.each([
    ['Child name', 'fullName', null],
    ["Child's full name", 'fullName', null],
    ['Name of the beneficiary', 'fullName', null],
    ['ФИО ребёнка', 'fullName', null],
    ['Полные ФИО ребенка (по паспорту)', 'fullName', null],
    ['Баланың аты-жөні', 'fullName', null],
    ['اسم الطفل', 'fullName', null],
    ['Sex of child', 'sex', null],
    ['Дата рождения ребёнка', 'birth', null],
    ['تاريخ ميلاد الطفل', 'birth', null],
    ['group_child/child_dob', 'birth', null],
    ['beneficiary/first_name', 'givenName', null],
    ['childFullName', 'fullName', null],
    ['#beneficiary+name', 'fullName', null],
    ['Camp name', 'place', null],
    ['Relationship to head of household', 'relation', null],
    ['Phone of guardian', 'phone', null],
    ['Guardian name', 'ignore', 'of-another-person'],
    ['Guardian date of birth', 'ignore', 'of-another-person'],
    ['Name of interviewer', 'ignore', 'of-another-person'],
    ['ФИО опекуна', 'ignore', 'of-another-person'],
    ['Имя учителя', 'ignore', 'of-another-person'],
    ['Дата рождения матери', 'ignore', 'of-another-person'],
    ['guardian_info/full_name', 'ignore', 'of-another-person'],
    ['Ijtimoiy xodim F.I.Sh.', 'ignore', 'of-another-person'],
    ['اسم ولي الأمر', 'ignore', 'of-another-person'],
    ['School name', 'ignore', 'of-a-thing'],
    ['Наименование организации', 'ignore', 'of-a-thing'],
    ['Название школы', 'ignore', 'of-a-thing'],
    ['_id', 'ignore', 'form-data'],
    ['_status', 'ignore', 'form-data'],
    ['meta/instanceID', 'ignore', 'form-data'],
    ['Place of birth', 'ignore', 'not-kept'],
    ['Kolonne A', 'ignore', 'title-not-known'],
  ])('%s: %s', (title, field, unread) => {
    expect(recogniseHeader(title)).toMatchObject({ field, unread });
  });

  test('an export of a form: the child, not the camp, the interviewer or the number', () => {
    const list = `start,_uuid,Camp name,Enumerator name,hh/head_name,child_info/name,child_info/sex,child_info/dob,_id
2022-03-01T09:00:00+06:00,a,West,Anna Kim,Said Rahimov,Madina Rahimova,female,2011-03-04,881234
2022-03-01T10:00:00+06:00,b,West,Anna Kim,Said Rahimov,Yusuf Rahimov,male,2013-05-06,881235`;
    expect(names(list)).toEqual(['header', 'Madina Rahimova', 'Yusuf Rahimov']);
    const [, first] = preview(list).rows;
    expect(first?.values).toMatchObject({
      birth: { value: '2011-03-04' },
      sex: { value: 'female' },
    });
    expect(first?.values.document).toBeUndefined();
  });

  test('a doubtful title is settled by what stands below it', () => {
    const children = 'Child,School name,Sex\nMadina R,School 3,f\nYusuf R,School 3,m';
    expect(names(children)).toEqual(['header', 'Madina R', 'Yusuf R']);
    const counts = 'Children,District,Sex\n12,Osh,f\n14,Osh,m\n12,Naryn,f';
    expect(refusalOf(counts)).toBe('no-name-column');
    const same = 'Ward name,Sex,Age\nNorth,f,5\nNorth,m,6\nNorth,f,7';
    expect(refusalOf(same)).toBe('no-name-column');
  });

  test('of two names the one that says whose it is', () => {
    const list = 'Name,Name of child,Sex\nZul S,Madina R,f\nZul S,Yusuf R,m';
    expect(names(list)).toEqual(['header', 'Madina R', 'Yusuf R']);
    expect(preview(list).passedOver).toMatchObject([
      { what: 'field', field: 'birth' },
      { what: 'column', column: 1, title: 'Name', reason: 'another-column' },
    ]);
  });
});

describe('rows that name the columns once more', () => {
  test('a second language, tags and numbers below it', () => {
    const list = `№;Ф.И.О.;Дата рождения;Пол
No;Full name;Date of birth;Sex
1;2;3;4
1;Мадина Р;2010;ж`;
    expect(names(list)).toEqual(['header', 'header', 'column-numbers', 'Мадина Р']);
    const tags = 'Name,Born,Sex\n#beneficiary+name,#date+birth,#sex\nMadina R,2010,f';
    expect(names(tags)).toEqual(['header', 'header', 'Madina R']);
  });

  test('tags alone are titles', () => {
    const list = '#beneficiary+name,#date+birth,#sex\nMadina R,2010,f';
    expect(names(list)).toEqual(['header', 'Madina R']);
  });
});

describe('sheets that list no people', () => {
  test.each([
    [
      'who does what where',
      'Organisation,Sector,Province,Status\nOne,Health,Osh,On\nTwo,Food,Osh,On',
    ],
    ['the same in Russian', 'Наименование организации;Сектор;Область\nФонд;Защита;Ош\nСоюз;Еда;Ош'],
    [
      'the choices of a form',
      'list_name,name,label::English\nsex,f,Female\nsex,m,Male\ncamp,e,East camp\ncamp,w,West camp',
    ],
    [
      'a form in several languages',
      'type,name,label::en,label::id\ntext,a,A name,Nama\ntext,b,Born,Lahir',
    ],
    ['an organisation', 'id,name,description,url\n1,Example help,Helps people,https://example.org'],
    ['a form itself', 'type,name,label,hint\ntext,child,Name of child,\ndate,dob,Born,'],
    [
      'a table of countries',
      `name,alpha-2,region\n${['Oman', 'Peru', 'Chad', 'Fiji', 'Cuba', 'Mali']
        .map((name, at) => `${name},X${at},Somewhere`)
        .join('\n')}`,
    ],
    [
      'figures',
      'Country name,Country code,Indicator name,2010\nOman,OMN,Births,5\nPeru,PER,Births,6',
    ],
  ])('%s', (_, list) => {
    expect(refusalOf(list)).toMatch(/^(not-people|no-name-column|no-header-row)$/);
  });

  test('beside a list, they are named with their titles', () => {
    const bytes = makeWorkbook([
      {
        name: 'People',
        xml: textRows([
          ['Name', 'Sex', 'Born'],
          ['Madina R', 'f', '2010'],
        ]),
      },
      {
        name: 'choices',
        xml: textRows([
          ['list_name', 'name', 'label'],
          ['sex', 'f', 'Female'],
        ]),
      },
    ]);
    const outcome = read(bytes);
    expect(outcome.ok && outcome.value.previews.map(({ sheet }) => sheet)).toEqual(['People']);
    expect(outcome.ok && outcome.value.refusedSheets[0]).toMatchObject({
      sheet: 'choices',
      columns: [{ header: 'list_name' }, { header: 'name' }, { header: 'label' }],
    });
  });

  test.each([
    ['names alone', 'ФИО\nМадина Рахимова\nЮсуф Рахимов\nСара Каримова\nАли Исаев\nНур Исаева'],
    ['given names with births', 'Имя;Год рождения\nМадина;2010\nЮсуф;2011\nСара;2012'],
    ['only the title of the names is known', 'ФИО;X;Y\nМадина Рахимова;1;2\nЮсуф Рахимов;3;4'],
  ])('but %s are people', (_, list) => {
    expect(refusalOf(list)).toBe('read');
  });
});

describe('columns mapped by hand', () => {
  const list = 'Kolonne A;Kolonne B;Kolonne C\nMadina Rahimova;12.05.2010;f\nYusuf Rahimov;2012;m';
  test('no title is known: the refusal names the titles, a person maps them', () => {
    const refused = read(list);
    expect(refused).toMatchObject({
      refusal: 'no-header-row',
      facts: { titles: '1: Kolonne A | 2: Kolonne B | 3: Kolonne C' },
    });
    const byNumber = { columns: { 1: 'fullName', 2: 'birth', 3: 'sex' } } as const;
    const byTitle = {
      columnsByTitle: { 'kolonne a': 'fullName', 'Kolonne B': 'birth', 'Kolonne C': 'sex' },
    } as const;
    for (const choice of [byNumber, byTitle]) {
      expect(names(list, choice)).toEqual(['header', 'Madina Rahimova', 'Yusuf Rahimov']);
      expect(preview(list, choice).rows[1]?.values).toMatchObject({
        birth: { value: '2010-05-12' },
        sex: { value: 'female' },
      });
    }
  });

  test('a list without titles keeps its first person', () => {
    const bare = list.split('\n').slice(1).join('\n');
    const columns = { 1: 'fullName', 2: 'birth', 3: 'sex' } as const;
    expect(names(bare, { headerRow: 0, columns })).toEqual(['Madina Rahimova', 'Yusuf Rahimov']);
    expect(refusalOf(bare, { headerRow: 0, columns: { 2: 'birth' } })).toBe('no-name-column');
  });

  test('a title that is not there is named; a column that scores stays refused', () => {
    const wrong = { columnsByTitle: { 'Kolonne Z': 'fullName' } } as const;
    expect(read(list, wrong)).toMatchObject({
      refusal: 'column-not-found',
      facts: { header: 'Kolonne Z' },
    });
    const score = 'Name,Risk score\nMadina R,5';
    const mapped = { columnsByTitle: { 'Risk score': 'note' } } as const;
    expect(refusalOf(score, mapped)).toBe('column-scores-a-person');
  });

  test('who maps the names is believed about the sheet', () => {
    const things = 'Sector,Activity,Label\nA,B,Madina\nC,D,Yusuf';
    expect(refusalOf(things)).not.toBe('read');
    expect(names(things, { columns: { 3: 'fullName' } })).toEqual(['header', 'Madina', 'Yusuf']);
  });
});

describe('what is passed over is said in one place', () => {
  test('lost columns aloud, with what they seem to hold', () => {
    const list = `ФИО;Поле 1;Поле 2;Поле 3
Мадина Рахимова;12.05.2010;ж;AN1234567
Юсуф Рахимов;13.06.2011;м;AN1234568
Сара Каримова;14.07.2012;ж;AN1234569`;
    const said = preview(list).passedOver.map(({ what, field, column }) => [what, field, column]);
    expect(said).toEqual([
      ['field', 'birth', null],
      ['field', 'sex', null],
      ['field', 'document', null],
      ['column', 'birth', 2],
      ['column', 'sex', 3],
      ['column', 'document', 4],
    ]);
  });

  test('rows by reason, a column without a title, unclear signs', () => {
    const list = `Name,Sex,Born,Boarded
Madina R,f,2010,x,gone
Yusuf R,m,2012,,
Total,2,,,
Signature,,,,`;
    expect(preview(list).passedOver).toMatchObject([
      { what: 'column', column: 5, title: null, reason: 'no-title' },
      { what: 'column', column: 4, reason: 'signs-unclear', count: 1 },
      { what: 'rows', reason: 'subtotal', rows: [4], count: 1 },
      { what: 'rows', reason: 'signature', rows: [5], count: 1 },
    ]);
  });
});

describe('what stands under a list is no person', () => {
  test.each([
    [
      'English',
      `No,Name,DOB,Sex
1,Madina R,2010,f
,Total: 1 person,,
,Prepared by: A. Kim,,
,Director,,
,B. Smith,,
,Date: 12.05.2022,Signature: ______,
,Page 1 of 1,,`,
    ],
    [
      'Russian without numbers',
      `ФИО;Дата рождения;Пол
Мадина Р;2010;ж
Итого 1 чел., из них детей 1;;
Директор: ________ И. Ким;;
(подпись);;
Тел: 0555 12 34 56;;
М.П.;;`,
    ],
    [
      'Uzbek',
      `F.I.Sh.;Tug‘ilgan sanasi;Jinsi
Madina R;2010;a
Jami: 1 nafar;;
Tuzuvchi: Kim A.;;
Imzo ______;;`,
    ],
    ['Kazakh', 'Аты-жөні;Туған күні;Жынысы\nМадина Р;2010;ә\nБарлығы: 1;;\nБасшысы: Ким А.;;'],
    ['Arabic', 'الاسم;المواليد;الجنس\nمريم يوسف;2010;أنثى\nالمجموع: 1;;\nإعداد: أحمد;;\nالتوقيع;;'],
  ])('%s', (_, list) => {
    const people = names(list).filter((name) => !/^(header|subtotal|signature)$/.test(name));
    expect(people).toHaveLength(1);
  });

  test('a person with a name alone stays a person, above and below a remark', () => {
    const list = 'Name;DOB;Sex\nMadina R;2010;f\nYusuf R;;\nСара Каримова;;';
    expect(names(list)).toEqual(['header', 'Madina R', 'Yusuf R', 'Сара Каримова']);
    const signed = 'Name;DOB;Sex\nMadina R;2010;f\nSignature: A. Kim;;\nYusuf R;2012;m';
    expect(names(signed)).toEqual(['header', 'Madina R', 'signature', 'Yusuf R']);
  });

  test('a row that a person takes back is one', () => {
    const list = 'Name;DOB;Sex\nMadina R;2010;f\nDirector;;';
    expect(names(list)).toEqual(['header', 'Madina R', 'signature']);
    expect(names(list, { personRows: [3] })).toEqual(['header', 'Madina R', 'Director']);
  });
});
