// What XML cannot contain, a workbook writes as `_xHHHH_`: a carriage return is `_x000D_`. Each is
// one character. Read as it stands, it would become part of a name.

/** Nobody sees these. A NUL stays, for its cell is faulty; so does what a lost letter leaves. */
const invisible = /(?![\0\t\n\r\x80-\x9F])\p{Cc}/u;
const everyInvisible = new RegExp(invisible.source, 'gu');

/** Line ends become `\n`; what nobody can see is left out. */
export function unescapeText(text: string): string {
  if (!text.includes('_x') && !text.includes('\r') && !invisible.test(text)) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(everyInvisible, '');
}
