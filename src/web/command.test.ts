// The id of a command: the same work keeps its id, other work gets another.

import { expect, test } from 'vitest';
import { nextAttempt } from './command.ts';

const first = nextAttempt(null, { params: { caseId: 'a' }, body: { text: 'seen' } });

test.each<[string, unknown, boolean]>([
  ['the same content', { params: { caseId: 'a' }, body: { text: 'seen' } }, true],
  ['other text', { params: { caseId: 'a' }, body: { text: 'seen twice' } }, false],
  ['another record', { params: { caseId: 'b' }, body: { text: 'seen' } }, false],
])('%s', (_, input, isSame) => {
  expect(nextAttempt(first, input).commandId === first.commandId).toBe(isSame);
});

test('two files never pass for one', () => {
  const file = { body: new Blob(['a']) };
  const attempt = nextAttempt(null, file);
  expect(nextAttempt(attempt, file).commandId).toBe(attempt.commandId);
  expect(nextAttempt(attempt, { body: new Blob(['b']) }).commandId).not.toBe(attempt.commandId);
});
