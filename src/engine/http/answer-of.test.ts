// A database function's answer becomes what the contract lists, or an error of ours.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { answerOf } from './answer-of.ts';

const takeSearch = endpoint({
  name: 'takeSearch',
  method: 'PUT',
  path: '/api/searches',
  summary: 'Take it',
  who: ['supervisor'],
  audit: 'write',
  returns: z.strictObject({ personId: z.string() }),
  refuses: ['search-already-taken'],
});

describe('an answer', () => {
  it('of a word alone says how it went', () => {
    expect(answerOf(takeSearch, 'ok')).toEqual(done(null));
    expect(answerOf(takeSearch, 'search-already-taken')).toEqual(refuse('search-already-taken'));
    expect(answerOf(takeSearch, 'not-found')).toEqual(refuse('not-found'));
  });

  it('with what was made is read by the shape of the contract, or by its own', () => {
    expect(answerOf(takeSearch, { outcome: 'ok', personId: 'one' })).toEqual(
      done({ personId: 'one' }),
    );
    const shape = z.strictObject({ id: z.string(), count: z.number() });
    expect(answerOf(takeSearch, { outcome: 'ok', id: 'one', count: 2 }, shape)).toEqual(
      done({ id: 'one', count: 2 }),
    );
  });

  it('with facts hands them to the words of the refusal', () => {
    const answer = { outcome: 'search-already-taken', facts: { until: '2026-01-01' } };
    expect(answerOf(takeSearch, answer)).toEqual(
      refuse('search-already-taken', { until: '2026-01-01' }),
    );
  });
});

describe('a mistake of ours', () => {
  it('is a code that the contract does not list', () => {
    expect(() => answerOf(takeSearch, 'taken')).toThrow('takeSearch cannot refuse with taken');
    expect(() => answerOf(takeSearch, { outcome: 'taken' })).toThrow('cannot refuse with taken');
  });

  it('is an answer of another shape, named by its fields and never by its values', () => {
    const wrong = { outcome: 'ok', personId: 7, name: 'Aigul' };
    expect(() => answerOf(takeSearch, wrong)).toThrow('another shape (personId, )');
    expect(() => answerOf(takeSearch, wrong)).not.toThrow('Aigul');
  });
});
