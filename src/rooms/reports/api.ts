// The contract of the cockpit: exact, coded alarms for the national coordinator; figures of the
// last release, for each reader at their own level; and publishing a new release.

import { z } from 'zod';
import { cursor, limit } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { alarmReaders, figurePublishers, figureReaders } from './access.ts';
import { alarmKinds, levels } from './model.ts';
import { alarm, alarmCounts, figure } from './shapes.ts';

export const listAlarms = endpoint({
  name: 'listAlarms',
  method: 'GET',
  path: '/api/cockpit/alarms',
  audit: 'read',
  who: alarmReaders,
  summary:
    'Alarms, exact: coded reference, responsible body and supervisor, since when; oldest first',
  query: z.strictObject({
    kind: z.enum(alarmKinds).optional(),
    after: cursor.optional(),
    limit,
  }),
  returns: z.strictObject({
    counts: alarmCounts,
    alarms: z.array(alarm),
    next: cursor.nullable(),
  }),
  refuses: [],
});

export const readFigures = endpoint({
  name: 'readFigures',
  method: 'GET',
  path: '/api/figures',
  audit: 'none',
  who: figureReaders,
  summary: 'Figures of the last release with their definitions; small cells are not shown',
  returns: z.strictObject({
    /** Null before the first release; then `figures` is empty. */
    release: z.strictObject({ number: z.number(), madeAt: z.string() }).nullable(),
    level: z.enum(levels),
    threshold: z.number(),
    figures: z.array(figure),
    may: z.strictObject({ publish: z.boolean() }),
  }),
  refuses: [],
});

export const publishFigures = endpoint({
  name: 'publishFigures',
  method: 'POST',
  path: '/api/figures/releases',
  audit: 'write',
  who: figurePublishers,
  summary: 'Freeze a new release; a cell changes by nothing or by at least ten',
  returns: z.strictObject({ number: z.number(), madeAt: z.string() }),
  refuses: [],
});
