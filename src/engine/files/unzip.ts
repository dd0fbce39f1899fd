// Opens a ZIP archive one entry at a time, as a stream, and stops as soon as an entry unpacks to
// more than a list could need. The sizes in the directory are only claims by the file's maker, so
// this counts what really comes out. Writes nothing to disk and follows no path.

import { Inflate } from 'fflate';
import {
  archiveBytesMax,
  archiveEntriesMax,
  archiveRatioFreeBytes,
  archiveRatioMax,
  RefusedFile,
} from './limits.ts';

export type ArchiveEntry = {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** The packed bytes. */
  readonly packed: Uint8Array;
};

export type Archive = ReadonlyMap<string, ArchiveEntry>;

/** Small, because one piece of a bomb unpacks to a thousand times its size at once. */
const chunkBytes = 4 * 1024;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/** Throws `RefusedFile` `truncated` if the directory at the end of the file is missing. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = viewOf(bytes);
  const end = findEndOfDirectory(view);
  if (end === null) throw new RefusedFile('truncated');
  const count = view.getUint16(end + 10, true);
  if (count > archiveEntriesMax) throw new RefusedFile('too-large', { entries: count });
  const entries = new Map<string, ArchiveEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) {
      throw new RefusedFile('truncated');
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = nameAt(bytes, at + 46, nameLength);
    entries.set(name, directoryEntryAt(bytes, at, name));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * The entries still readable in a cut-off archive, in order, the last perhaps incomplete. Only used
 * to tell the person how much of the file is readable, never to import half a list.
 */
export function salvageEntries(bytes: Uint8Array): ArchiveEntry[] {
  const view = viewOf(bytes);
  const found: ArchiveEntry[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && view.getUint32(at, true) === localEntry) {
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const size = view.getUint32(at + 18, true);
    const packed = bytes.subarray(start, size === 0 ? undefined : start + size);
    const method = view.getUint16(at + 8, true);
    found.push({ name: nameAt(bytes, at + 30, nameLength), method, isEncrypted: false, packed });
    if (size === 0 || found.length > archiveEntriesMax) break;
    at = start + size;
  }
  return found;
}

/**
 * Adds up what all entries of one file unpack to, so that many small ones cannot exceed the limit
 * together.
 */
export class UnpackBudget {
  private bytes = 0;

  /** Throws `RefusedFile` `too-large`. */
  unpack(entry: ArchiveEntry, take: (chunk: Uint8Array, isLast: boolean) => void): void {
    if (entry.isEncrypted) throw new RefusedFile('password-protected');
    if (entry.method === 0) {
      this.count(entry.packed.length, entry);
      take(entry.packed, true);
      return;
    }
    if (entry.method !== 8) throw new RefusedFile('damaged', { entry: entry.name });
    let unpacked = 0;
    let isFinished = false;
    const inflate = new Inflate((chunk, isLast) => {
      unpacked += chunk.length;
      this.count(chunk.length, entry, unpacked);
      isFinished = isLast;
      take(chunk, isLast);
    });
    for (let at = 0; at < entry.packed.length; at += chunkBytes) {
      pushInto(inflate, entry.packed.subarray(at, at + chunkBytes), false);
    }
    // The end is pushed separately, so that a cut-off entry still yields everything it contains.
    pushInto(inflate, new Uint8Array(0), true);
    if (!isFinished) throw new RefusedFile('truncated');
  }

  private count(more: number, entry: ArchiveEntry, unpacked = 0): void {
    this.bytes += more;
    const ratio = unpacked / Math.max(entry.packed.length, 1);
    if (this.bytes > archiveBytesMax) throw new RefusedFile('too-large', { unpacked: true });
    if (unpacked > archiveRatioFreeBytes && ratio > archiveRatioMax) {
      throw new RefusedFile('too-large', { unpacked: true });
    }
  }
}

function pushInto(inflate: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(chunk, isLast);
  } catch (error) {
    // fflate throws plain errors with a numeric code; anything else comes from us or the parser.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') {
      throw new RefusedFile('truncated');
    }
    throw error;
  }
}

function directoryEntryAt(bytes: Uint8Array, at: number, name: string): ArchiveEntry {
  const view = viewOf(bytes);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localEntry) {
    throw new RefusedFile('truncated');
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(start, start + view.getUint32(at + 20, true));
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
  return { name, method: view.getUint16(at + 10, true), isEncrypted, packed };
}

function findEndOfDirectory(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return null;
}

function nameAt(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(at, at + length)).replaceAll('\\', '/');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
