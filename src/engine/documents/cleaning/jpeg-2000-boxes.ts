// Takes the boxes out of a JPEG 2000 picture in which cameras and programs tell about it. The rest
// is what a PDF needs to draw it. Pure.

import { joinedBytes } from './joined-bytes.ts';

const told = ['uuid', 'xml ', 'uinf', 'jp2i', 'asoc', 'lbl ', 'nlst', 'free'];

/** Null if the boxes cannot be followed to the end. A bare code stream has none. */
export function withoutBoxes(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0xff && bytes[1] === 0x4f) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    const kind = new TextDecoder('latin1').decode(bytes.subarray(at + 4, at + 8));
    // Nought: to the end of the file. One: a size of eight bytes, which no document of ours needs.
    const end = size === 0 ? bytes.length : at + size;
    if (size === 1 || (size > 0 && size < 8) || end > bytes.length) return null;
    if (!told.includes(kind)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return joinedBytes(parts);
}
