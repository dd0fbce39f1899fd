// The codes of this room as choices, in the order in which they are offered.

import type { BodyOf, QueryOf, ReturnsOf } from '../../../kernel/contract.ts';
import { codesOf } from '../../../web/kit/options.ts';
import type { addOperation, moveOperation, readCounts, readOperation } from '../operation/api.ts';
import type { listEntries, moveEntry, readEntry } from '../entries/api.ts';
import type { listProposals } from '../proposals/api.ts';
import type { previewList, stageList } from '../lists/api.ts';

export type OperationPage = ReturnsOf<typeof readOperation>;
export type Operation = OperationPage['operation'];
export type OperationMove = OperationPage['mayMoveTo'][number];
export type OperationBody = BodyOf<typeof addOperation>;
export type Counts = ReturnsOf<typeof readCounts>;
export type Entry = ReturnsOf<typeof listEntries>['entries'][number];
export type EntryPage = ReturnsOf<typeof readEntry>;
export type EntryState = Entry['state'];
export type EntryReason = NonNullable<Entry['reason']>;
export type Pair = ReturnsOf<typeof listProposals>['proposals'][number];
export type Preview = ReturnsOf<typeof previewList>;
export type PreviewSheet = Preview['sheets'][number];
export type PreviewRow = PreviewSheet['rows'][number];
export type ColumnField = PreviewSheet['columns'][number]['field'];
export type ListKind = QueryOf<typeof stageList>['kind'];
export type DayMonthOrder = NonNullable<QueryOf<typeof stageList>['dayMonthOrder']>;
type MoveBody = BodyOf<typeof moveOperation>;
type EntryMoveBody = BodyOf<typeof moveEntry>;

export const listKinds = codesOf<ListKind>()(['camp', 'ministry', 'boarding', 'other']);
export const dayMonthOrders = codesOf<DayMonthOrder>()(['day-first', 'month-first']);
export const operationReasons = codesOf<MoveBody['reason']>()([
  'as-planned',
  'security',
  'transport',
  'weather',
  'health',
  'documents',
  'host-decision',
  'own-decision',
  'other',
]);
export const entryStates = codesOf<EntryState>()([
  'identified',
  'contacted',
  'willing',
  'refused',
  'undecided',
  'prevented',
  'identity-pending',
  'cleared',
  'boarded',
  'not-boarded',
  'arrived',
  'handed-over',
]);
export const entryReasons = codesOf<EntryReason>()([
  'own-decision',
  'family-decision',
  'stays-with-family',
  'medical',
  'not-present',
  'identity-pending',
  'documents',
  'not-released',
  'no-seat',
  'died',
  'returned-otherwise',
  'not-stated',
]);
export const entryBases = codesOf<EntryMoveBody['basis']>()([
  'person-said',
  'family',
  'carrier-list',
  'authority',
]);
export const columnFields = codesOf<ColumnField>()([
  'fullName',
  'familyName',
  'givenName',
  'fatherName',
  'grandfatherName',
  'motherName',
  'sex',
  'birth',
  'age',
  'citizenship',
  'familyNumber',
  'relation',
  'document',
  'status',
  'reason',
  'place',
  'tent',
  'phone',
  'address',
  'district',
  'note',
  'sequence',
  'ignore',
]);
/**
 * Encodings the server can read; it accepts other names too, and refuses those it does not know.
 */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1256',
  'windows-1252',
  'rk1048',
  'koi8-r',
  'koi8-t',
  'cp866',
] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

const statesWithReason: readonly EntryState[] = ['refused', 'prevented', 'not-boarded'];

export function takesReason(state: EntryState | ''): boolean {
  return (statesWithReason as readonly string[]).includes(state);
}
