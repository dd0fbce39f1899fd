// Opens and writes the archive that an office file is. What comes in is counted while it is
// unpacked (`UnpackBudget`); what goes out is packed anew, without times, comments, extra fields or
// anything between the entries.

import { type Zippable, zipSync } from 'fflate';
import {
  type Archive,
  type ArchiveEntry,
  openArchive,
  UnpackBudget,
} from '../../../files/unzip.ts';
import { documentBytesMax } from '../limits.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { tooLarge } from '../refused-document.ts';

/** The first moment that the format can tell. */
const noTime = new Date(1980, 0, 1);

export type OfficeArchive = {
  readonly archive: Archive;
  readonly budget: UnpackBudget;
};

export function openOffice(bytes: Uint8Array): OfficeArchive {
  return { archive: openArchive(bytes), budget: new UnpackBudget() };
}

export function unpack({ budget }: OfficeArchive, entry: ArchiveEntry): Uint8Array {
  const parts: Uint8Array[] = [];
  budget.unpack(entry, (chunk) => parts.push(chunk.slice()));
  return joinedBytes(parts);
}

/** In the given order; those in `asIs` are not packed. */
export function pack(parts: ReadonlyMap<string, Uint8Array>, asIs: readonly string[]): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of parts) {
    // Pictures are packed already.
    const level = asIs.includes(name) || /\.(jpe?g|png|gif|webp)$/i.test(name) ? 0 : 6;
    files[name] = [bytes, { level, mtime: noTime }];
  }
  const packed = zipSync(files);
  if (packed.length > documentBytesMax) throw tooLarge();
  return packed;
}
