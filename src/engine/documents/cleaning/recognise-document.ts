// Determines what a document is by its bytes alone; name and declared type are what the sender
// says. Only a file that begins as what it is counts: something in front of it is the other half of
// a file that is two things. Pure, and the same in a browser.

import { recogniseFile } from '../../files/recognise.ts';
import type { DocumentRefusalCode, IncomingFormat } from './model.ts';

/** An office file is known only after its archive is open. */
type Recognised = Exclude<IncomingFormat, 'docx' | 'xlsx' | 'odt'> | 'archive';

type Signature<Found> = {
  readonly found: Found;
  readonly bytes: string;
  readonly at?: number;
};

/** In hexadecimal. */
const accepted: readonly Signature<Recognised>[] = [
  { found: 'pdf', bytes: '255044462d' },
  { found: 'jpeg', bytes: 'ffd8ff' },
  { found: 'png', bytes: '89504e470d0a1a0a' },
  { found: 'webp', bytes: '57454250', at: 8 },
  { found: 'tiff', bytes: '49492a00' },
  { found: 'tiff', bytes: '4d4d002a' },
  { found: 'archive', bytes: '504b0304' },
];

const refused: readonly Signature<DocumentRefusalCode>[] = [
  { found: 'document-is-sound', bytes: '494433' },
  { found: 'document-is-sound', bytes: '4f676753' },
  { found: 'document-is-sound', bytes: '664c6143' },
  { found: 'document-is-sound', bytes: '2321414d52' },
  { found: 'document-is-sound', bytes: '57415645', at: 8 },
  { found: 'document-is-sound', bytes: '41564920', at: 8 },
  { found: 'document-is-sound', bytes: '41494646', at: 8 },
  { found: 'document-is-sound', bytes: '1a45dfa3' },
  { found: 'document-is-sound', bytes: '63616666' },
  { found: 'document-is-program', bytes: '4d5a' },
  { found: 'document-is-program', bytes: '7f454c46' },
  { found: 'document-is-program', bytes: 'cafebabe' },
  { found: 'document-is-program', bytes: '2321' },
  { found: 'document-is-archive', bytes: '504b0506' },
  { found: 'document-is-archive', bytes: '504b0708' },
  { found: 'document-is-archive', bytes: '425a68' },
  { found: 'document-is-archive', bytes: 'fd377a585a00' },
  { found: 'document-is-archive', bytes: '28b52ffd' },
  { found: 'document-is-archive', bytes: '4d534346' },
  { found: 'document-kind-not-kept', bytes: '25215053' },
];

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'];
const pictureBrands = [...heicBrands, 'avif', 'avis', 'hevc', 'hevx', 'jp2 ', 'jpx ', 'crx '];

export function recogniseDocument(
  bytes: Uint8Array,
): { readonly format: Recognised } | { readonly refusal: DocumentRefusalCode } {
  if (bytes.length === 0) return { refusal: 'document-empty' };
  if (hasSignature(bytes, { bytes: '66747970', at: 4 })) return recogniseBoxes(bytes);
  // Two letters of text could be these: "MZ" and "BZh" begin words too.
  const yes = accepted.find((signature) => hasSignature(bytes, signature));
  if (yes) return { format: yes.found };
  const no = refused.find((signature) => hasSignature(bytes, signature));
  if (no && !(no.bytes === '4d5a' && !bytes.includes(0))) return { refusal: no.found };
  return isMpegSound(bytes) ? { refusal: 'document-is-sound' } : recogniseOthers(bytes);
}

function hasSignature(
  bytes: Uint8Array,
  { bytes: expected, at = 0 }: { readonly bytes: string; readonly at?: number },
): boolean {
  const found = bytes.subarray(at, at + expected.length / 2);
  return [...found].map((byte) => byte.toString(16).padStart(2, '0')).join('') === expected;
}

/** One container for phone pictures, phone sound and film: the brand tells which. */
function recogniseBoxes(
  bytes: Uint8Array,
): { readonly format: 'heic' } | { readonly refusal: DocumentRefusalCode } {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const text = new TextDecoder('latin1').decode(bytes.subarray(8, Math.min(size, 256)));
  const brands: readonly string[] = text.match(/[^]{4}/g) ?? [];
  const [major = ''] = brands;
  if (brands.includes('avif') || brands.includes('avis')) {
    return { refusal: 'document-kind-not-kept' };
  }
  if (heicBrands.includes(major)) return { format: 'heic' };
  if (pictureBrands.includes(major)) return { refusal: 'document-kind-not-kept' };
  return { refusal: 'document-is-sound' };
}

/** Frames of MP3 and AAC begin with eleven set bits; UTF-16 begins with nearly the same. */
function isMpegSound(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || second === 0xfe || second === 0xff)
    return false;
  return (second & 0x06) !== 0 ? (third & 0xf0) !== 0xf0 : (second & 0xf6) === 0xf0;
}

function recogniseOthers(
  bytes: Uint8Array,
): { readonly format: 'text' } | { readonly refusal: DocumentRefusalCode } {
  switch (recogniseFile(bytes)) {
    case 'text':
      return looksLikeMarkup(bytes) ? { refusal: 'document-is-web-page' } : { format: 'text' };
    case 'html':
    case 'xml':
      return { refusal: 'document-is-web-page' };
    case 'password-protected':
      return { refusal: 'document-has-password' };
    case 'legacy-excel':
    case 'legacy-office':
      return { refusal: 'document-is-old-office' };
    case 'archive':
      return { refusal: 'document-is-archive' };
    default:
      return { refusal: 'document-kind-not-kept' };
  }
}

/** A drawing or a page that a browser would run; nobody begins a letter with a tag. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replaceAll('\0', '');
  return (
    /^[^<\w]{0,8}<[a-z!?]/i.test(start.trimStart()) || /<(svg|script|iframe|body)\b/i.test(start)
  );
}
