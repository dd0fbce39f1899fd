// Rows of a labelled set as the fields that an engine may read.

import type { RecordFields } from '../../src/rooms/people/matching/engine.ts';
import { birthOf, type Row } from './read-set.ts';

/** `side` is the suffix of the column names: `_a`, `_b` or nothing. */
export function fieldsOf(row: Row, side: string): RecordFields {
  const cell = (name: string) => row[`${name}${side}`] ?? '';
  return {
    name: cell('name'),
    birth: birthOf(cell('dob')),
    sex: sexOf(cell('sex')),
    mother: cell('mother') || null,
    children: cell('children')
      .split(';')
      .map((child) => child.trim())
      .filter((child) => child !== ''),
  };
}

export function sexOf(text: string): 'female' | 'male' | null {
  return text === 'F' ? 'female' : text === 'M' ? 'male' : null;
}
