// How much somebody may send. How much one document may be is a limit of cleaning.

export { documentBytesMax } from './cleaning/limits.ts';

/** One request of an upload: what a slow line carries in some seconds. */
export const partBytes = 1024 * 1024;
/** Of one person: pages photographed one after the other, and what was left half-way. */
export const uploadsAtOnceMax = 40;
/** Why what was sent cannot be read. */
export const incomingRefusals = ['upload-over', 'upload-incomplete'] as const;
export type IncomingRefusal = (typeof incomingRefusals)[number];
