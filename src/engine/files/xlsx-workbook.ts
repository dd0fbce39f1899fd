// The parts of a workbook needed to read its sheets: their names in order, the date system, the
// shared strings, and what each style shows. Hidden sheets are read like any other: a list on
// a hidden sheet contains people too, and the preview shows where it came from.

import { RefusedFile } from './limits.ts';
import { readXml } from './read-xml.ts';
import { type PlainText, RichText } from './rich-text.ts';
import { type DateSystem } from './sheets.ts';
import { type Archive, type ArchiveEntry, type UnpackBudget } from './unzip.ts';
import { folderOf, Parts, type Relation } from './workbook-parts.ts';
import { type CellStyle, readStyles } from './xlsx-styles.ts';

export type SheetSource = {
  readonly name: string;
  readonly entry: ArchiveEntry;
  readonly isHidden: boolean;
};

export type Workbook = {
  readonly sheets: readonly SheetSource[];
  readonly dateSystem: DateSystem;
  /** Null if the workbook has none. */
  readonly strings: readonly PlainText[] | null;
  /** By style number. */
  readonly styles: readonly CellStyle[];
};

export function readWorkbook(archive: Archive, budget: UnpackBudget): Workbook {
  const parts = new Parts(archive, budget);
  const root = findWorkbookPath(archive, parts);
  const main = parts.find(root);
  if (!main) throw new RefusedFile('not-a-spreadsheet', { seemsToBe: kindOfArchive(archive) });
  const { sheets, dateSystem } = readSheetNames(main, budget);
  const relations = parts.relationsOf(root);
  const folder = folderOf(root);
  const found = sheets.flatMap(({ relation, ...sheet }, index) => {
    const related = relations.find(({ id }) => id === relation);
    if (related && !mayBeWorksheet(related)) return [];
    const usual = `${folder}worksheets/sheet${index + 1}.xml`;
    const entry = parts.find(related?.path ?? usual) ?? parts.find(usual);
    return entry ? [{ ...sheet, entry }] : [];
  });
  const part = (kind: string) =>
    relations
      .filter((relation) => relation.kind === kind)
      .map(({ path }) => parts.find(path))
      .find((entry) => entry !== undefined) ??
    parts.find(`${folder}${kind}.xml`) ??
    parts.findNamed(new RegExp(`(^|/)${kind}\\d*\\.xml$`, 'i'));
  const strings = part('sharedStrings');
  return {
    sheets: found,
    dateSystem,
    strings: strings ? readStrings(strings, budget) : null,
    styles: readStyles(part('styles'), budget),
  };
}

/** Charts and macro sheets hold no rows; a relation without a type is judged by its name. */
function mayBeWorksheet({ kind, path }: Relation): boolean {
  return kind === '' ? /sheet/i.test(path) : kind === 'worksheet';
}

function findWorkbookPath(archive: Archive, parts: Parts): string {
  const related = parts.relationsOf('').find(({ kind }) => kind === 'officeDocument')?.path;
  if (related !== undefined && /\.xml$/i.test(related) && isWorkbook(parts, related))
    return related;
  if (parts.find('xl/workbook.xml')) return 'xl/workbook.xml';
  return [...archive.keys()].find((name) => /(^|\/)workbook\d*\.xml$/i.test(name)) ?? '';
}

/** A document of another program also has a main part: it is told apart by its name. */
function isWorkbook(parts: Parts, path: string): boolean {
  return parts.find(path) !== undefined && !/^(word|ppt)\//i.test(path);
}

function kindOfArchive(archive: Archive): string {
  const names = [...archive.keys()];
  if (archive.has('word/document.xml')) return 'word-document';
  if (archive.has('ppt/presentation.xml')) return 'presentation';
  if (archive.has('xl/workbook.bin')) return 'binary-workbook';
  if (archive.has('content.xml') && archive.has('mimetype')) return 'open-document';
  return names.length === 0 ? 'empty-archive' : 'archive';
}

function readSheetNames(entry: ArchiveEntry, budget: UnpackBudget) {
  const sheets: { name: string; relation: string; isHidden: boolean }[] = [];
  let dateSystem: DateSystem = '1900';
  readXml(entry, budget, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attributes['date1904'] ?? '')) {
        dateSystem = '1904';
      }
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const isHidden = /hidden/i.test(attributes['state'] ?? '');
      sheets.push({ name: attributes['name'] ?? '', relation: relation ?? '', isHidden });
    },
  });
  return { sheets, dateSystem };
}

function readStrings(entry: ArchiveEntry, budget: UnpackBudget): PlainText[] {
  const strings: PlainText[] = [];
  const text = new RichText();
  readXml(entry, budget, {
    open: (name, attributes) => text.open(name, attributes),
    text: (more) => text.add(more),
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.push(text.take());
    },
  });
  return strings;
}
