// Plain text: whatever it was written in, it is kept as UTF-8 with plain line ends. What no text
// contains makes it another kind of file.

import { decodeText } from '../../files/decode-text.ts';
import { RefusedDocument } from './refused-document.ts';

/** Control characters that move nothing and show nothing; tab, line and page ends are text. */
const notText = /[^\P{Cc}\t\n\r\f\u0085]/u;

export function cleanText(bytes: Uint8Array): Uint8Array {
  const { text } = decodeText(bytes);
  const lost = text.length - text.replaceAll('\uFFFD', '').length;
  if (notText.test(text) || lost * 50 > text.length) throw new RefusedDocument('document-damaged');
  return new TextEncoder().encode(text.toWellFormed().replace(/\r\n?/g, '\n'));
}
