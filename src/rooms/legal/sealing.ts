// Seals free text of a matter with its key and binds it to row and column.

import { openText, sealText } from '../../engine/crypto/envelope.ts';

type Place = { readonly table: string; readonly record: string; readonly column: string };

export function sealField(key: Buffer, { table, record, column }: Place, text: string): Buffer {
  return sealText(key, { table: `legal.${table}`, record, column, version: 1 }, text);
}

export function openField(key: Buffer, { table, record, column }: Place, sealed: Buffer): string {
  return openText(key, { table: `legal.${table}`, record, column, version: 1 }, sealed);
}
