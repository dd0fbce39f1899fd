// The rules of priority as tables, and that the database decides every case alike.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../engine/db/database.ts';
import {
  needPriorities,
  type NeedPriority,
  priorities,
  type Priority,
  safetyConcerns,
  type SafetyConcern,
} from '../model.ts';
import {
  clockDueAt,
  isMoreUrgent,
  priorityFor,
  priorityRaisedBy,
  priorityRaisedByNeed,
  reasonOnOpening,
} from './rules-priority.ts';

const { owner } = await testDatabase();

describe('what a visit raises the priority to', () => {
  test.each<[SafetyConcern, Priority, Priority | null]>([
    ['none', 'low', null],
    ['none', 'high', null],
    ['needs-attention', 'low', 'medium'],
    ['needs-attention', 'medium', null],
    ['needs-attention', 'high', null],
    ['urgent', 'low', 'high'],
    ['urgent', 'medium', 'high'],
    ['urgent', 'high', null],
  ])('%s at %s: %s', (concern, priority, raised) => {
    expect(priorityRaisedBy(concern, priority)).toBe(raised);
  });

  it('is the same in the database', async () => {
    const { rows } = await sql<{ concern: SafetyConcern; priority: Priority; raised: string }>`
      select concern, priority, care.priority_raised_by(concern, priority) as raised
      from unnest(${[...safetyConcerns]}::text[]) concern,
        unnest(${[...priorities]}::text[]) priority order by 1, 2`.execute(owner);
    expect(rows).toHaveLength(safetyConcerns.length * priorities.length);
    for (const { concern, priority, raised } of rows) {
      expect([concern, priority, raised]).toEqual([
        concern,
        priority,
        priorityRaisedBy(concern, priority),
      ]);
    }
  });
});

describe('what a need found in an assessment raises the priority to', () => {
  test.each<[NeedPriority, Priority, Priority | null]>([
    ['high', 'low', null],
    ['some', 'low', null],
    ['urgent', 'low', 'high'],
    ['urgent', 'medium', 'high'],
    ['urgent', 'high', null],
  ])('%s at %s: %s', (need, priority, raised) => {
    expect(priorityRaisedByNeed(need, priority)).toBe(raised);
  });

  it('is the same in the database', async () => {
    const { rows } = await sql<{ need: number; priority: Priority; raised: string }>`
      select need, priority, care.priority_raised_by_need(need, priority) as raised
      from generate_series(0, ${needPriorities.length - 1}) need,
        unnest(${[...priorities]}::text[]) priority order by 1, 2`.execute(owner);
    expect(rows).toHaveLength(needPriorities.length * priorities.length);
    for (const { need, priority, raised } of rows) {
      expect([need, priority, raised]).toEqual([
        need,
        priority,
        priorityRaisedByNeed(needPriorities[need]!, priority),
      ]);
    }
  });
});

describe('the priority of a new case', () => {
  const all = [false, true].flatMap((minor) =>
    [false, true].flatMap((urgentNeed) =>
      [false, true].map((unaccompanied) => ({ minor, urgentNeed, unaccompanied })),
    ),
  );

  test('has its most urgent reason', () => {
    const facts = { minor: false, urgentNeed: false, unaccompanied: false };
    expect(reasonOnOpening(facts)).toBe('usual');
    expect(reasonOnOpening({ ...facts, minor: true })).toBe('minor');
    expect(reasonOnOpening({ ...facts, minor: true, urgentNeed: true })).toBe(
      'urgent-need-on-arrival',
    );
    expect(reasonOnOpening({ minor: true, urgentNeed: true, unaccompanied: true })).toBe(
      'unaccompanied-minor',
    );
  });

  it.each(all)('is the same in the database for %o', async (facts) => {
    const { minor, urgentNeed, unaccompanied } = facts;
    const reason = reasonOnOpening(facts);
    const { rows } = await sql`select r as reason, care.priority_for(r) as priority
      from care.reason_on_opening(${minor}, ${urgentNeed}, ${unaccompanied}) r`.execute(owner);
    expect(rows).toEqual([{ reason, priority: priorityFor(reason) }]);
  });
});

it('of two priorities the same one is more urgent in the database', async () => {
  for (const one of priorities) {
    for (const other of priorities) {
      const { rows } = await sql`select care.is_more_urgent(${one}, ${other}) as is`.execute(owner);
      expect(rows).toEqual([{ is: isMoreUrgent(one, other) }]);
    }
  }
});

it('the safety clock ends at the same instant in the database', async () => {
  const hours = fc.integer({ min: -5, max: 1000 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...priorities),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.record({ high: hours, medium: hours, low: hours }),
      async (priority, from, packHours) => {
        const { rows } = await sql<{ due: Date }>`select care.clock_due(${priority},
          ${from.toISOString()}::timestamptz, ${JSON.stringify(packHours)}::jsonb) as due`.execute(
          owner,
        );
        expect(rows[0]!.due).toEqual(clockDueAt(priority, from, packHours));
      },
    ),
    { numRuns: 60 },
  );
});
