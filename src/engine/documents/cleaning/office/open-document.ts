// Makes an OpenDocument text anew from its content, its styles and its pictures. Properties,
// settings, thumbnails and configuration are not taken over; macros and objects inside are refused;
// addresses outside the file are cut.

import { namesIn } from '../names-in.ts';
import { readXml } from '../../../files/read-xml.ts';
import { contentTypes } from '../model.ts';
import { RefusedDocument } from '../refused-document.ts';
import { type OfficeArchive, pack, unpack } from './archive.ts';
import { cleanOfficePicture, pictureTypes } from './office-pictures.ts';
import { rewriteXml, type XmlRules } from './rewrite-xml.ts';

const macros = /^(Basic|Scripts|Dialogs)\/[^]+\.[^/]+$/i;
const filesInside = /^(Object[^/]*|ObjectReplacements)\/|^(media|Media)\//i;
const picture = /^Pictures\/[^/]+$/;
const mimetype = new TextEncoder().encode(contentTypes.odt);

/** Null if the archive is no OpenDocument text. */
export async function cleanOpenDocument(opened: OfficeArchive): Promise<Uint8Array | null> {
  const { archive, budget } = opened;
  const declared = archive.get('mimetype');
  const content = archive.get('content.xml');
  if (!declared || !content || !isOpenText(unpack(opened, declared))) return null;
  refuseLocked(opened);
  const names = [...archive.keys()];
  if (names.some((name) => macros.test(name))) throw new RefusedDocument('document-has-macros');
  if (names.some((name) => filesInside.test(name))) {
    throw new RefusedDocument('document-has-files-inside');
  }
  const pictures = new Map<string, { type: string; bytes: Uint8Array }>();
  for (const [name, entry] of archive) {
    if (!picture.test(name)) continue;
    const { format, bytes } = await cleanOfficePicture(unpack(opened, entry));
    pictures.set(name, { type: pictureTypes[format], bytes });
  }
  const rules = rulesOf(new Set(pictures.keys()));
  const parts = new Map<string, Uint8Array>([['mimetype', mimetype]]);
  for (const name of ['content.xml', 'styles.xml']) {
    const entry = archive.get(name);
    if (entry) parts.set(name, rewriteXml(entry, budget, rules));
  }
  const types = new Map([...parts.keys()].slice(1).map((name) => [name, 'text/xml']));
  for (const [name, { type, bytes }] of pictures) {
    parts.set(name, bytes);
    types.set(name, type);
  }
  parts.set('META-INF/manifest.xml', manifestText(types));
  return pack(parts, ['mimetype']);
}

function isOpenText(declared: Uint8Array): boolean {
  return new TextDecoder().decode(declared).trim() === contentTypes.odt;
}

function refuseLocked({ archive, budget }: OfficeArchive): void {
  const manifest = archive.get('META-INF/manifest.xml');
  if (!manifest) return;
  readXml(manifest, budget, {
    open: (name) => {
      if (name === 'encryption-data') throw new RefusedDocument('document-has-password');
    },
  });
}

const leftOut = new Set(
  namesIn(`
  scripts script event-listeners event-listener execute-macro dde-source dde-connection-
  decls dde-connection forms binary-data settings meta table-source cell-range-source
  database-display font-face-src user-index-source
`),
);
const refusedElements = new Set(['object', 'object-ole', 'plugin', 'applet', 'floating-frame']);
const names = ['creator', 'initial-creator', 'printed-by', 'creator-initials', 'sender-lastname'];

function rulesOf(pictures: ReadonlySet<string>): XmlRules {
  return {
    keepsElement: (name) => {
      if (refusedElements.has(name)) throw new RefusedDocument('document-has-files-inside');
      return !leftOut.has(name);
    },
    attribute: (name, value, whole) => {
      if (name === 'rsid' || name === 'paragraph-rsid' || name === 'macro-name') return null;
      if (name !== 'href') return /^(script|dde):/.test(whole) ? null : value;
      const inside = value.replace(/^\.\//, '');
      return value.startsWith('#') || pictures.has(inside) ? inside : null;
    },
    keepsText: (element) => !names.includes(element) && !element.startsWith('sender-'),
  };
}

function manifestText(types: ReadonlyMap<string, string>): Uint8Array {
  const space = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
  const lines = [['/', contentTypes.odt], ...types].map(
    ([path = '', type]) =>
      `<manifest:file-entry manifest:full-path="${escaped(path)}" manifest:media-type="${type}"/>`,
  );
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return new TextEncoder().encode(
    `${head}<manifest:manifest xmlns:manifest="${space}" manifest:version="1.2">${lines.join('')}</manifest:manifest>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
