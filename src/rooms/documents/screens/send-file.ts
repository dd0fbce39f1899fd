// Sends one file in parts. A lost line costs the part that was on its way: it is sent again until
// it arrives or somebody cancels, and what had arrived stays.

import type { KeyOf } from '../../../kernel/contract.ts';
import { request } from '../../../web/api.ts';
import { OfflineError, ProblemError } from '../../../web/problem.ts';
import type { beginUpload, dropUpload, readUpload, sendPart } from '../api.ts';

export type SendOptions = {
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
  /** Goes on with what was begun before a failure. */
  readonly earlier?: string | undefined;
  /** Called as soon as there is something to go on with. */
  readonly onBegun: (upload: string) => void;
};

const upload = '/api/uploads/:upload';
const reading: KeyOf<typeof readUpload> = `GET ${upload}`;
const dropping: KeyOf<typeof dropUpload> = `DELETE ${upload}`;
const sending: KeyOf<typeof sendPart> = `PUT ${upload}`;

/** Resolves to the address of the upload once every part has arrived. */
export async function sendFile(file: Blob, options: SendOptions): Promise<string> {
  const { signal, onProgress } = options;
  const { address, here, partBytes } = await beginOrGoOn(file, options);
  const parts = Math.ceil(file.size / partBytes);
  let sent = 0;
  for (let number = 0; number < parts; number += 1) {
    const part = file.slice(number * partBytes, (number + 1) * partBytes);
    if (!here.has(number)) {
      const input = { params: { upload: address }, query: { number }, body: part };
      await untilThere(() => request<typeof sendPart>(sending, input, { signal }), signal);
    }
    sent += part.size;
    onProgress(sent);
  }
  return address;
}

/** What was sent is not wanted; whether anyone hears it does not matter. */
export async function dropSent(address: string): Promise<void> {
  await request<typeof dropUpload>(dropping, { params: { upload: address } }).catch(
    () => undefined,
  );
}

const partBytesBefore = 1024 * 1024;

async function beginOrGoOn(file: Blob, { signal, earlier, onBegun }: SendOptions) {
  if (earlier !== undefined) {
    const input = { params: { upload: earlier } };
    const found = await request<typeof readUpload>(reading, input, { signal }).catch(() => null);
    if (found) {
      return { address: earlier, here: new Set(found.parts), partBytes: partBytesBefore };
    }
  }
  const begun = await untilThere(
    () =>
      request<typeof beginUpload>('POST /api/uploads', { body: { bytes: file.size } }, { signal }),
    signal,
  );
  onBegun(begun.upload);
  return { address: begun.upload, here: new Set<number>(), partBytes: begun.partBytes };
}

const waitsMilliseconds = [500, 1_000, 2_000, 5_000, 10_000];

/** Only a line that is gone, or a server that is busy, is tried again. */
async function untilThere<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (problem) {
      if (!isPassing(problem) || signal.aborted) throw problem;
      await lineBack(waitsMilliseconds[Math.min(tries, waitsMilliseconds.length - 1)]!, signal);
    }
  }
}

function isPassing(problem: unknown): boolean {
  return (
    problem instanceof OfflineError ||
    (problem instanceof ProblemError && problem.problem.code === 'unavailable')
  );
}

/** Resolves after a while, at once when the browser says that the line is back, or when aborted. */
function lineBack(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    window.addEventListener('online', over);
    signal.addEventListener('abort', over);
  });
}
