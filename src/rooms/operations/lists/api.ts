// The contract of lists: a file is staged encrypted and shown as it was understood; nothing becomes
// an entry before a person confirms it. The import then runs in the background, all or nothing, and
// the browser polls its progress.

import { z } from 'zod';
import { day, rowNumber, rowsBefore, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { coordinators } from '../access.ts';
import { operationParams } from '../operation/api.ts';
import { dayMonthOrders } from './reading/model.ts';
import { listKinds, listStates } from './model.ts';
import {
  importJob,
  listSummary,
  previewRow,
  previewSheet,
  rowsWanted,
  sheetCorrection,
  sheetCorrections,
} from './shapes.ts';

export const listParams = z.strictObject({ operationId: z.uuid(), listId: z.uuid() });
const jobParams = z.strictObject({ operationId: z.uuid(), jobId: z.uuid() });

export const unreadable = [
  'empty-file',
  'no-rows',
  'truncated',
  'damaged',
  'not-a-spreadsheet',
  'password-protected',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'sheet-not-found',
  'encoding-not-known',
  'took-too-long',
  'no-header-row',
  'no-name-column',
  'column-scores-a-person',
  'column-not-found',
  'titles-unreadable',
  'not-people',
  'no-people',
] as const;

/** `rows`: the first 200 of each sheet; further ones through `previewList`. */
export const listPreview = z.strictObject({
  listId: z.uuid(),
  state: z.enum(listStates),
  version: z.number(),
  fileName: z.string(),
  kind: z.enum(listKinds),
  format: z.enum(['xlsx', 'csv']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  listedOn: day.nullable(),
  sheets: z.array(z.strictObject({ ...previewSheet.shape, rows: z.array(previewRow) })),
});
export type ListPreview = z.infer<typeof listPreview>;

export const stageList = endpoint({
  name: 'stageList',
  method: 'POST',
  path: '/api/operations/:operationId/lists',
  audit: 'write',
  creates: 'operations.list',
  who: coordinators,
  summary:
    'Send a list (the file as the body, application/octet-stream), see how it was ' +
    'understood. The same file again answers with the earlier list (`earlier`)',
  params: operationParams,
  query: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    kind: z.enum(listKinds),
    listedOn: day.optional(),
    encoding: z.string().max(40).optional(),
    delimiter: z.string().length(1).optional(),
    dayMonthOrder: z.enum(dayMonthOrders).optional(),
    sheets: sheetCorrections.optional(),
  }),
  body: 'bytes',
  bodyBytesMax: 21 * 1024 * 1024,
  returns: z.strictObject({
    earlier: z.boolean(),
    listId: z.uuid(),
    state: z.enum(listStates),
    /** Null if the earlier list is already imported: its stage is gone. */
    preview: listPreview.nullable(),
  }),
  // Contains names and phones as in the file: never kept in clear for a repeated command.
  refuses: [...unreadable, 'operation-closed'],
  secretAnswer: true,
});

export const listLists = endpoint({
  name: 'listLists',
  method: 'GET',
  path: '/api/operations/:operationId/lists',
  audit: 'none',
  who: coordinators,
  summary: 'Lists of one operation, staged and imported',
  params: operationParams,
  returns: z.strictObject({ lists: z.array(listSummary) }),
  refuses: [],
});

export const previewList = endpoint({
  name: 'previewList',
  method: 'GET',
  path: '/api/operations/:operationId/lists/:listId/preview',
  audit: 'read',
  who: coordinators,
  summary:
    'What was understood; with `sheet` and `after` the next 200 rows of that sheet, ' +
    'with `only` those to look at',
  params: listParams,
  query: z.strictObject({
    sheet: z.string().max(200).optional(),
    after: rowsBefore,
    only: rowsWanted,
  }),
  returns: listPreview,
  refuses: ['list-not-staged'],
});

export const correctUnderstanding = endpoint({
  name: 'correctUnderstanding',
  method: 'PUT',
  path: '/api/operations/:operationId/lists/:listId/understanding',
  audit: 'write',
  who: coordinators,
  summary: 'Correct encoding, header row, columns or order of day and month',
  params: listParams,
  body: z.strictObject({
    baseVersion: version,
    kind: z.enum(listKinds).optional(),
    listedOn: day.nullable().optional(),
    encoding: z.string().max(40).optional(),
    delimiter: z.string().length(1).optional(),
    sheets: z.array(sheetCorrection).max(50),
  }),
  returns: listPreview,
  refuses: [...unreadable, 'list-not-staged', 'conflict-changed-meanwhile'],
  secretAnswer: true,
});

export const discardList = endpoint({
  name: 'discardList',
  method: 'DELETE',
  path: '/api/operations/:operationId/lists/:listId',
  audit: 'write',
  who: coordinators,
  summary: 'Throw a staged list away, file and all',
  params: listParams,
  returns: z.strictObject({ id: z.uuid(), state: z.literal('discarded') }),
  refuses: ['list-not-staged'],
});

export const importList = endpoint({
  name: 'importList',
  method: 'POST',
  path: '/api/operations/:operationId/lists/:listId/import',
  audit: 'write',
  creates: 'operations.import_job',
  who: coordinators,
  summary:
    'Confirm the list: every row not in `skipRows` becomes an entry, all or nothing. ' +
    'Refused while a row with an error is not left out: `rows` names the first ones',
  params: listParams,
  body: z.strictObject({
    baseVersion: version,
    skipRows: z
      .array(
        z.strictObject({
          sheet: z.string().max(200),
          row: rowNumber,
        }),
      )
      .max(10_000),
  }),
  returns: z.strictObject({ jobId: z.uuid() }),
  refuses: [
    'list-not-staged',
    'conflict-changed-meanwhile',
    'rows-with-errors',
    'nothing-to-import',
    'import-running',
    'operation-closed',
    'too-many-jobs',
  ],
});

export const readImport = endpoint({
  name: 'readImport',
  method: 'GET',
  path: '/api/operations/:operationId/imports/:jobId',
  audit: 'none',
  who: coordinators,
  summary: 'How far an import is, and what it brought',
  params: jobParams,
  returns: importJob,
  refuses: [],
});

export const cancelImport = endpoint({
  name: 'cancelImport',
  method: 'DELETE',
  path: '/api/operations/:operationId/imports/:jobId',
  audit: 'write',
  who: coordinators,
  summary: 'Stop a running import: nothing of it stays, the list is staged as before',
  params: jobParams,
  returns: z.strictObject({ id: z.uuid(), cancelling: z.boolean() }),
  refuses: ['import-over'],
});

export const applyBoarding = endpoint({
  name: 'applyBoarding',
  method: 'PUT',
  path: '/api/operations/:operationId/lists/:listId/boarding',
  audit: 'write',
  who: coordinators,
  summary:
    "Move the entries of a carrier's list to boarded or not boarded, as its status column " +
    'says. Entries whose state contradicts it are left alone and named in `conflicts`',
  params: listParams,
  returns: z.strictObject({
    boarded: z.number(),
    notBoarded: z.number(),
    unchanged: z.number(),
    conflicts: z.array(
      z.strictObject({
        entryId: z.uuid(),
        code: z.string(),
        state: z.string(),
        listed: z.string(),
      }),
    ),
  }),
  refuses: ['list-not-imported', 'no-status-column', 'operation-closed'],
});
