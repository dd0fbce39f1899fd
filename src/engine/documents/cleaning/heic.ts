// Phone pictures in HEIC become pixels. libheif runs as WebAssembly, here as in a browser; it
// applies turning, mirroring and cropping itself, and what else the file tells (position, depth, a
// second picture of a film) is not asked for.

import makeLibrary from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import { checkPixels, type Pixels } from './pictures.ts';
import { RefusedDocument } from './refused-document.ts';

const library = makeLibrary();

export async function decodeHeic(bytes: Uint8Array): Promise<Pixels> {
  const pictures = decoded(bytes);
  const picture = pictures.find((each) => each.is_primary()) ?? pictures[0];
  if (!picture) throw new RefusedDocument('document-damaged');
  const [width, height] = [picture.get_width(), picture.get_height()];
  checkPixels(width, height);
  const pixels = new Uint8ClampedArray(width * height * 4);
  const filled = await new Promise((resolve) =>
    picture.display({ data: pixels, width, height }, resolve),
  );
  if (!filled) throw new RefusedDocument('document-damaged');
  return { pixels, width, height, channels: 4 };
}

function decoded(bytes: Uint8Array) {
  try {
    return new library.HeifDecoder().decode(bytes);
  } catch {
    throw new RefusedDocument('document-damaged');
  }
}
