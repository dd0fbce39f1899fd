// Cleans in this very process: what `clean-document.ts` starts apart from the server, and what the
// tests call by the thousand. Answers a value for everything a file can be; whatever throws here is
// our own mistake. The libraries of HEIC and PDF take a second to load and are asked for only then.

import { done, refuse, type Outcome } from '../../../kernel/outcome.ts';
import {
  cameraBytesMax,
  cameraPagesMax,
  documentBytesMax,
  keptSideMax,
  pageSideMax,
  previewHeightMax,
  previewWidthMax,
  previewWidthMin,
} from './limits.ts';
import {
  type CleanDocument,
  contentTypes,
  type DocumentRefusalCode,
  type KeptFormat,
  type PagePreview,
} from './model.ts';
import {
  countPages,
  encodePicture,
  type JpegPage,
  type Pixels,
  reencode,
  toJpegPage,
  toPreview,
} from './pictures.ts';
import { recogniseDocument } from './recognise-document.ts';
import { asRefusedDocument, RefusedDocument, tooLarge } from './refused-document.ts';
import { cleanText } from './text.ts';

export function cleanHere(bytes: Uint8Array): Promise<Outcome<CleanDocument, DocumentRefusalCode>> {
  return answering(async () => {
    const format = recognised(bytes);
    switch (format) {
      case 'pdf':
        return kept({ format: 'pdf', ...(await pdf()).cleanPdf(bytes) });
      case 'heic':
        return kept({ ...(await encodePicture(await decodeHeic(bytes))), pages: 1 });
      case 'tiff':
        return cleanTiff(bytes);
      case 'archive':
        return cleanArchive(bytes);
      case 'text':
        return kept({ format: 'text', bytes: cleanText(bytes), pages: null });
      default:
        return kept({ ...(await reencode(bytes, format)), pages: 1 });
    }
  });
}

/** `page` counts from 1, as a person does; `width` is in pixels. */
export function previewHere(
  bytes: Uint8Array,
  page: number,
  width: number,
): Promise<Outcome<PagePreview, DocumentRefusalCode>> {
  return answering(async () => {
    const format = recognised(bytes);
    if (format === 'archive' || format === 'text') {
      throw new RefusedDocument('document-has-no-preview');
    }
    if (!Number.isInteger(page) || page < 1) throw new RefusedDocument('document-has-no-such-page');
    const wide = Math.round(Math.min(Math.max(width || 0, previewWidthMin), previewWidthMax));
    const size = { width: wide, height: previewHeightMax };
    const drawn = await draw(bytes, format, { page: page - 1, width: wide });
    return {
      contentType: 'image/webp',
      ...(await toPreview(drawn.source, size)),
      pages: drawn.pages,
    };
  });
}

async function draw(
  bytes: Uint8Array,
  format: ReturnType<typeof recognised>,
  { page, width }: { readonly page: number; readonly width: number },
) {
  if (format === 'pdf') {
    const { picture, pages } = (await pdf()).drawPdfPage(bytes, page, width);
    return { source: picture, pages };
  }
  const pages = format === 'tiff' ? await countPages(bytes) : 1;
  if (page >= pages) throw new RefusedDocument('document-has-no-such-page');
  if (format === 'heic') return { source: await decodeHeic(bytes), pages };
  if (format !== 'tiff') await countPages(bytes);
  const one = format === 'tiff' ? (await encodePicture(bytes, page)).bytes : bytes;
  return { source: one, pages };
}

/** Each picture becomes a page of A4, in this order. */
export function joinHere(
  pictures: readonly Uint8Array[],
): Promise<Outcome<CleanDocument, DocumentRefusalCode>> {
  return answering(async () => {
    if (pictures.length === 0) throw new RefusedDocument('document-empty');
    if (pictures.length > cameraPagesMax) {
      throw new RefusedDocument('document-too-many-pages', { pages: cameraPagesMax });
    }
    const total = pictures.reduce((sum, { length }) => sum + length, 0);
    if (total > cameraBytesMax) throw tooLarge();
    const pages: JpegPage[] = [];
    for (const bytes of pictures) pages.push(await pageOf(bytes));
    return kept({ format: 'pdf', ...(await pdf()).joinPages(pages) });
  });
}

async function pageOf(bytes: Uint8Array): Promise<JpegPage> {
  const format = recognised(bytes);
  if (format === 'pdf' || format === 'archive' || format === 'text') {
    throw new RefusedDocument('document-kind-not-kept');
  }
  const source = format === 'heic' ? await decodeHeic(bytes) : bytes;
  return toJpegPage(source, { sideMax: pageSideMax });
}

/**
 * A scan of several pages becomes a PDF, because nothing that people have shows more than the
 * first.
 */
async function cleanTiff(bytes: Uint8Array): Promise<CleanDocument> {
  const count = await countPages(bytes);
  if (count === 1) return kept({ ...(await encodePicture(bytes)), pages: 1 });
  const pages: JpegPage[] = [];
  for (let page = 0; page < count; page += 1) {
    pages.push(await toJpegPage(bytes, { page, sideMax: Math.min(pageSideMax, keptSideMax) }));
  }
  return kept({ format: 'pdf', ...(await pdf()).joinPages(pages) });
}

const pdf = () => import('./pdf.ts');

async function decodeHeic(bytes: Uint8Array): Promise<Pixels> {
  return (await import('./heic.ts')).decodeHeic(bytes);
}

async function cleanArchive(bytes: Uint8Array): Promise<CleanDocument> {
  const { cleanOffice } = await import('./office/clean-office.ts');
  return kept({ ...(await cleanOffice(bytes)), pages: null });
}

function recognised(bytes: Uint8Array) {
  if (bytes.length > documentBytesMax) throw tooLarge();
  const found = recogniseDocument(bytes);
  if ('refusal' in found) throw new RefusedDocument(found.refusal);
  return found.format;
}

function kept(made: {
  readonly format: KeptFormat | 'gif';
  readonly bytes: Uint8Array;
  readonly pages: number | null;
}): CleanDocument {
  const { format, bytes, pages } = made;
  if (format === 'gif') throw new RefusedDocument('document-kind-not-kept');
  if (bytes.length > documentBytesMax) throw tooLarge();
  return { format, contentType: contentTypes[format], bytes, pages };
}

async function answering<Value>(
  work: () => Promise<Value>,
): Promise<Outcome<Value, DocumentRefusalCode>> {
  try {
    return done(await work());
  } catch (error) {
    const refused = asRefusedDocument(error);
    if (refused instanceof RefusedDocument) return refuse(refused.code, refused.facts);
    throw error;
  }
}
