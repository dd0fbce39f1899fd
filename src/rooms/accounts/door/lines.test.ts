// The lines of those who want a password checked: first who is sent away, then whose turn it is.

import { expect, test } from 'vitest';
import { openLine } from './lines.ts';

function heldWork() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  return {
    begun,
    work: (name: string) => () =>
      new Promise<string>((resolve) => {
        begun.push(name);
        ends.push(() => resolve(name));
      }),
    async endNext() {
      ends.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (problem: { code: string; headers: object }) => [problem.code, problem.headers],
  );
const tooMany = ['too-many-attempts', { 'retry-after': '5' }];

test('whoever comes when too many wait is sent away, of one place earlier', async () => {
  const line = openLine({ atOnce: 1, waitingMax: 3, waitingOfOneMax: 2 });
  const { work, endNext } = heldWork();
  const all = ['a', 'a', 'a'].map((place) => line.through(place, work(place)));
  expect(await refusal(line.through('a', work('a')))).toEqual(tooMany);
  all.push(line.through('b', work('b')));
  expect(await refusal(line.through('c', work('c')))).toEqual(tooMany);
  for (let turn = 0; turn < 4; turn++) await endNext();
  expect(await Promise.all(all)).toEqual(['a', 'a', 'a', 'b']);
  const later = line.through('c', work('c'));
  await endNext();
  expect(await later).toBe('c');
});

test('so many at once, and each place in its turn', async () => {
  const line = openLine({ atOnce: 2, waitingMax: 10, waitingOfOneMax: 10 });
  const { work, begun, endNext } = heldWork();
  const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].map((name) =>
    line.through(name[0]!, work(name)),
  );
  expect(begun).toEqual(['a1', 'a2']);
  for (let turn = 0; turn < 6; turn++) await endNext();
  expect(begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4']);
  await Promise.all(all);
});

test('work that fails gives its place to the next', async () => {
  const line = openLine({ atOnce: 1, waitingMax: 1, waitingOfOneMax: 1 });
  const failing = line.through('a', async () => {
    throw new Error('as expected');
  });
  const next = line.through('b', async () => 'served');
  await expect(failing).rejects.toThrow('as expected');
  expect(await next).toBe('served');
});
