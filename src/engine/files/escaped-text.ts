// What XML cannot contain, a workbook writes as `_xHHHH_`: a carriage return is `_x000D_`. Each is
// one character. Read as it stands, it would become part of a name.

const unseen = /[^\P{Cc}\t\n]/gu;

/** Line ends become `\n`; control characters that nobody can see are left out. */
export function unescapeText(text: string): string {
  if (!text.includes('_x') && text.search(unseen) === -1) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replaceAll(unseen, '');
}
