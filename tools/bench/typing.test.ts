// A case manager with 25 cases fills in forms for at most 150 minutes a week. A field that is added
// to a form of this week counts at once; a required one that the week does not answer fails here.

import { expect, test } from 'vitest';
import { askedByLines, askedByMarkup, costOf, secondsOf, sumOf } from './typing.ts';
import { minutesMost, typingReport, typingTable } from './typing-week.ts';
import { readWeek } from './week.tsx';

const lines = {
  how: { is: 'choice', label: 'x', codes: ['a', 'b'], words: () => 'x' },
  why: {
    is: 'long-text',
    label: 'x',
    lengthMax: 9,
    when: ({ how }: { how: string }) => how === 'b',
  },
} as never;

test('a week with 25 cases takes at most 150 minutes of typing', async () => {
  const report = typingReport(await readWeek());
  expect(report.minutesAWeek, typingTable(report)).toBeLessThanOrEqual(minutesMost);
});

test('every form of the week asks for something, and the long ones for everybody', async () => {
  const week = await readWeek();
  for (const { form, asked } of week)
    expect(sumOf(asked.map(costOf)).clicks, form).toBeGreaterThan(0);
  const named = (form: string) =>
    week.find((one) => one.form === form)!.asked.filter(({ before, after }) => before !== after);
  expect(named('visit to a family of 4').map(({ name }) => name)).toEqual([
    'case-1.safetyAsked',
    'case-1.safetyConcern',
    'case-1.text',
    'case-2.safetyAsked',
    'case-2.safetyConcern',
    'case-3.safetyAsked',
    'case-3.safetyConcern',
    'case-3.text',
    'case-4.safetyAsked',
    'case-4.safetyConcern',
    'text',
    'nextVisitOn',
  ]);
  expect(named('assessment of needs')).toHaveLength(20);
  expect(sumOf(named('assessment of needs').map(costOf))).toMatchObject({ clicks: 30, keys: 1000 });
});

test('only lines that are shown and changed cost anything', () => {
  const chosen = askedByLines(lines, {}, { how: 'a' });
  expect(sumOf(chosen.map(costOf))).toEqual({ clicks: 1, keys: 0, hands: 0, decisions: 1 });
  expect(secondsOf(costOf(chosen[0]!))).toBeCloseTo(1.1 + 1.35);
  const both = askedByLines(lines, { how: 'b' }, { why: 'four' });
  expect(sumOf(both.map(costOf))).toEqual({ clicks: 1, keys: 4, hands: 2, decisions: 1 });
});

test('a week that the form would refuse, or does not ask for, is no week', () => {
  expect(() => askedByLines(lines, {}, { how: 'b' })).toThrow('leaves out or mistakes why');
  expect(() => askedByLines(lines, {}, { how: 'a', why: 'x' })).toThrow('does not ask for why');
  const radio =
    '<fieldset name="how"><input type="radio" name="_r_" value="a" required=""/></fieldset>';
  expect(() => askedByMarkup(radio, radio)).toThrow('leaves out how');
});
