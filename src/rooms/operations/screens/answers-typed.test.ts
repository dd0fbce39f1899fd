// What one form of answers records for each of several people.

import { expect, test } from 'vitest';
import {
  type AnswersTyped,
  asOthers,
  leftAsIs,
  movesOf,
  statesFor,
  statesForAll,
} from './answers-typed.ts';

const entries = [
  { id: 'mother', state: 'contacted', version: 3 },
  { id: 'son', state: 'identified', version: 1 },
  { id: 'aunt', state: 'boarded', version: 7 },
  { id: 'uncle', state: 'refused', version: 2 },
] as const;
const nothing: AnswersTyped = { to: '', reason: '', basis: 'person-said', own: {} };
const shown = (typed: AnswersTyped) =>
  movesOf(typed, entries).map(({ entryId, to, reason }) => [entryId, to, reason]);

test.each<[string, AnswersTyped, unknown[]]>([
  ['nothing chosen', nothing, []],
  [
    'one answer for all who can give it',
    { ...nothing, to: 'willing' },
    [
      ['mother', 'willing', null],
      ['son', 'willing', null],
    ],
  ],
  [
    'one person otherwise, with their own reason',
    { ...nothing, to: 'willing', own: { son: { to: 'refused', reason: 'own-decision' } } },
    [
      ['mother', 'willing', null],
      ['son', 'refused', 'own-decision'],
    ],
  ],
  [
    'one person left as they are',
    { ...nothing, to: 'willing', own: { son: { to: leftAsIs, reason: '' } } },
    [['mother', 'willing', null]],
  ],
  [
    'a reason of all is no reason of one who answered something else',
    {
      ...nothing,
      to: 'refused',
      reason: 'family-decision',
      own: { son: { to: 'undecided', reason: '' } },
    },
    [
      ['mother', 'refused', 'family-decision'],
      ['son', 'undecided', null],
    ],
  ],
  [
    'a refusal is taken back only beside the person',
    { ...nothing, to: 'willing', own: { uncle: { to: 'willing', reason: '' } } },
    [
      ['mother', 'willing', null],
      ['son', 'willing', null],
      ['uncle', 'willing', null],
    ],
  ],
  [
    'each their own, and nothing for the others',
    { ...nothing, to: asOthers, own: { aunt: { to: 'not-boarded', reason: 'medical' } } },
    [['aunt', 'not-boarded', 'medical']],
  ],
])('%s', (_name, typed, expected) => {
  expect(shown(typed)).toEqual(expected);
});

test('each is sent with the version that was seen', () => {
  expect(movesOf({ ...nothing, to: 'willing' }, entries).map((one) => one.baseVersion)).toEqual([
    3, 1,
  ]);
});

test('a state is offered for all if anybody can be moved there', () => {
  expect(statesFor([{ state: 'boarded' }])).toEqual(['not-boarded']);
  expect(statesFor([{ state: 'arrived' }])).toEqual([]);
  expect(statesForAll([{ state: 'refused' }, { state: 'undecided' }])).toEqual([]);
});
