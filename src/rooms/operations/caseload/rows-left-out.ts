// Which rows a person leaves out of a list, as a short text that fits an address: `1:3-9,12;2:4` is
// rows 3 to 9 and 12 of the first sheet and row 4 of the second. Ranges stay ranges.

export type IsLeftOut = (sheetNumber: number, row: number) => boolean;

/** `sheetNumber` counts from 0 here. The text has been checked by the contract. */
export function readRowsLeftOut(text: string): IsLeftOut {
  const ranges = new Map<number, (readonly [number, number])[]>();
  for (const part of text.split(';').filter((one) => one !== '')) {
    const [sheet = '', rows = ''] = part.split(':');
    const some = rows.split(',').map((one) => {
      const [from, to] = one.split('-').map(Number);
      return [from!, to ?? from!] as const;
    });
    ranges.set(Number(sheet) - 1, [...(ranges.get(Number(sheet) - 1) ?? []), ...some]);
  }
  return (sheetNumber, row) =>
    (ranges.get(sheetNumber) ?? []).some(([from, to]) => from <= row && row <= to);
}

/** The text for some rows of each sheet; `rows` in any order, sheets in the order of the file. */
export function writeRowsLeftOut(rowsBySheet: readonly (readonly number[])[]): string {
  return rowsBySheet
    .flatMap((rows, at) => (rows.length === 0 ? [] : [`${at + 1}:${rangesOf(rows)}`]))
    .join(';');
}

function rangesOf(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of [...new Set(rows)].toSorted((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
