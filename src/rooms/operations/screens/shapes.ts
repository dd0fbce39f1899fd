// Short names for the shapes that several screens show.

import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import type { addOperation, readCounts, readOperation } from '../operation/api.ts';
import type { listEntries, readEntry } from '../entries/api.ts';
import type { listProposals } from '../proposals/api.ts';
import type { previewList } from '../lists/api.ts';

export type OperationPage = ReturnsOf<typeof readOperation>;
export type Operation = OperationPage['operation'];
export type OperationMove = OperationPage['mayMoveTo'][number];
export type OperationBody = BodyOf<typeof addOperation>;
export type Counts = ReturnsOf<typeof readCounts>;
export type Entry = ReturnsOf<typeof listEntries>['entries'][number];
export type EntryPage = ReturnsOf<typeof readEntry>;
export type Pair = ReturnsOf<typeof listProposals>['proposals'][number];
export type Preview = ReturnsOf<typeof previewList>;
export type PreviewSheet = Preview['sheets'][number];
export type PreviewRow = PreviewSheet['rows'][number];
