// Codes of digits as people type them, from an authenticator or a slip of paper: in the digits of
// their own script, in groups, and with signs that nobody sees, which keyboards of scripts from
// right to left put in.

const between = /[\s\p{Pd}\p{Cf}\u2212]/gu;
const digit = /\p{Nd}/u;

/** Without spaces and hyphens, with digits 0–9; whatever else was typed stays. */
export function plainCode(typed: string): string {
  return typed
    .replace(between, '')
    .replace(/\p{Nd}/gu, (one) => String(valueOfDigit(one.codePointAt(0)!)));
}

/** How `count` digits may be typed. */
export function typedDigits(count: number): RegExp {
  return new RegExp(`^${between.source}*(?:\\p{Nd}${between.source}*){${count}}$`, 'u');
}

/** So many digits, or so many letters and digits, as they may be typed. */
export function typedDigitsOrSigns(digits: number, signs: number): RegExp {
  const letters = `^${between.source}*(?:[\\p{L}\\p{Nd}]${between.source}*){${signs}}$`;
  return new RegExp(`${typedDigits(digits).source}|${letters}`, 'u');
}

/** Unicode keeps the ten digits of each script in a row, from zero on. */
function valueOfDigit(point: number): number {
  let before = 0;
  while (digit.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
