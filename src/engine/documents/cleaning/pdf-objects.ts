// Goes through the objects that pages brought along and takes out what draws nothing: metadata of
// pictures and fonts, data of the programs that made them, pictures and streams kept elsewhere,
// actions. Names in resources are free (`/A` can be a font), so what an object is decides, not what
// it is called; only the dictionary of a stream has fixed names.

import { namesIn } from './names-in.ts';
import type { PDFDocument, PDFObject } from 'mupdf';
import { withoutJpegMetadata } from './jpeg-segments.ts';
import { withoutBoxes } from './jpeg-2000-boxes.ts';
import { RefusedDocument } from './refused-document.ts';

const ofStreams = namesIn(`
  Metadata PieceInfo LastModified AF OPI Ref Alternates Measure PtData A AA JS PS Subtype2
  Level1 StructParent StructParents ID Name F FFilter FDecodeParms
`);
const ofLayers = ['Usage', 'Metadata', 'Creator', 'CreatorInfo'];
const drawsNothing = ['Metadata', 'EmbeddedFile', 'Filespec', 'F', 'Action', 'Annot', 'Sig'];
const actions = namesIn(`
  JavaScript Launch SubmitForm ImportData ResetForm URI GoTo GoToR GoToE GoTo3DView Thread
  Sound Movie Rendition Named Hide Trans SetOCGState RichMediaExecute GoToDp
`);

export function stripObjects(document: PDFDocument): void {
  const count = document.countObjects();
  for (let number = 1; number < count; number += 1) {
    const object = document.newIndirect(number);
    const value = object.resolve();
    if (value.isNull()) continue;
    if (isRefused(value, object)) document.deleteObject(number);
    else stripObject(value, object);
  }
}

function stripObject(value: PDFObject, object: PDFObject): void {
  if (object.isStream()) {
    for (const key of ofStreams) value.delete(key);
    stripPicture(value, object);
  } else if (nameOf(value, 'Type') === 'OCG') {
    for (const key of ofLayers) value.delete(key);
  }
  stripInside(value, 0);
}

/** What stands directly in an object; what it refers to is an object of its own. */
function stripInside(value: PDFObject, depth: number): void {
  if (!value.isDictionary() && !value.isArray()) return;
  if (depth > 100) throw new RefusedDocument('document-damaged');
  const refused: (string | number)[] = [];
  value.forEach((inner, key) => {
    if (inner.isIndirect()) return;
    if (isRefused(inner, inner)) refused.push(key);
    else stripInside(inner, depth + 1);
  });
  for (const key of refused) {
    if (typeof key === 'number') value.put(key, null);
    else value.delete(key);
  }
}

function isRefused(value: PDFObject, object: PDFObject): boolean {
  if (!value.isDictionary()) return false;
  if (actions.includes(nameOf(value, 'S'))) return true;
  if (drawsNothing.includes(nameOf(value, 'Type'))) return true;
  return object.isStream() && nameOf(value, 'Subtype') === 'PS';
}

function nameOf(value: PDFObject, key: string): string {
  const name = value.get(key);
  return name.isName() ? name.asName() : '';
}

/** Pictures of phones and scanners lie in a PDF as they were taken, position included. */
function stripPicture(value: PDFObject, object: PDFObject): void {
  const filters = filtersOf(value);
  const last = filters.at(-1);
  if (last !== 'DCTDecode' && last !== 'JPXDecode') return;
  if (filters.length > 1) {
    if (last === 'JPXDecode') throw new RefusedDocument('document-damaged');
    return storePixels(value, object);
  }
  const raw = object.readRawStream().asUint8Array();
  const plain = last === 'DCTDecode' ? withoutJpegMetadata(raw) : withoutBoxes(raw);
  if (plain === null) storePixels(value, object);
  else object.writeRawStream(plain);
}

function filtersOf(value: PDFObject): string[] {
  const filter = value.get('Filter');
  if (filter.isName()) return [filter.asName()];
  const filters: string[] = [];
  if (filter.isArray()) filter.forEach((name) => filters.push(name.isName() ? name.asName() : ''));
  return filters;
}

function storePixels(value: PDFObject, object: PDFObject): void {
  const pixels = object.readStream().asUint8Array().slice();
  value.delete('Filter');
  value.delete('DecodeParms');
  object.writeStream(pixels);
}
