// Counts of decided pairs, added up by one of their properties.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { readMatchingQuality } from '../proposals/api.ts';

type Cell = ReturnsOf<typeof readMatchingQuality>['cells'][number];
type Decisions = { readonly same: number; readonly different: number };
export type QualityLine = {
  readonly group: string;
  readonly likely: Decisions;
  readonly look: Decisions;
};

/** The newest or the most numerous first; an unknown script is the empty text. */
export function qualityLines(
  cells: readonly Cell[],
  by: 'quarter' | 'scripts' | 'sex',
): QualityLine[] {
  const groups = new Map<
    string,
    { likely: { same: number; different: number }; look: { same: number; different: number } }
  >();
  for (const cell of cells) {
    const group = cell[by] ?? '';
    const line = groups.get(group) ?? {
      likely: { same: 0, different: 0 },
      look: { same: 0, different: 0 },
    };
    line[cell.band === 'same' ? 'likely' : 'look'][cell.decision] += cell.count;
    groups.set(group, line);
  }
  const lines = [...groups].map(([group, line]): QualityLine => ({ group, ...line }));
  const total = ({ likely, look }: QualityLine) =>
    likely.same + likely.different + look.same + look.different;
  return lines.sort((one, other) =>
    by === 'quarter' ? (one.group < other.group ? 1 : -1) : total(other) - total(one),
  );
}
