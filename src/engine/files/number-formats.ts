// What a cell style makes of a number: a date, or digits with leading zeros and letters around
// them. A workbook keeps 123456 where its sender sees 0123456, and it keeps a whole day where only
// a month is shown. Only what the sender sees is what she wrote.

/**
 * `no-year`: a day without its year, which the spreadsheet program added by itself. It often turns
 * an age such as `10-12` into a day in October.
 */
export type ShownDate = 'day' | 'month' | 'year' | 'no-year';

/** The styles that every workbook has without declaring them: ECMA-376 part 1, 18.8.30. */
const builtInDates: ReadonlyMap<number, ShownDate> = new Map([
  ...[14, 15, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 'day'] as const,
  ),
  [16, 'no-year'],
  [17, 'month'],
]);

// English letters, and those that Russian, German and French programs write by mistake.
const year = /[yeгj]/;
const month = /[mм]/;
const dayOfMonth = /[dдt]/;
const dateLetters = /^[ymdhsebgajtгмдчс]+$/;

/** Null if the style shows no date. */
export function shownDate(id: number, code: string | undefined): ShownDate | null {
  if (code === undefined) return builtInDates.get(id) ?? null;
  const tokens = withoutLiterals(code)
    .toLowerCase()
    .replace(/am\/pm|a\/p/g, '')
    .replace(/s[.,]0+/g, 's');
  const letters = tokens.replace(/[^\p{L}]/gu, '');
  if (/[0#?@]/.test(tokens) || !dateLetters.test(letters)) return null;
  const hasYear = year.test(letters);
  const hasDay = dayOfMonth.test(letters);
  if (hasYear && hasDay) return 'day';
  if (hasYear) return month.test(letters) ? 'month' : 'year';
  return hasDay || /[mм]{3}/.test(letters) ? 'no-year' : null;
}

/** The first section, without colours, locales, quoted and escaped text and spaces of a width. */
function withoutLiterals(code: string): string {
  return firstSection(code).replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '');
}

/** Sections are separated by `;`: positive, negative, zero, text. */
function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|[^;])*/.exec(code)?.[0] ?? '';
}

type Token = { readonly kind: 'zero' | 'digit' | 'literal'; readonly text: string };

/**
 * A whole number as the style shows it, null if the style adds nothing that belongs to the number.
 * Separators of thousands and decimals are left out: they are no part of a document's number.
 */
export function shownDigits(number: number, code: string | undefined): string | null {
  if (code === undefined || !Number.isSafeInteger(number) || number < 0) return null;
  const tokens = digitTokens(firstSection(code));
  if (tokens === null) return null;
  const zeros = tokens.filter(({ kind }) => kind === 'zero').length;
  const hasLetters = tokens.some(
    ({ kind, text }) => kind === 'literal' && /[\p{L}\d+]/u.test(text),
  );
  return zeros === 0 || (zeros < 2 && !hasLetters) ? null : filled(tokens, String(number));
}

/** Null for a style with anything but digits and text around them. */
function digitTokens(section: string): Token[] | null {
  const tokens: Token[] = [];
  const parts = section.matchAll(/"([^"]*)"|\[[^\]]*\]|\\(.)|[_*].|([0#?])|([-+() ])|(.)/gsu);
  for (const [, quoted, escaped, digit, plain, other] of parts) {
    if (other !== undefined) return null;
    const literal = quoted ?? escaped ?? plain;
    if (digit !== undefined) tokens.push({ kind: digit === '0' ? 'zero' : 'digit', text: '' });
    else if (literal !== undefined) tokens.push({ kind: 'literal', text: literal });
  }
  return tokens;
}

/** Digits fill their places from the right; the leftmost place takes all that remain. */
function filled(tokens: readonly Token[], digits: string): string {
  let rest = digits;
  let shown = '';
  const leftmost = tokens.findIndex(({ kind }) => kind !== 'literal');
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const { kind, text } = tokens[at]!;
    if (kind === 'literal') shown = text + shown;
    else {
      const taken = at === leftmost ? rest : rest.slice(-1);
      shown = (taken === '' && kind === 'zero' ? '0' : taken) + shown;
      rest = at === leftmost ? '' : rest.slice(0, -1);
    }
  }
  return shown.trim();
}
