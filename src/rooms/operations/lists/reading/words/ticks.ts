// Signs by which a column says yes or no. A cross is one only beside a tick: alone, half of the
// people who make lists mean "yes" by it.

export const tickSigns: readonly string[] = ['✓', '✔', '☑', '√', '✅', '🗸', 'v'];
export const crossSigns: readonly string[] = [
  '✗',
  '✘',
  '❌',
  '❎',
  '✖',
  '☒',
  '🗴',
  // A box without a tick, beside boxes that have one.
  '☐',
  '□',
];
/** Latin and Cyrillic letters, and the sign of multiplication. */
export const letterCrosses: readonly string[] = ['x', 'х', '×'];
export const plusSigns: readonly string[] = ['+', '＋', '➕'];
export const minusSigns: readonly string[] = ['-', '–', '—', '−', '➖'];
