// Pairs the words of two names in the best possible way. Names have few words, so it can be exact.

/** For each row, its column or −1. Only pairs with a gain (bits above 0) are made. */
export function bestAssignment(
  bits: readonly (readonly number[])[],
  rows: number,
  columns: number,
): number[] {
  const states = 1 << columns;
  let values = new Float64Array(states).fill(-1);
  values[0] = 0;
  const choices: Int8Array[] = [];
  for (let row = 0; row < rows; row++) {
    const next = Float64Array.from(values);
    const choice = new Int8Array(states).fill(-1);
    for (let state = 0; state < states; state++) {
      if (values[state]! < 0) continue;
      for (let column = 0; column < columns; column++) {
        const gain = bits[row]![column]!;
        if (gain <= 0 || (state >> column) & 1) continue;
        const after = state | (1 << column);
        if (values[state]! + gain > next[after]!) {
          next[after] = values[state]! + gain;
          choice[after] = column;
        }
      }
    }
    values = next;
    choices.push(choice);
  }
  return traceBack(values, choices, rows);
}

function traceBack(values: Float64Array, choices: readonly Int8Array[], rows: number): number[] {
  let state = values.indexOf(Math.max(...values));
  const out = Array.from({ length: rows }, () => -1);
  for (let row = rows - 1; row >= 0; row--) {
    const column = choices[row]![state]!;
    out[row] = column;
    if (column >= 0) state &= ~(1 << column);
  }
  return out;
}
