// Two operations with three lists each, imported as a coordinator would and compared with what is
// known to be true: rows, pairs, boarding, arrival, closing.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../../../test/support/http.ts';
import { sql } from '../../engine/db/database.ts';
import {
  allProposals,
  bring,
  hasManifests,
  manifest,
  manifests,
  move,
  openBench,
  openOperation,
  read,
} from '../../../test/support/operations.ts';

type Truth = Record<string, string>;

function truthOf(country: string): Truth[] {
  const [head, ...lines] = readFileSync(join(manifests, country, 'truth.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** The person behind a row, according to the known truth: `camp|5` → T001. */
function personsByRow(truth: readonly Truth[]): Map<string, string> {
  const rows = new Map<string, string>();
  for (const one of truth) {
    if (one['camp_row']) rows.set(`camp|${one['camp_row']}`, one['id']!);
    if (one['ministry_row']) {
      rows.set(`ministry|${one['ministry_row']!.split('!').join('|')}`, one['id']!);
    }
    if (one['boarding_row']) rows.set(`boarding|${one['boarding_row']}`, one['id']!);
    const twice = /listed twice in camp list \(row (\d+)\)/.exec(one['notes'] ?? '');
    if (twice) rows.set(`camp|${twice[1]}`, one['id']!);
  }
  return rows;
}

const keyOf = (side: { listKind: string; sheet: string; row: number }) =>
  side.listKind === 'ministry'
    ? `ministry|${side.sheet}|${side.row}`
    : `${side.listKind}|${side.row}`;

describe.skipIf(!hasManifests).each(['kg', 'uz'])('the lists of %s', async (country) => {
  const bench = await openBench();
  const { server, coordinator } = bench;
  const truth = hasManifests ? truthOf(country) : [];
  const rows = personsByRow(truth);
  const files = () => [
    manifest(`${country}/camp-list.ar.xlsx`, 'camp'),
    manifest(`${country}/ministry-list.xlsx`, 'ministry'),
    manifest(`${country}/boarding-list.csv`, 'boarding'),
  ];

  test('become entries, persons and households, and closing waits for the rest', async () => {
    const operationId = await openOperation(bench);
    const at = `/api/operations/${operationId}`;
    const jobs = [];
    for (const file of files()) jobs.push(await bring(bench, operationId, file));
    expect(jobs.map((job) => job.state)).toEqual(['done', 'done', 'done']);
    const added = jobs.reduce((sum, job) => sum + job.entriesAdded, 0);
    expect(added).toBe(rows.size);

    // The same files again change nothing.
    for (const [index, file] of files().entries()) {
      const again = await call(
        server,
        coordinator,
        `POST ${at}/lists?fileName=other-name&kind=${file.kind}`,
        file.bytes,
      );
      expect(again.body).toMatchObject({
        earlier: true,
        listId: jobs[index].listId,
        state: 'imported',
        preview: null,
      });
    }

    // What the matcher calls the same, a person confirms.
    const sure = await allProposals(bench, operationId, 'band=same');
    const wrong = sure.filter((one) => rows.get(keyOf(one.a)) !== rows.get(keyOf(one.b)));
    expect(wrong.map((one) => [keyOf(one.a), keyOf(one.b)])).toEqual([]);
    const decideAll = async (some: any[], decision: string) => {
      for (let from = 0; from < some.length; from += 100) {
        const decided = await call(server, coordinator, `PUT ${at}/proposals/decisions`, {
          decision,
          proposals: some
            .slice(from, from + 100)
            .map((one) => ({ id: one.id, baseVersion: one.version })),
        });
        expect(decided.status, decided.raw).toBe(200);
      }
    };
    await decideAll(sure, 'same');
    const unsure = await allProposals(bench, operationId, '');
    await decideAll(
      unsure.filter((one) => rows.get(keyOf(one.a)) === rows.get(keyOf(one.b))),
      'same',
    );
    const counts = await read(server, coordinator, `${at}/counts`);
    const onLists = new Set(rows.values()).size;
    console.info(
      `${country}: ${rows.size} rows, ${onLists} persons by the truth, ` +
        `${counts.onLists} after deciding ${sure.length} sure pairs and ${unsure.length} others`,
    );
    expect(counts.rowsOnLists).toBe(rows.size);
    expect(counts.onLists).toBeGreaterThanOrEqual(onLists);
    expect(counts.onLists).toBeLessThanOrEqual(onLists * 1.03);

    // The owner's page counts every decision about a proposed pair, by the scripts of its names.
    const { cells } = await read(server, coordinator, '/api/matching-quality');
    const counted = (band: string) =>
      cells
        .filter((one: any) => one.band === band && one.decision === 'same')
        .reduce((sum: number, one: any) => sum + one.count, 0);
    expect(counted('same')).toBeGreaterThanOrEqual(sure.length);
    const scripts = new Set(cells.map((one: any) => one.scripts));
    expect(scripts.has(country === 'kg' ? 'arabic-cyrillic' : 'arabic-latin')).toBe(true);

    // The carrier's list: boarded and not boarded, by reason.
    const applied = await call(server, coordinator, `PUT ${at}/lists/${jobs[2].listId}/boarding`);
    expect(applied.status, applied.raw).toBe(200);
    const boarded = truth.filter((one) => one['boarding_row'] && one['boarded'] === '1').length;
    const stayed = truth.filter((one) => one['boarding_row'] && one['boarded'] === '0').length;
    expect(applied.body).toMatchObject({ boarded, notBoarded: stayed, conflicts: [] });
    const after = await read(server, coordinator, `${at}/counts`);
    expect(after.boarded).toBe(boarded);
    expect(after.notBoarded.reduce((sum: number, one: any) => sum + one.count, 0)).toBe(stayed);

    // Only those who boarded become persons at arrival.
    const early = await call(server, coordinator, `PUT ${at}/arrivals`, {
      arrivedOn: '2022-08-20',
    });
    expect(early.body.code).toBe('operation-not-landed');
    await move(bench, operationId, ['lists-verified', 'approved', 'executing', 'landed']);
    const arrived = await call(server, coordinator, `PUT ${at}/arrivals`, {
      arrivedOn: '2022-08-20',
    });
    expect(arrived.status, arrived.raw).toBe(200);
    expect(arrived.body.arrived).toBe(boarded);
    const persons = await sql<{ count: number }>`select count(*) as count from people.person
      where operation_id = ${operationId}::uuid`.execute(bench.database.owner);
    expect(persons.rows[0]!.count).toBe(boarded);
    const told = bench.events.filter((event) => event.facts.operationId === operationId);
    expect(told.length).toBe(arrived.body.households);
    const families = new Set(
      truth
        .filter((one) => one['boarded'] === '1' && one['boarding_row'])
        .map((one) => one['family']),
    );
    console.info(
      `${country}: ${arrived.body.arrived} arrived in ${arrived.body.households} ` +
        `households (${families.size} families by the truth), ` +
        `${arrived.body.unaccompaniedMinors} minors without a parent there`,
    );

    // Closing waits for every entry.
    await move(bench, operationId, ['reception', 'dispersal']);
    const { operation } = await read(server, coordinator, at);
    const closing = await call(server, coordinator, `PUT ${at}/state`, {
      to: 'closed',
      reason: 'as-planned',
      on: '2022-08-25',
      baseVersion: operation.version,
    });
    expect(closing.body).toMatchObject({ status: 409, code: 'entries-unresolved' });
  }, 60_000);
});
