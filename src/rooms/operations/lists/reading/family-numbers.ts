// Gives a row the family number that is written once for several rows. A number is carried down
// only if a merged cell, a heading or the pattern of the whole list shows it, and never onto a row
// that names another mother or repeats an earlier row: a child in the wrong family is harmed.

import { foldWords } from '../../../../kernel/letters.ts';
import { type MergedRange } from '../../../../engine/files/sheets.ts';
import { type ValuePrecision } from './model.ts';

export type FamilyRow = {
  readonly row: number;
  readonly number: string | null;
  readonly heading: string | null;
  readonly name: string;
  readonly mother: string;
  readonly isRepeat: boolean;
};

export type FamilyNumber = {
  readonly number: string | null;
  readonly precision: ValuePrecision;
  /** True if the list seems to carry a number down and this row does not fit. */
  readonly isUnclear: boolean;
};

type Block = { number: string; precision: ValuePrecision; names: string[]; mothers: Set<string> };

const notGiven: FamilyNumber = { number: null, precision: 'unknown', isUnclear: false };

export function assignFamilyNumbers(
  rows: readonly FamilyRow[],
  merges: readonly MergedRange[],
): FamilyNumber[] {
  const hasBlocks = showsBlocks(rows) || rows.some(({ heading }) => heading !== null);
  let block: Block | null = null;
  return rows.map((row): FamilyNumber => {
    if (row.heading !== null) block = startBlock(row.heading, 'carried');
    if (row.number !== null) {
      block = startBlock(row.number, 'carried');
      join(block, row);
      return { number: row.number, precision: 'as-written', isUnclear: false };
    }
    const isMerged = isInside(merges, row.row);
    const mayCarry = isMerged || hasBlocks;
    if (!block || !mayCarry) return notGiven;
    const isStranger = !isMerged && (row.isRepeat || !fits(block, row));
    if (isStranger) return { number: null, precision: 'unknown', isUnclear: true };
    join(block, row);
    const precision = isMerged ? 'merged' : block.precision;
    return { number: block.number, precision, isUnclear: false };
  });
}

function startBlock(number: string, precision: ValuePrecision): Block {
  return { number, precision, names: [], mothers: new Set() };
}

function join(block: Block, row: FamilyRow): void {
  block.names.push(foldWords(row.name));
  if (row.mother !== '') block.mothers.add(foldWords(row.mother));
}

/** Each number occurs once, the first row has one, and many rows below have none. */
function showsBlocks(rows: readonly FamilyRow[]): boolean {
  const numbers = rows.flatMap(({ number }) => (number === null ? [] : [number]));
  const isOnceEach = new Set(numbers).size === numbers.length;
  const blanks = rows.length - numbers.length;
  return isOnceEach && rows[0]?.number !== null && numbers.length > 0 && blanks * 4 >= rows.length;
}

function isInside(merges: readonly MergedRange[], row: number): boolean {
  return merges.some(({ firstRow, lastRow }) => row > firstRow && row <= lastRow);
}

/** A row that names a mother fits if she is in the block, or is the mother of others in it. */
function fits(block: Block, row: FamilyRow): boolean {
  const mother = foldWords(row.mother);
  if (mother === '' || block.mothers.has(mother)) return true;
  if (block.mothers.size === 0 && block.names.length === 0) return true;
  const words = new Set(mother.split(' '));
  const isInBlock = block.names.some((name) => {
    const shared = name.split(' ').filter((word) => words.has(word)).length;
    return shared >= Math.min(2, words.size);
  });
  return isInBlock || block.mothers.size === 0;
}
