// A PDF is made anew from its pages. A page is what its content and resources draw, with notes,
// stamps and filled-in fields drawn into it; scripts, actions, links, forms, tags, outline and
// everything else that a catalog can hang on a document are not taken over, known to us or not.
// What a person would lose by that (files inside, a form that only one program can show) is refused
// instead.

import * as mupdf from 'mupdf';
import { documentBytesMax, pagesMax, pdfObjectsMax, previewHeightMax } from './limits.ts';
import { stripObjects } from './pdf-objects.ts';
import type { JpegPage, Pixels } from './pictures.ts';
import { RefusedDocument, tooLarge } from './refused-document.ts';

// What a parser has to say about a file could quote it.
mupdf.setLog(null);

type Made = { readonly bytes: Uint8Array; readonly pages: number };

export function cleanPdf(bytes: Uint8Array): Made {
  return reading(() => {
    const document = open(bytes);
    refuseWhatWouldBeLost(document);
    document.bake(true, true);
    const clean = new mupdf.PDFDocument();
    const taken = clean.newGraftMap();
    const pages = document.countPages();
    for (let page = 0; page < pages; page += 1) taken.graftPage(-1, document, page);
    takeLayers(document, clean, taken);
    // A broken object is found when it is read, and the file is then searched for what is left of
    // it.
    refuseCut(document, bytes);
    stripObjects(clean);
    return { bytes: save(clean), pages };
  });
}

/** `page` counts from 0; the picture is `width` pixels wide, or less for a very high page. */
export function drawPdfPage(
  bytes: Uint8Array,
  page: number,
  width: number,
): { readonly picture: Pixels; readonly pages: number } {
  return reading(() => {
    const document = open(bytes);
    const pages = document.countPages();
    if (page >= pages) throw new RefusedDocument('document-has-no-such-page');
    const shown = document.loadPage(page);
    const [left, top, right, bottom] = shown.getBounds();
    const scale = Math.min(width / (right - left), previewHeightMax / (bottom - top));
    if (!Number.isFinite(scale) || scale <= 0) throw new RefusedDocument('document-damaged');
    const matrix = mupdf.Matrix.scale(scale, scale);
    const drawn = shown.toPixmap(matrix, mupdf.ColorSpace.DeviceRGB, false, true);
    const size = { width: drawn.getWidth(), height: drawn.getHeight() };
    return { picture: { pixels: tight(drawn), channels: 3, ...size }, pages };
  });
}

/** A4, upright or across as the picture is, each picture as large as its page allows. */
export function joinPages(pictures: readonly JpegPage[]): Made {
  return reading(() => {
    const document = new mupdf.PDFDocument();
    for (const picture of pictures) addPicturePage(document, picture);
    return { bytes: save(document), pages: pictures.length };
  });
}

/** In points, 72 to the inch. */
const a4 = { short: 595.28, long: 841.89 };

function addPicturePage(document: mupdf.PDFDocument, picture: JpegPage): void {
  const isAcross = picture.width > picture.height;
  const [width, height] = isAcross ? [a4.long, a4.short] : [a4.short, a4.long];
  const scale = Math.min(width / picture.width, height / picture.height);
  const [across, up] = [picture.width * scale, picture.height * scale];
  const place = [across, 0, 0, up, (width - across) / 2, (height - up) / 2];
  const image = document.addImage(new mupdf.Image(picture.bytes));
  const resources = document.addObject({ XObject: { Picture: image } });
  const contents = `q ${place.map((number) => number.toFixed(3)).join(' ')} cm /Picture Do Q`;
  document.insertPage(-1, document.addPage([0, 0, width, height], 0, resources, contents));
}

function open(bytes: Uint8Array): mupdf.PDFDocument {
  const document = new mupdf.PDFDocument(bytes);
  const isLocked = document.needsPassword() || !document.getTrailer().get('Encrypt').isNull();
  if (isLocked) throw new RefusedDocument('document-has-password');
  document.disableJS();
  refuseCut(document, bytes);
  const pages = document.countPages();
  if (pages === 0) throw new RefusedDocument('document-damaged');
  if (pages > pagesMax) throw new RefusedDocument('document-too-many-pages', { pages: pagesMax });
  if (document.countObjects() > pdfObjectsMax) {
    throw new RefusedDocument('document-too-much-to-open');
  }
  return document;
}

/** A file without its end may lack pages, and nobody could tell by looking at the others. */
function refuseCut(document: mupdf.PDFDocument, bytes: Uint8Array): void {
  if (!document.wasRepaired()) return;
  const end = new TextDecoder('latin1').decode(bytes.subarray(-1024));
  if (!end.includes('%%EOF')) throw new RefusedDocument('document-cut-off');
}

const holdsFile = ['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D'];

function refuseWhatWouldBeLost(document: mupdf.PDFDocument): void {
  const root = document.getTrailer().get('Root');
  const hasFiles =
    Object.keys(document.getEmbeddedFiles()).length > 0 || !root.get('Collection').isNull();
  if (hasFiles) throw new RefusedDocument('document-has-files-inside');
  // The pages of such a form only ask to open it in another program.
  if (!root.get('AcroForm', 'XFA').isNull())
    throw new RefusedDocument('document-form-not-readable');
  for (let page = 0; page < document.countPages(); page += 1) {
    const annotations = document.findPage(page).get('Annots');
    annotations.forEach((annotation) => {
      const kind = annotation.get('Subtype');
      if (kind.isName() && holdsFile.includes(kind.asName())) {
        throw new RefusedDocument('document-has-files-inside');
      }
    });
  }
}

/** Without its list of layers a document would show what its author had hidden. */
function takeLayers(
  document: mupdf.PDFDocument,
  clean: mupdf.PDFDocument,
  taken: mupdf.PDFGraftMap,
): void {
  const layers = document.getTrailer().get('Root', 'OCProperties');
  const root = clean.getTrailer().get('Root');
  if (layers.isDictionary()) root.put('OCProperties', taken.graftObject(layers));
  root.delete('Info');
}

function save(document: mupdf.PDFDocument): Uint8Array {
  document.getTrailer().get('Root').delete('Info');
  document.getTrailer().delete('Info');
  const bytes = document.saveToBuffer('garbage=compact,compress').asUint8Array().slice();
  if (bytes.length > documentBytesMax) throw tooLarge();
  return bytes;
}

/** Rows one after the other, without what the drawing leaves between them. */
function tight(drawn: mupdf.Pixmap): Uint8Array {
  const [row, stride] = [drawn.getWidth() * 3, drawn.getStride()];
  const pixels = drawn.getPixels();
  const packed = new Uint8Array(row * drawn.getHeight());
  for (let line = 0; line < drawn.getHeight(); line += 1) {
    packed.set(pixels.subarray(line * stride, line * stride + row), line * row);
  }
  return packed;
}

/** Every error of the library speaks of the file: it is given nothing else. */
function reading<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof RefusedDocument) throw error;
    throw new RefusedDocument('document-damaged');
  }
}
