// The way in for everything that people send as a document, and for everything shown of it. Each
// piece of work runs in a process of its own, so that a file made to break a library breaks nothing
// else; what comes back is made anew or refused with a reason. Bytes are copied; the caller's stay
// usable.

import { availableParallelism } from 'node:os';
import { refuse, type Outcome } from '../../../kernel/outcome.ts';
import { type ProcessRefusal, runInProcess } from '../../files/in-process.ts';
import {
  cameraBytesMax,
  cleaningMilliseconds,
  documentBytesMax,
  documentMegabytesMax,
  processMegabytesMax,
  togetherMax,
  waitingFactor,
  waitingMax,
} from './limits.ts';
import type { CleanDocument, DocumentRefusalCode, PagePreview } from './model.ts';
import { recogniseDocument } from './recognise-document.ts';

/** The document made anew, to be kept instead of `bytes`. */
export async function cleanDocument(
  bytes: Uint8Array,
): Promise<Outcome<CleanDocument, DocumentRefusalCode>> {
  const known = refusedAtOnce(bytes);
  return known ?? apart('cleanHere', [bytes], timeFor(bytes));
}

/**
 * One page as WebP, `width` pixels wide (16 to 2,000; smaller if the picture is), at most 4,000 high.
 * `page` counts from 1. For a document that was cleaned, and no worse for one that was not.
 */
export async function previewPage(
  bytes: Uint8Array,
  page: number,
  width: number,
): Promise<Outcome<PagePreview, DocumentRefusalCode>> {
  const known = refusedAtOnce(bytes);
  return known ?? apart('previewHere', [bytes, page, width], timeFor(bytes));
}

/**
 * Pictures of pages, in any accepted picture format, as one PDF: at most 60 and 200 MB together.
 */
export async function pagesToPdf(
  pictures: readonly Uint8Array[],
): Promise<Outcome<CleanDocument, DocumentRefusalCode>> {
  const tooMuch = pictures.reduce((sum, { length }) => sum + length, 0) > cameraBytesMax;
  if (tooMuch) return refuse('document-too-large', { megabytes: documentMegabytesMax });
  for (const bytes of pictures) {
    const known = refusedAtOnce(bytes);
    if (known) return known;
  }
  return apart('joinHere', [pictures], cleaningMilliseconds.joining);
}

/** What needs no process to be refused. */
function refusedAtOnce(bytes: Uint8Array) {
  if (bytes.length > documentBytesMax) {
    return refuse('document-too-large' as const, { megabytes: documentMegabytesMax });
  }
  const found = recogniseDocument(bytes);
  return 'refusal' in found ? refuse(found.refusal) : null;
}

function timeFor(bytes: Uint8Array): number {
  const found = recogniseDocument(bytes);
  const isSlow = 'format' in found && (found.format === 'heic' || found.format === 'tiff');
  return isSlow ? cleaningMilliseconds.heic : cleaningMilliseconds.usual;
}

const refusals: Readonly<Record<ProcessRefusal, DocumentRefusalCode>> = {
  'took-too-long': 'document-took-too-long',
  'needs-too-much': 'document-too-much-to-open',
  // A library that fails beyond repair has met a file made or damaged for it.
  'broke-down': 'document-damaged',
};

async function apart<Value>(
  exportName: string,
  parameters: readonly unknown[],
  processorMilliseconds: number,
): Promise<Outcome<Value, DocumentRefusalCode>> {
  if (waiting.length >= waitingMax) return refuse('too-many-documents-now');
  await takePlace();
  try {
    const ran = await runInProcess<Outcome<Value, DocumentRefusalCode>>({
      module: new URL('./clean-here.ts', import.meta.url),
      exportName,
      parameters,
      deadlineMilliseconds: processorMilliseconds * waitingFactor,
      processorMillisecondsMax: processorMilliseconds,
      memoryMegabytesMax: processMegabytesMax,
    });
    return ran.ok ? ran.value : refuse(refusals[ran.refusal]);
  } finally {
    leavePlace();
  }
}

const places = Math.min(togetherMax, availableParallelism());
let working = 0;
const waiting: (() => void)[] = [];

async function takePlace(): Promise<void> {
  if (working < places) working += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The place goes to whoever waits longest. */
function leavePlace(): void {
  const next = waiting.shift();
  if (next) next();
  else working -= 1;
}
