// Contents of documents that live as long as a test, for tests that are not about the disk.

import { type DocumentStore, MissingContent } from '../../src/engine/documents/store.ts';

export function memoryStore(): DocumentStore {
  const kept = new Map<string, { readonly bytes: Buffer; readonly at: Date }>();
  return {
    async put(id, sealed) {
      const pieces: Uint8Array[] = [];
      for await (const piece of sealed) pieces.push(piece);
      kept.set(id, { bytes: Buffer.concat(pieces), at: new Date() });
    },
    async open(id) {
      const found = kept.get(id);
      if (!found) throw new MissingContent(id);
      return piecesOf(found.bytes);
    },
    async remove(id) {
      kept.delete(id);
    },
    async *listOlder(time) {
      for (const [id, { at }] of kept) if (at < time) yield id;
    },
  };
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
