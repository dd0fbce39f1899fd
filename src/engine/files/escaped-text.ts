// What XML cannot contain, a workbook writes as `_xHHHH_`: a carriage return is `_x000D_`. Each is
// one character. Read as it stands, it would become part of a name.

/** Line ends become `\n`; control characters that nobody can see are left out. */
export function unescapeText(text: string): string {
  if (!text.includes('_x') && !/[\r\u0001-\u0008\u000b-\u001f]/.test(text)) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
