// The only place that knows sharp: pictures are decoded and encoded again, so that nothing but what
// they show goes on. Orientation is applied, colours become sRGB, and position, names, thumbnails,
// comments and bytes after the end are never written. Loaders for anything but the four kinds that
// are recognised here are shut, so no other parser ever sees the bytes.

import sharp, { type Sharp } from 'sharp';
import {
  documentBytesMax,
  keptSideMax,
  megapixelsMax,
  pagesMax,
  picturePixelsMax,
} from './limits.ts';
import { RefusedDocument, tooLarge } from './refused-document.ts';

sharp.cache(false);
// Two processes at most work at once, so one thread each is fair to those who wait.
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Tiff', 'Nsgif'].map((kind) => `VipsForeignLoad${kind}Buffer`),
});

const quality = 88;

/** Pixels without a file around them: red, green, blue, and alpha if there are four channels. */
export type Pixels = {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly channels: 3 | 4;
  readonly width: number;
  readonly height: number;
};

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif';
type Encoded = { readonly format: PictureFormat; readonly bytes: Uint8Array };

/** Throws if a picture is too large, before anything of it is decoded. */
export function checkPixels(width: number, height: number): void {
  if (width > 0 && height > 0 && width * height <= picturePixelsMax) return;
  throw new RefusedDocument('picture-too-many-pixels', { megapixels: megapixelsMax });
}

/** How many pages there are: more than one in a scanner's TIFF. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const { width, height, pages = 1 } = await metadataOf(bytes);
  checkPixels(width, height);
  if (pages > pagesMax) throw new RefusedDocument('document-too-many-pages', { pages: pagesMax });
  return pages;
}

/** One picture in the same format as it came. */
export async function reencode(bytes: Uint8Array, format: PictureFormat): Promise<Encoded> {
  if ((await countPages(bytes)) > 1 && format !== 'gif') throw new RefusedDocument('picture-moves');
  return encode(open(bytes), format);
}

/** A page of a TIFF, or pixels: a photograph as JPEG, a drawing of few shades as PNG. */
export async function encodePicture(source: Uint8Array | Pixels, page = 0): Promise<Encoded> {
  if ('pixels' in source) return encode(open(source), 'jpeg');
  const { width, height, bitsPerSample = 8 } = await metadataOf(source, page);
  checkPixels(width, height);
  return encode(open(source, page), bitsPerSample < 8 ? 'png' : 'jpeg');
}

export type JpegPage = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
};

/** A JPEG that fits a page of a document. */
export async function toJpegPage(
  source: Uint8Array | Pixels,
  { page = 0, sideMax }: { readonly page?: number; readonly sideMax: number },
): Promise<JpegPage> {
  if (!('pixels' in source)) {
    const { width, height } = await metadataOf(source, page);
    checkPixels(width, height);
  }
  const encoded = await decoding(() =>
    plain(open(source, page), sideMax)
      .flatten({ background: 'white' })
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true }),
  );
  return { bytes: encoded.data, width: encoded.info.width, height: encoded.info.height };
}

/** For a look: never larger than asked, and never enlarged. */
export async function toPreview(
  source: Uint8Array | Pixels,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }> {
  const small = await decoding(() =>
    open(source)
      .autoOrient()
      .resize({ width, height, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 80, effort: 2 })
      .toBuffer({ resolveWithObject: true }),
  );
  return { bytes: small.data, width: small.info.width, height: small.info.height };
}

function open(source: Uint8Array | Pixels, page = 0): Sharp {
  if ('pixels' in source) {
    const { pixels, width, height, channels } = source;
    return sharp(pixels, { raw: { width, height, channels } });
  }
  return sharp(source, { failOn: 'error', limitInputPixels: picturePixelsMax, page, pages: 1 });
}

function plain(picture: Sharp, sideMax: number): Sharp {
  return picture
    .autoOrient()
    .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
}

async function encode(picture: Sharp, format: PictureFormat): Promise<Encoded> {
  const ready = plain(picture, keptSideMax);
  const bytes = await decoding(() => {
    if (format === 'png') return ready.clone().png({ compressionLevel: 7 }).toBuffer();
    if (format === 'webp') return ready.clone().webp({ quality, effort: 2 }).toBuffer();
    if (format === 'gif') return ready.clone().gif().toBuffer();
    return ready.clone().flatten({ background: 'white' }).jpeg({ quality }).toBuffer();
  });
  if (bytes.length <= documentBytesMax) return { format, bytes };
  // A photograph kept as PNG: nothing that a person sees is lost by keeping it as JPEG.
  if (format === 'png') return encode(picture, 'jpeg');
  throw tooLarge();
}

async function metadataOf(bytes: Uint8Array, page = 0) {
  return decoding(() => sharp(bytes, { limitInputPixels: false, page }).metadata());
}

/** Every error of a decoder speaks of the file. */
async function decoding<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/pixel limit/i.test(message)) {
      throw new RefusedDocument('picture-too-many-pixels', { megapixels: megapixelsMax });
    }
    const isCut =
      /premature|truncat|unexpected end|end of (file|stream|image)|not enough|short|read error/i;
    throw new RefusedDocument(isCut.test(message) ? 'document-cut-off' : 'document-damaged');
  }
}
