// Which pairs of Febrl records are compared: pairs that share one of several keys, and random pairs
// to learn how two different people differ.

import type { FebrlField, FebrlRow } from './febrl-fields.ts';
import { seeded } from './search-at-size.ts';

const blockMost = 400;

export function candidatePairs(
  rows: readonly FebrlRow[],
  fields: readonly FebrlField[],
  isTwoLists: boolean,
): [number, number][] {
  const blocks = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const key of keysOf(row, fields)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else block.push(at);
    }
  });
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const block of blocks.values()) {
    if (block.length > blockMost) continue;
    block.forEach((one, place) => {
      for (const other of block.slice(place + 1)) {
        if (isTwoLists && rows[one]!.list === rows[other]!.list) continue;
        const pair = one * rows.length + other;
        if (seen.has(pair)) continue;
        seen.add(pair);
        pairs.push([one, other]);
      }
    });
  }
  return pairs;
}

function keysOf({ cells }: FebrlRow, fields: readonly FebrlField[]): string[] {
  const [given, surname, born, postcode] = [
    cells['given_name']!,
    cells['surname']!,
    cells['date_of_birth']!,
    cells['postcode']!,
  ];
  const keys = [
    born && `d ${born}`,
    born && `y ${born.slice(0, 4)} ${given.slice(0, 2)}`,
    born && `y ${born.slice(0, 4)} ${surname.slice(0, 2)}`,
    born && `m ${born.slice(4)} ${given.slice(0, 2)}`,
    born && `m ${born.slice(4)} ${surname.slice(0, 2)}`,
    born && `p ${born.slice(4)} ${postcode}`,
    born && `p ${born.slice(0, 6)} ${postcode}`,
    `n ${given} ${surname}`,
    `n ${surname} ${given}`,
    `s ${surname} ${postcode}`,
    `s ${given} ${postcode}`,
    `i ${given.slice(0, 3)} ${surname.slice(0, 3)}`,
    `i ${surname.slice(0, 3)} ${given.slice(0, 3)}`,
    `x ${postcode} ${given.slice(0, 1)}`,
    `x ${postcode} ${surname.slice(0, 1)}`,
  ];
  if (fields.includes('soc_sec_id')) {
    const number = cells['soc_sec_id']!;
    keys.push(`t ${number}`, `t ${number.slice(0, 4)}`, `t ${number.slice(3)}`);
  }
  if (fields.includes('suburb')) {
    const [suburb, street] = [cells['suburb']!, cells['address_1']!];
    keys.push(
      `a ${street}`,
      `a ${suburb} ${cells['street_number']!}`,
      `a ${cells['address_2']!} ${postcode}`,
      `b ${suburb} ${given.slice(0, 3)}`,
      `b ${suburb} ${surname.slice(0, 3)}`,
      `b ${street.slice(0, 8)} ${cells['street_number']!}`,
      `b ${street.slice(0, 8)} ${postcode.slice(0, 2)}`,
      `c ${suburb.slice(0, 6)} ${born.slice(0, 4)}`,
    );
  }
  return [...new Set(keys.filter((key) => key !== '' && key.trim().length > 3))];
}

export function randomPairs(rows: readonly FebrlRow[], count: number): [number, number][] {
  const random = seeded(3);
  const draw = () => Math.floor(random() * rows.length);
  return Array.from({ length: count }, (): [number, number] => [draw(), draw()]).filter(
    ([one, other]) => one !== other,
  );
}
