// Makes small workbooks for tests, byte by byte, so that a test can ask for what no writing library
// would produce: formulas without values, wrong claims, odd archives.

import { strToU8, zipSync } from 'fflate';

export type TestSheet = { readonly name: string; readonly xml: string };

const workbookOf = (sheets: readonly TestSheet[], properties: string) =>
  `<workbook xmlns:r="r">${properties}<sheets>${sheets
    .map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

const relationsOf = (sheets: readonly TestSheet[]) =>
  `<Relationships>${sheets
    .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('')}</Relationships>`;

/** Style 1 is a date. `xml` is the content of `<worksheet>`. */
export function makeWorkbook(sheets: readonly TestSheet[], properties = ''): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(workbookOf(sheets, properties)),
    'xl/_rels/workbook.xml.rels': strToU8(relationsOf(sheets)),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>shared</t></si><si><r><t>two </t></r><r><t>runs</t></r></si></sst>',
    ),
  };
  for (const [at, { xml }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = strToU8(`<worksheet>${xml}</worksheet>`);
  }
  return zipSync(parts);
}

/** Rows of inline text, the first in row 1; an empty text makes no cell. */
export function textRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, row: number, column: number) =>
    text === ''
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const lines = rows.map((texts, at) => {
    const cells = texts.map((text, column) => cell(text, at + 1, column)).join('');
    return `<row r="${at + 1}">${cells}</row>`;
  });
  return `<sheetData>${lines.join('')}</sheetData>`;
}

/** An archive of parts named as a test likes, for workbooks that other programs write. */
export function makeArchive(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  );
}
