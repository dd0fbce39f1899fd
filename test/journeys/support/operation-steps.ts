// The steps of a coordinator from a new operation to the arrival, on screen.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { arriveAt, fillIn, follow, press, settled, type Visitor } from './journey.ts';
import { takePicture } from './pictures.ts';
import { joinPairs, type Pair, pairsOf } from './steps.ts';

export const lists = [
  { kind: 'Camp list', file: 'camp-list.ar.xlsx', column: 'camp_row' },
  { kind: 'Ministry list', file: 'ministry-list.xlsx', column: 'ministry_row' },
  { kind: 'Boarding list', file: 'boarding-list.csv', column: 'boarding_row' },
] as const;
export type Truth = Readonly<Record<string, string>>;

export function readTruth(folder: string): readonly Truth[] {
  return parse(readFileSync(join(folder, 'truth.csv')), { columns: true, bom: true });
}

/** Returns the id of the new operation. */
export async function openOperation({ page, open }: Visitor, name: string): Promise<string> {
  await open('/operations/new');
  await fillIn(page, {
    Name: name,
    'Place of departure': 'A camp (made up)',
    'Country of departure': 'Syria',
    Women: '30',
    Children: '90',
  });
  await press(page, 'Create the operation');
  await page.waitForURL(/\/operations\/[0-9a-f-]{36}$/);
  await settled(page);
  return page.url().split('/').at(-1)!;
}

type Bringing = { readonly operationId: string; readonly folder: string; readonly at: number };

/** Uploads a list, checks what was understood, imports it; returns the id of the list. */
export async function bringList(visitor: Visitor, bringing: Bringing): Promise<string> {
  const { page, open } = visitor;
  const { kind, file } = lists[bringing.at]!;
  await open(`/operations/${bringing.operationId}/lists`);
  await page.getByRole('radio', { name: kind }).check();
  await page.locator('input[type=file]').setInputFiles(join(bringing.folder, file));
  await press(page, 'Upload and check');
  await page.waitForURL(/\/lists\/[0-9a-f-]{36}/);
  await arriveAt(page, file);
  await page.getByRole('heading', { name: 'What was understood' }).waitFor();
  const listId = page.url().split('/').at(-1)!.slice(0, 36);
  if (bringing.at === 0) await takePicture(page, 'preview');
  const leaveOut = page.getByRole('button', { name: /^Leave out (all \d+ rows|this row)$/ });
  if ((await leaveOut.count()) > 0) await leaveOut.first().click();
  await press(page, /^Import \d+ rows?$/);
  await page.getByText('The list has been imported').waitFor({ timeout: 60_000 });
  return listId;
}

/** Decides the first sure pairs on screen, one after another. */
export async function decidePairs(
  visitor: Visitor,
  operationId: string,
  count: number,
): Promise<void> {
  const { page, open } = visitor;
  const total = (await pairsOf(visitor, operationId, 'same')).length;
  expect(total).toBeGreaterThan(count);
  await open(`/operations/${operationId}/pairs?band=same`);
  const pair = page.getByRole('group', { name: 'Is this the same person?' }).first();
  await pair.waitFor();
  await takePicture(page, 'pairs');
  for (let done = 0; done < count; done++) {
    const before = await pair.innerText();
    await press(pair, 'The same person');
    await page.getByText('Recorded: the same person').waitFor();
    await page.waitForFunction(
      ([text]) => {
        const now = document.querySelector<HTMLElement>('.operations-pair')?.innerText;
        return now !== undefined && now !== text;
      },
      [before] as const,
    );
  }
}

/** The others: those the program is sure of, then those that a person who knows would join. */
export async function decideOthers(
  visitor: Visitor,
  operationId: string,
  truth: readonly Truth[],
): Promise<void> {
  await joinPairs(visitor, operationId, await pairsOf(visitor, operationId, 'same'));
  const open = await pairsOf(visitor, operationId);
  await joinPairs(visitor, operationId, open.filter(isOnePerson(truth)));
}

/** Whether both rows of a pair are one person in the truth. */
export function isOnePerson(truth: readonly Truth[]): (pair: Pair) => boolean {
  const rows = new Map(truth.flatMap((one) => rowsOf(one).map((row) => [row, one['id']] as const)));
  const personOf = (side: Pair['a']): string | undefined =>
    rows.get(`${side.listKind} ${side.listKind === 'ministry' ? `${side.sheet}!` : ''}${side.row}`);
  return ({ a, b }) => personOf(a) !== undefined && personOf(a) === personOf(b);
}

function rowsOf(one: Truth): string[] {
  const twice = /listed twice in camp list \(row (\d+)\)/.exec(one['notes'] ?? '')?.[1];
  const rows = [
    ['camp', one['camp_row']],
    ['camp', twice],
    ['ministry', one['ministry_row']],
    ['boarding', one['boarding_row']],
  ];
  return rows.filter(([, row]) => row).map(([list, row]) => `${list} ${row}`);
}

export async function applyBoarding(
  { page, open }: Visitor,
  operationId: string,
  listId: string,
): Promise<void> {
  await open(`/operations/${operationId}/lists/${listId}`);
  await press(page, 'Apply');
  await press(page.getByRole('dialog'), 'Apply');
  await page.getByText('Applied').waitFor();
}

export async function landAndArrive({ page, open }: Visitor, operationId: string): Promise<void> {
  await open(`/operations/${operationId}`);
  for (const step of ['Lists verified', 'Approved', 'Journey begun', 'Aircraft landed']) {
    await press(page, step);
    await press(page.getByRole('dialog'), step);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await follow(page, /arrival not recorded/);
  await arriveAt(page, 'Record the arrival');
  await press(page, /(person has|people have) arrived$/);
  await page.getByRole('link', { name: 'Offer families to organisations' }).waitFor();
}

/** The number that the operation's table shows for a step. */
export async function countShown(page: Page, step: string): Promise<number> {
  const row = page.getByRole('row').filter({
    has: page.getByRole('rowheader', { name: step, exact: true }),
  });
  return Number((await row.getByRole('cell').first().innerText()).replace(/\D/g, ''));
}
