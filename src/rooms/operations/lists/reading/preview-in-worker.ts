// The preview as the server and the command line run it: in a thread of its own that ends at the
// deadline, so that no file can keep the platform from answering.

import { runInWorker } from '../../../../engine/files/in-worker.ts';
import { type Outcome } from '../../../../kernel/outcome.ts';
import { type FileReading, type PreviewOptions, type PreviewRefusalCode } from './preview-file.ts';

export type TimedRefusalCode = PreviewRefusalCode | 'took-too-long';

export const previewMillisecondsMax = 5_000;

/** `bytes` are copied to the thread and stay usable here, for staging. */
export async function previewInWorker(
  file: { readonly bytes: Uint8Array; readonly name: string },
  options: PreviewOptions,
  deadline: { readonly milliseconds: number; readonly signal?: AbortSignal } = {
    milliseconds: previewMillisecondsMax,
  },
): Promise<Outcome<FileReading, TimedRefusalCode>> {
  const copy = Uint8Array.from(file.bytes);
  const ran = await runInWorker<Outcome<FileReading, PreviewRefusalCode>>({
    module: new URL('./preview-file.ts', import.meta.url),
    exportName: 'previewFile',
    parameters: [copy, file.name, options],
    transfer: [copy.buffer],
    deadlineMilliseconds: deadline.milliseconds,
    signal: deadline.signal,
  });
  return ran.ok ? ran.value : ran;
}
