// Pictures inside an office file are made anew like any other: what a phone tells about a place is
// in a letter just as in a photograph. Drawings in formats that only old programs read are refused,
// because nothing here can look into them.

import { recogniseDocument } from '../recognise-document.ts';
import { type PictureFormat, reencode } from '../pictures.ts';
import { RefusedDocument } from '../refused-document.ts';

export const pictureTypes: Readonly<Record<PictureFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

export async function cleanOfficePicture(
  bytes: Uint8Array,
): Promise<{ readonly format: PictureFormat; readonly bytes: Uint8Array }> {
  const recognised = recogniseDocument(bytes);
  if ('format' in recognised) {
    const { format } = recognised;
    if (format === 'jpeg' || format === 'png' || format === 'webp') return reencode(bytes, format);
    if (format === 'tiff') return reencode(bytes, 'png');
  }
  const isGif = new TextDecoder('latin1').decode(bytes.subarray(0, 4)) === 'GIF8';
  if (isGif) return reencode(bytes, 'gif');
  throw new RefusedDocument('document-has-files-inside');
}
