// A HEIC as large as a phone's, without an encoder: one tile of 256 by 256 pixels that stands in
// every place of a grid, and empty bytes up to the size wanted. The decoder does the work of 12
// megapixels; of bits it reads fewer than in a real picture of this size.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../../src/kernel/invariant.ts';

const [across, down, side] = [16, 12, 256];

/** The tile was encoded by heif-enc 1.15 (libheif) with x265 from made-up colours. */
export function largeHeic(size: number): Uint8Array {
  const tile = readFileSync(join(import.meta.dirname, 'tile.heic'));
  const configuration = boxAt(tile, tile.indexOf('hvcC') - 4);
  const data = boxAt(tile, tile.indexOf('mdat') - 4).subarray(8);
  const head = box('ftyp', text('heic'), number(0), text('mif1heic'));
  const metaOf = (at: number) => metaBox({ configuration, at, length: data.length });
  const at = head.length + metaOf(0).length + 8;
  const picture = Buffer.concat([head, metaOf(at), box('mdat', data)]);
  invariant(picture.length < size, 'a picture larger than wanted');
  return new Uint8Array(
    Buffer.concat([picture, box('free', Buffer.alloc(size - picture.length - 8))]),
  );
}

function metaBox(tile: { configuration: Buffer; at: number; length: number }): Buffer {
  const grid = Buffer.concat([
    bytes(0, 0, down - 1, across - 1),
    short(across * side),
    short(down * side),
  ]);
  const ids = Array.from({ length: across * down }, (_, index) => index + 2);
  const item = (id: number, kind: string, flags: number) =>
    full('infe', 2, flags, short(id), short(0), text(kind), bytes(0));
  const place = (id: number, method: number, where: { at: number; length: number }) =>
    Buffer.concat([
      short(id),
      short(method),
      short(0),
      short(1),
      number(where.at),
      number(where.length),
    ]);
  const sizeOf = (width: number, height: number) =>
    full('ispe', 0, 0, number(width), number(height));
  const places = [
    place(1, 1, { at: 0, length: grid.length }),
    ...ids.map((id) => place(id, 0, tile)),
  ];
  const properties = [
    Buffer.concat([short(1), bytes(1, 3)]),
    ...ids.map((id) => Buffer.concat([short(id), bytes(2, 0x81, 2)])),
  ];
  return full(
    'meta',
    0,
    0,
    full('hdlr', 0, 0, number(0), text('pict'), Buffer.alloc(13)),
    full('pitm', 0, 0, short(1)),
    full('iloc', 1, 0, bytes(0x44, 0), short(places.length), ...places),
    full(
      'iinf',
      0,
      0,
      short(places.length),
      item(1, 'grid', 0),
      ...ids.map((id) => item(id, 'hvc1', 1)),
    ),
    full('iref', 0, 0, box('dimg', short(1), short(ids.length), ...ids.map(short))),
    box(
      'iprp',
      box('ipco', tile.configuration, sizeOf(side, side), sizeOf(across * side, down * side)),
      full('ipma', 0, 0, number(properties.length), ...properties),
    ),
    box('idat', grid),
  );
}

function boxAt(file: Buffer, at: number): Buffer {
  return file.subarray(at, at + file.readUInt32BE(at));
}

function box(kind: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([number(body.length + 8), text(kind), body]);
}

// oxlint-disable-next-line max-params -- as the format writes them
function full(kind: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer {
  return box(kind, bytes(version, 0, 0, flags), ...parts);
}

function text(letters: string): Buffer {
  return Buffer.from(letters, 'latin1');
}

function bytes(...values: readonly number[]): Buffer {
  return Buffer.from(values);
}

function short(value: number): Buffer {
  return bytes(value >> 8, value & 0xff);
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}
