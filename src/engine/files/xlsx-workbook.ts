// The parts of a workbook needed to read its sheets: their names in order, the date system, the
// shared strings, and the styles that mean "date". Hidden sheets are read like any other: a list on
// a hidden sheet contains people too, and the preview shows where it came from.

import { RefusedFile } from './limits.ts';
import { readXml } from './read-xml.ts';
import { type DateSystem } from './sheets.ts';
import { type Archive, type ArchiveEntry, type UnpackBudget } from './unzip.ts';
import { isDateFormat } from './xlsx-dates.ts';

export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly entry: ArchiveEntry }[];
  readonly dateSystem: DateSystem;
  readonly strings: readonly string[];
  /** By style number: true if the style shows a date. */
  readonly dateStyles: readonly boolean[];
};

export function readWorkbook(archive: Archive, budget: UnpackBudget): Workbook {
  const root = findWorkbookPath(archive);
  const main = archive.get(root);
  if (!main) throw new RefusedFile('not-a-spreadsheet', { seemsToBe: kindOfArchive(archive) });
  const { sheets, dateSystem } = readSheetNames(main, budget);
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const relations = readRelations(archive, { folder, file: root.slice(folder.length) }, budget);
  const found = sheets.flatMap(({ name, relation }, index) => {
    const path = relations.get(relation) ?? `${folder}worksheets/sheet${index + 1}.xml`;
    const entry = archive.get(path);
    return entry && path.includes('sheet') ? [{ name, entry }] : [];
  });
  return {
    sheets: found,
    dateSystem,
    strings: readStrings(archive.get(`${folder}sharedStrings.xml`), budget),
    dateStyles: readDateStyles(archive.get(`${folder}styles.xml`), budget),
  };
}

function findWorkbookPath(archive: Archive): string {
  if (archive.has('xl/workbook.xml')) return 'xl/workbook.xml';
  return [...archive.keys()].find((name) => /(^|\/)workbook\d*\.xml$/.test(name)) ?? '';
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
  const sheets: { name: string; relation: string }[] = [];
  let dateSystem: DateSystem = '1900';
  readXml(entry, budget, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attributes['date1904'] ?? '')) {
        dateSystem = '1904';
      }
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      sheets.push({ name: attributes['name'] ?? '', relation: relation ?? '' });
    },
  });
  return { sheets, dateSystem };
}

function readRelations(
  archive: Archive,
  workbook: { folder: string; file: string },
  budget: UnpackBudget,
): Map<string, string> {
  const targets = new Map<string, string>();
  const entry = archive.get(`${workbook.folder}_rels/${workbook.file}.rels`);
  if (!entry) return targets;
  readXml(entry, budget, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attributes['Target'] ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `${workbook.folder}${target}`;
      targets.set(attributes['Id'] ?? '', path);
    },
  });
  return targets;
}

function readStrings(entry: ArchiveEntry | undefined, budget: UnpackBudget): string[] {
  const strings: string[] = [];
  if (!entry) return strings;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  readXml(entry, budget, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isText = !isPhonetic;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}

function readDateStyles(entry: ArchiveEntry | undefined, budget: UnpackBudget): boolean[] {
  const styles: boolean[] = [];
  if (!entry) return styles;
  const codes = new Map<number, string>();
  let isCellStyle = false;
  readXml(entry, budget, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(isDateFormat(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return styles;
}
