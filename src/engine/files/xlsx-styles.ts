// What each cell style of a workbook shows: a date, how its digits are written, a line through the
// text. Everything else about a style is decoration.

import { type ShownDate, shownDate } from './number-formats.ts';
import { readXml } from './read-xml.ts';
import { isOn } from './rich-text.ts';
import { type ArchiveEntry, type UnpackBudget } from './unzip.ts';

export type CellStyle = {
  /** Null if the style shows no date. */
  readonly date: ShownDate | null;
  /** The format as written, if the workbook declares it. */
  readonly code: string | undefined;
  readonly isStruck: boolean;
};

export const plainStyle: CellStyle = { date: null, code: undefined, isStruck: false };

export function readStyles(entry: ArchiveEntry | undefined, budget: UnpackBudget): CellStyle[] {
  const styles: CellStyle[] = [];
  if (!entry) return styles;
  const codes = new Map<number, string>();
  const struckFonts: boolean[] = [];
  let part = '';
  readXml(entry, budget, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      } else if (name === 'fonts' || name === 'cellXfs') part = name;
      else if (name === 'font' && part === 'fonts') struckFonts.push(false);
      else if (name === 'strike' && part === 'fonts') {
        struckFonts[struckFonts.length - 1] = isOn(attributes);
      } else if (name === 'xf' && part === 'cellXfs') {
        const id = Number(attributes['numFmtId'] ?? 0);
        const code = codes.get(id);
        const isStruck = struckFonts[Number(attributes['fontId'] ?? -1)] === true;
        styles.push({ date: shownDate(id, code), code, isStruck });
      }
    },
    close: (name) => {
      if (name === part) part = '';
    },
  });
  return styles;
}
