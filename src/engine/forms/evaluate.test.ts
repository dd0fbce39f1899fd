// What a form asks, what is missing and what it sends, for every kind of line.

import { describe, expect, it, test } from 'vitest';
import { bornInYear } from '../../kernel/birth.ts';
import { type Day, toDay } from '../../kernel/day.ts';
import { emptyEntry, evaluate, isShown, reasonName, typedFrom } from './evaluate.ts';
import type { Entry, Line, Lines, Text, Typed } from './line.ts';
import { emptyPartialDate } from './partial-date.ts';

const label: Text = 'shell.form.save';
const words = (): Text => label;
const one = (line: Line, entry: Entry) => evaluate({ field: line }, { field: entry });

const text: Line = { is: 'text', label, lengthMax: 20 };
const number: Line = { is: 'number', label, least: 1, most: 120 };
const day: Line = { is: 'day', label, from: toDay('2026-01-02'), until: toDay('2026-01-04') };
const choice: Line = { is: 'choice', label, codes: ['a', 'b'], words };
const choices: Line = { is: 'choices', label, codes: ['a', 'b', 'c'], words };
const birth: Line = { is: 'birth', label };

describe('a line gives its value', () => {
  test.each<[string, Line, Entry, unknown]>([
    ['a text, trimmed', text, '  Aigul ', 'Aigul'],
    ['a login, in small letters', { ...text, is: 'text', isLowerCase: true }, 'AIGUL ', 'aigul'],
    ['a web address', { ...text, isAddress: true } as Line, 'https://a.kg', 'https://a.kg'],
    ['a month', { ...text, isMonth: true } as Line, '2027-03', '2027-03'],
    ['an hour', { ...text, isHour: true } as Line, '09:30', '09:30'],
    ['what nobody is asked', { is: 'kept', label }, 'an-id', 'an-id'],
    ['of what nobody is asked, nothing', { is: 'kept', label }, '', null],
    ['a number', number, ' 12 ', 12],
    ['a day on the first that fits', day, '2026-01-02', '2026-01-02'],
    ['a day on the last that fits', day, '2026-01-04', '2026-01-04'],
    ['a choice', choice, 'b', 'b'],
    ['a choice that is a number', { ...choice, codes: ['1', '2'], isNumber: true } as Line, '2', 2],
    ['several, in the order of the options', choices, ['c', 'a'], ['a', 'c']],
    ['yes', { is: 'yes', label }, true, true],
    ['no', { is: 'yes', label }, false, false],
    ['a birth', birth, { ...emptyPartialDate, precision: 'year', year: '1990' }, bornInYear(1990)],
    ['a text that just fits', text, 'x'.repeat(20), 'x'.repeat(20)],
    ['an empty optional text', { ...text, isOptional: true }, '  ', null],
    ['an empty optional number', { ...number, isOptional: true }, '', null],
    ['an empty optional day', { ...day, isOptional: true }, '', null],
    ['an optional choice not made', { ...choice, isOptional: true }, '', null],
    ['none of several, where none is an answer', { ...choices, isOptional: true }, [], []],
    ['an optional birth nobody began', { ...birth, isOptional: true }, emptyPartialDate, null],
  ])('%s', (_, line, entry, value) => {
    expect(one(line, entry)).toEqual({ body: { field: value }, faults: [] });
  });
});

describe('a line says what is wrong', () => {
  test.each<[string, Line, Entry, string]>([
    ['a text of spaces', text, '   ', 'shell.form.fillIn'],
    [
      'an address that is no web page',
      { ...text, isAddress: true } as Line,
      'javascript:alert(1)',
      'shell.form.notUnderstood',
    ],
    [
      'a month that does not exist',
      { ...text, isMonth: true } as Line,
      '2027-13',
      'shell.form.notUnderstood',
    ],
    ['a text that is too long', text, 'x'.repeat(21), 'shell.form.tooLong'],
    [
      'a long text, too',
      { ...text, is: 'long-text' } as Line,
      'x'.repeat(21),
      'shell.form.tooLong',
    ],
    ['a number in words', number, 'twelve', 'shell.form.notUnderstood'],
    ['a number below the least', number, '0', 'shell.form.notUnderstood'],
    ['a number above the most', number, '121', 'shell.form.notUnderstood'],
    ['a number of more digits than fit', number, '9'.repeat(40), 'shell.form.notUnderstood'],
    ['a number with a fraction', number, '1.5', 'shell.form.notUnderstood'],
    ['no day', day, '', 'shell.form.fillIn'],
    ['the day before the first', day, '2026-01-01', 'shell.form.dayTooEarly'],
    ['the day after the last', day, '2026-01-05', 'shell.form.dayTooLate'],
    ['a day that does not exist', day, '~2026/2/30', 'shell.form.dayUnknown'],
    ['half a day', day, '~2026//30', 'shell.form.dayIncomplete'],
    ['no choice', choice, '', 'shell.form.chooseOne'],
    ['a choice that is not offered', choice, 'c', 'shell.form.chooseOne'],
    ['none of several', choices, [], 'kit.form.chooseSome'],
    ['several of which none is offered', choices, ['x'], 'kit.form.chooseSome'],
    ['a consent not ticked', { is: 'yes', label, mustBeYes: true }, false, 'kit.form.mustBeYes'],
    ['a birth not begun', birth, emptyPartialDate, 'kit.form.birthIncomplete'],
    [
      'half a birth, although it is optional',
      { ...birth, isOptional: true },
      { ...emptyPartialDate, precision: 'month', year: '1990' },
      'kit.form.birthIncomplete',
    ],
    [
      'a birth unknown where something must be known',
      { is: 'birth', label, mustBeKnown: true },
      { ...emptyPartialDate, precision: 'unknown' },
      'kit.form.birthIncomplete',
    ],
  ])('%s', (_, line, entry, said) => {
    expect(one(line, entry).faults).toMatchObject([{ path: 'field', words: said }]);
  });

  test.each<[string, Line, Entry]>([
    ['missing', { ...number, wrong: 'kit.form.mustBeYes' }, ''],
    ['outside', { ...number, wrong: 'kit.form.mustBeYes' }, '0'],
  ])('in its own words, when it has them: %s', (_, line, entry) => {
    expect(one(line, entry).faults).toEqual([{ path: 'field', words: 'kit.form.mustBeYes' }]);
  });

  it('at the place where the server finds the field', () => {
    expect(one({ ...text, path: 'holder.name' }, '').faults[0]!.path).toBe('holder.name');
  });
});

describe('a line that depends on another', () => {
  const lines: Lines = {
    kind: { is: 'choice', label, codes: ['term', 'life'], words },
    months: { ...number, when: ({ kind }) => kind === 'term' },
    level: {
      is: 'list',
      label,
      codes: ({ kind }) => (kind === 'life' ? ['high'] : ['low', 'high']),
      words,
    },
    members: { ...choices, when: () => false },
    named: { ...text, when: () => false, otherwise: 'nobody' },
    agreed: { is: 'yes', label, when: () => false },
  };

  it('is not missed, and not sent, while it is not shown', () => {
    const { body, faults } = evaluate(lines, { kind: 'life', months: '12', level: 'high' });
    expect(faults).toEqual([]);
    expect(body).toEqual({
      kind: 'life',
      months: null,
      level: 'high',
      members: [],
      named: 'nobody',
      agreed: false,
    });
    expect(isShown(lines['months']!, { kind: 'life' })).toBe(false);
  });

  it('is missed while it is shown', () => {
    const { faults } = evaluate(lines, { kind: 'term', months: '', level: 'low' });
    expect(faults).toEqual([{ path: 'months', words: 'shell.form.fillIn' }]);
  });

  it('forgets a choice that is no longer offered', () => {
    const { faults } = evaluate(lines, { kind: 'life', level: 'low' });
    expect(faults).toEqual([{ path: 'level', words: 'shell.form.chooseOne' }]);
  });
});

describe('a line whose answer is needed only because of another', () => {
  const lines: Lines = {
    answer: { ...choice, codes: ['granted', 'refused'] } as Line,
    reason: { ...text, isOptional: ({ answer }) => answer !== 'refused' },
  };

  it('may be left empty', () => {
    const { body, faults } = evaluate(lines, { answer: 'granted', reason: ' ' });
    expect([body, faults]).toEqual([{ answer: 'granted', reason: null }, []]);
  });

  it('is missed', () => {
    const { faults } = evaluate(lines, { answer: 'refused', reason: ' ' });
    expect(faults).toEqual([{ path: 'reason', words: 'shell.form.fillIn' }]);
  });
});

describe('a question to a person', () => {
  const asked: Line = { ...text, isAsked: true };

  it('takes an answer as any other', () => {
    expect(one(asked, 'Two years').body).toEqual({ field: 'Two years' });
  });

  test.each(['not-asked', 'does-not-know', 'would-rather-not-say', 'not-safe-to-ask'])(
    'takes %s for a whole answer, whatever was typed before',
    (reason) => {
      const typed = { field: 'Two', [reasonName('field')]: reason };
      expect(evaluate({ field: asked }, typed)).toEqual({
        body: { field: { unanswered: reason } },
        faults: [],
      });
    },
  );

  it('takes no reason that is not one of these', () => {
    const typed = { field: '', [reasonName('field')]: 'refuses' };
    expect(evaluate({ field: asked }, typed).faults).toHaveLength(1);
  });

  it('shows a reason given earlier, and gives it back', () => {
    const body = { field: { unanswered: 'does-not-know' } };
    const typed = typedFrom({ field: asked }, body);
    expect(typed).toEqual({ field: '', [reasonName('field')]: 'does-not-know' });
    expect(evaluate({ field: asked }, typed).body).toEqual(body);
  });

  it('offers no reason where the line does not ask a person', () => {
    const typed = { field: '', [reasonName('field')]: 'not-asked' };
    expect(evaluate({ field: text }, typed).faults).toHaveLength(1);
  });
});

describe('a part', () => {
  const part: Line = {
    is: 'part',
    label,
    lines: { year: number, note: { ...text, when: ({ year }) => year === '7', isOptional: true } },
  };

  it('is an object within the body, whose lines see each other', () => {
    expect(one(part, { year: '7', note: ' x ' })).toEqual({
      body: { field: { year: 7, note: 'x' } },
      faults: [],
    });
    expect(one(part, { year: '8', note: 'x' }).body).toEqual({ field: { year: 8, note: null } });
  });

  it('says what is missing at its place', () => {
    expect(emptyEntry(part)).toEqual({ year: '', note: '' });
    expect(one(part, emptyEntry(part)).faults).toEqual([
      { path: 'field.year', words: 'shell.form.fillIn' },
    ]);
  });

  it('is read back as the same body', () => {
    const body = { field: { year: 7, note: null } };
    expect(evaluate({ field: part }, typedFrom({ field: part }, body))).toEqual({
      body,
      faults: [],
    });
  });
});

describe('groups', () => {
  const groups: Line = {
    is: 'groups',
    label,
    item: () => label,
    add: label,
    remove: label,
    least: 1,
    most: 3,
    lines: { name: text, note: { ...text, isOptional: true } },
  };

  it('give a list of bodies, each fault with its place', () => {
    const entry: Typed[] = [
      { name: 'Aigul', note: '' },
      { name: '', note: 'x' },
    ];
    expect(one(groups, entry)).toEqual({
      body: {
        field: [
          { name: 'Aigul', note: null },
          { name: null, note: 'x' },
        ],
      },
      faults: [{ path: 'field.1.name', words: 'shell.form.fillIn' }],
    });
  });

  it('begin with the fewest there may be, and are missed below it', () => {
    expect(emptyEntry(groups)).toEqual([{ name: '', note: '' }]);
    expect(one(groups, []).faults).toEqual([{ path: 'field', words: 'shell.form.fillIn' }]);
  });
});

it('a body turned into entries is read back as the same body', () => {
  const lines: Lines = {
    text,
    note: { ...text, isOptional: true },
    number,
    day,
    choice,
    choices,
    yes: { is: 'yes', label },
  };
  const body = {
    text: 'Aigul',
    note: null,
    number: 12,
    day: '2026-01-03',
    choice: 'a',
    choices: ['b'],
    yes: true,
  };
  expect(evaluate(lines, typedFrom(lines, body))).toEqual({ body, faults: [] });
});

test('a date after what must follow it says what that is', () => {
  const lines: Lines = {
    departedOn: {
      is: 'day',
      label,
      until: ({ landedOn }) => (landedOn as Day) || undefined,
      untilIs: 'operations.fields.landedOn',
    },
    landedOn: { is: 'day', label },
  };
  const { faults } = evaluate(lines, { departedOn: '2026-05-13', landedOn: '2026-05-12' });
  expect(faults).toEqual([
    {
      path: 'departedOn',
      words: 'shell.form.dayTooLate',
      day: '2026-05-12',
      limit: 'operations.fields.landedOn',
    },
  ]);
  expect(evaluate(lines, { departedOn: '2026-05-12', landedOn: '~2026//12' }).faults).toEqual([
    { path: 'landedOn', words: 'shell.form.dayIncomplete' },
  ]);
});
