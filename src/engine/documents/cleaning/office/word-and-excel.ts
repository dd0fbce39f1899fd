// Makes a Word or Excel file anew by walking from its main part along the relations that a page or
// sheet needs. A part that no such relation leads to is not taken over: properties, custom data,
// printer settings, signatures, connections, whatever comes later. Macros and files inside are
// refused, because someone may rely on them; what points outside is cut.

import { namesIn } from '../names-in.ts';
import { folderOf, keyOf, Parts, resolvePath } from '../../../files/workbook-parts.ts';
import { readXml } from '../../../files/read-xml.ts';
import type { ArchiveEntry } from '../../../files/unzip.ts';
import { contentTypes } from '../model.ts';
import { RefusedDocument } from '../refused-document.ts';
import { type OfficeArchive, pack, unpack } from './archive.ts';
import { cleanOfficePicture, pictureTypes } from './office-pictures.ts';
import { rewriteXml } from './rewrite-xml.ts';
import { rulesOf } from './word-and-excel-rules.ts';

/**
 * Last words of relation types that draw something. All of their parts are XML, except pictures.
 */
const drawn = new Set(
  namesIn(`
  officeDocument styles settings fontTable numbering theme header footer footnotes endnotes
  comments image worksheet chartsheet sharedStrings drawing chart chartUserShapes vmlDrawing
  diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
`),
);
const macros =
  /^(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|dialogsheet|control|activeXControlBinary|ctrlProp|customUI|ui\/extensibility)$/i;
const filesInside = /^(oleObject|package|aFChunk|subDocument|slicer|attachedToolbars)$/i;

const mainTypes: Readonly<Record<string, 'docx' | 'xlsx'>> = {
  [`${contentTypes.docx}.main+xml`]: 'docx',
  [`${contentTypes.xlsx}.main+xml`]: 'xlsx',
};

type Part = { readonly path: string; readonly entry: ArchiveEntry; readonly kind: string };

/** Null if the archive is neither. */
export async function cleanWordOrExcel(
  opened: OfficeArchive,
): Promise<{ readonly format: 'docx' | 'xlsx'; readonly bytes: Uint8Array } | null> {
  const types = readContentTypes(opened);
  if (!types) return null;
  const parts = new Parts(opened.archive, opened.budget);
  const main = relationsOf(opened, parts, '').find(({ kind }) => kind === 'officeDocument');
  const type = types.get(keyOf(main?.path ?? '')) ?? '';
  if (/macroEnabled|vbaProject/i.test([...types.values()].join(' '))) {
    throw new RefusedDocument('document-has-macros');
  }
  const format = mainTypes[type];
  const entry = main && parts.find(main.path);
  if (!format || !entry) return null;
  const cleaning = new Cleaning(opened, parts, types, format);
  await cleaning.take({ path: main.path, entry, kind: 'officeDocument' });
  return { format, bytes: cleaning.finish(main) };
}

class Cleaning {
  private readonly made = new Map<string, Uint8Array>();
  private readonly madeTypes = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly opened: OfficeArchive;
  private readonly parts: Parts;
  private readonly types: ReadonlyMap<string, string>;
  private readonly format: 'docx' | 'xlsx';
  // oxlint-disable-next-line max-params -- what one cleaning knows from beginning to end
  constructor(
    opened: OfficeArchive,
    parts: Parts,
    types: ReadonlyMap<string, string>,
    format: 'docx' | 'xlsx',
  ) {
    this.opened = opened;
    this.parts = parts;
    this.types = types;
    this.format = format;
  }

  async take({ path, entry, kind }: Part): Promise<void> {
    if (this.taken.has(keyOf(path))) return;
    this.taken.add(keyOf(path));
    if (kind === 'image') return this.takePicture(path, entry);
    const type = this.types.get(keyOf(path)) ?? '';
    if (!/[+/](xml|vnd\.openxmlformats-officedocument\.vmlDrawing)$/i.test(type)) {
      throw new RefusedDocument('document-has-files-inside');
    }
    const kept = this.keptRelations(path);
    const ids = new Set(kept.map(({ id }) => id));
    this.made.set(path, rewriteXml(entry, this.opened.budget, rulesOf(this.format, ids)));
    this.madeTypes.set(path, type);
    if (kept.length > 0) this.made.set(relationsPath(path), relationsText(kept));
    for (const relation of kept) {
      const found = this.parts.find(relation.path);
      if (found) await this.take({ path: relation.path, entry: found, kind: relation.kind });
    }
  }

  private async takePicture(path: string, entry: ArchiveEntry): Promise<void> {
    const { format, bytes } = await cleanOfficePicture(unpack(this.opened, entry));
    this.made.set(path, bytes);
    this.madeTypes.set(path, pictureTypes[format]);
  }

  /** Charts bring along the workbook they were drawn from; what they show is in them anyway. */
  private keptRelations(path: string): Relation[] {
    const isChart = /\/charts?\//i.test(path);
    return relationsOf(this.opened, this.parts, path).filter((relation) => {
      if (macros.test(relation.kind)) throw new RefusedDocument('document-has-macros');
      if (filesInside.test(relation.kind) && !isChart) {
        throw new RefusedDocument('document-has-files-inside');
      }
      if (relation.isOutside || !drawn.has(relation.kind)) return false;
      // A newer program reads the drawing, and every program the picture beside it.
      if (relation.kind === 'image' && /\.svg$/i.test(relation.path)) return false;
      return this.parts.find(relation.path) !== undefined;
    });
  }

  finish(main: Relation): Uint8Array {
    const parts = new Map<string, Uint8Array>();
    parts.set('[Content_Types].xml', contentTypesText(this.madeTypes));
    parts.set('_rels/.rels', relationsText([{ ...main, id: 'rId1' }]));
    for (const [path, bytes] of this.made) parts.set(path, bytes);
    return pack(parts, []);
  }
}

type Relation = {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly path: string;
  readonly isOutside: boolean;
};

function relationsOf(opened: OfficeArchive, parts: Parts, path: string): Relation[] {
  const entry = parts.find(relationsPath(path));
  const relations: Relation[] = [];
  if (!entry) return relations;
  readXml(entry, opened.budget, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
      const isOutside =
        attributes['TargetMode'] === 'External' || /^([a-z][\w+.-]*:|\/\/|\\\\)/i.test(target);
      const kind = type.split('/').at(-1) ?? '';
      relations.push({ id, type, kind, isOutside, path: resolvePath(folderOf(path), target) });
    },
  });
  return relations;
}

function relationsPath(path: string): string {
  const folder = folderOf(path);
  return `${folder}_rels/${path.slice(folder.length)}.rels`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageNames = 'http://schemas.openxmlformats.org/package/2006';

function relationsText(relations: readonly Relation[]): Uint8Array {
  const lines = relations.map(
    ({ id, type, path }) =>
      `<Relationship Id="${escaped(id)}" Type="${escaped(type)}" Target="/${escaped(encodeURI(path))}"/>`,
  );
  return new TextEncoder().encode(
    `${declaration}<Relationships xmlns="${packageNames}/relationships">${lines.join('')}</Relationships>`,
  );
}

function contentTypesText(types: ReadonlyMap<string, string>): Uint8Array {
  const lines = [...types].map(
    ([path, type]) =>
      `<Override PartName="/${escaped(encodeURI(path))}" ContentType="${escaped(type)}"/>`,
  );
  const relations = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
  return new TextEncoder().encode(
    `${declaration}<Types xmlns="${packageNames}/content-types">${relations}${lines.join('')}</Types>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The type of every part, by its key. Null if the archive has no list of them. */
function readContentTypes({ archive, budget }: OfficeArchive): Map<string, string> | null {
  const parts = new Parts(archive, budget);
  const entry = parts.find('[Content_Types].xml');
  if (!entry) return null;
  const byExtension = new Map<string, string>();
  const types = new Map<string, string>();
  readXml(entry, budget, {
    open: (name, attributes) => {
      const type = attributes['ContentType'] ?? '';
      if (name === 'Default') byExtension.set((attributes['Extension'] ?? '').toLowerCase(), type);
      if (name === 'Override') types.set(keyOf(attributes['PartName'] ?? ''), type);
    },
  });
  for (const name of archive.keys()) {
    const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    const type = byExtension.get(extension);
    if (type !== undefined && !types.has(keyOf(name))) types.set(keyOf(name), type);
  }
  return types;
}
