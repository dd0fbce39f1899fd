// The way in: what is no document is refused with its reason, whatever it is called; what is made
// to cost too much ends apart from us; and we go on answering.

import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { deflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import {
  heicPicture,
  hugePng,
  hugeTiff,
  pdfPage,
  photograph,
  streamOf,
  wordFile,
  zipOf,
} from '../../../../test/support/documents.ts';
import { locales } from '../../languages/locale.ts';
import { cleanDocument, pagesToPdf, previewPage } from './clean-document.ts';
import { cleanHere } from './clean-here.ts';
import { documentBytesMax } from './limits.ts';
import { contentTypes, documentRefusals, keptFormats } from './model.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const boxes = (brand: string) => bytesOf(`\0\0\0\x18ftyp${brand}\0\0\0\0isom${brand}\0\0\0\0`);
const old = (text: string) =>
  new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')]),
  );

describe('what is no document', () => {
  test.each([
    ['nothing', new Uint8Array(0), 'document-empty'],
    [
      'a drawing',
      bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'document-is-web-page',
    ],
    ['a drawing after a space', bytesOf('\n  <svg onload="alert(1)"/>'), 'document-is-web-page'],
    ['a page', bytesOf('<!DOCTYPE html><p>a</p>'), 'document-is-web-page'],
    ['a page after a remark', bytesOf('<!-- a --><html>'), 'document-is-web-page'],
    ['XML', bytesOf('<?xml version="1.0"?><a/>'), 'document-is-web-page'],
    [
      'a page in UTF-16',
      new Uint8Array(Buffer.from('\uFEFF<html><script>', 'utf16le')),
      'document-is-web-page',
    ],
    ['a program of Windows', bytesOf('MZ\x90\0\x03\0\0\0\x04\0'), 'document-is-program'],
    ['a program of Linux', bytesOf('\x7fELF\x02\x01\x01\0'), 'document-is-program'],
    ['a script', bytesOf('#!/bin/sh\nrm -rf /\n'), 'document-is-program'],
    ['an archive', zipOf({ 'a.txt': 'a' }), 'document-is-archive'],
    ['a RAR', bytesOf('Rar!\x1a\x07\0'), 'document-is-archive'],
    ['a moving picture', bytesOf('GIF89a\x01\0\x01\0\0\0\0;'), 'document-kind-not-kept'],
    ['a bitmap', bytesOf('BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0'), 'document-kind-not-kept'],
    ['an AVIF', boxes('avif'), 'document-kind-not-kept'],
    ['PostScript', bytesOf('%!PS-Adobe-3.0\n'), 'document-kind-not-kept'],
    ['RTF', bytesOf('{\\rtf1 a}'), 'document-kind-not-kept'],
    ['an old Word file', old('WordDocument'), 'document-is-old-office'],
    ['an old Excel file', old('Workbook'), 'document-is-old-office'],
    ['a Word file with a password', old('EncryptedPackage'), 'document-has-password'],
    ['MP3', bytesOf('ID3\x04\0\0\0\0\0\0'), 'document-is-sound'],
    ['MP3 without a head', bytesOf('\xff\xfb\x90\x64\0\0\0\0'), 'document-is-sound'],
    ['AAC', bytesOf('\xff\xf1\x50\x80\0\x1f\xfc'), 'document-is-sound'],
    ['a voice message', bytesOf('OggS\0\x02\0\0'), 'document-is-sound'],
    ['WAV', bytesOf('RIFF\x24\0\0\0WAVEfmt '), 'document-is-sound'],
    ['FLAC', bytesOf('fLaC\0\0\0\x22'), 'document-is-sound'],
    ['AMR', bytesOf('#!AMR\n\0'), 'document-is-sound'],
    ['a recording of a phone', boxes('M4A '), 'document-is-sound'],
    ['a film of a phone', boxes('qt  '), 'document-is-sound'],
    ['a film of a browser', bytesOf('\x1aE\xdf\xa3\x9fB\x86'), 'document-is-sound'],
    ['bytes without sense', bytesOf('\x01\x02\x03\x04\x05\x06\x07\x08'), 'document-kind-not-kept'],
    ['a PDF behind something else', bytesOf('GIF89a%PDF-1.7'), 'document-kind-not-kept'],
    ['text with a NUL', bytesOf('a letter\0 with more'), 'document-damaged'],
    [
      'text with control characters',
      bytesOf(`a letter ${'a'.repeat(200)}\x1b[2J`),
      'document-damaged',
    ],
  ])('%s is refused', async (_, bytes, refusal) => {
    expect(await cleanHere(bytes)).toMatchObject({ ok: false, refusal });
  });

  test('more than 25 MB is refused before it is looked at', async () => {
    const bytes = new Uint8Array(documentBytesMax + 1);
    const facts = { megabytes: 25 };
    expect(await cleanDocument(bytes)).toEqual({ ok: false, refusal: 'document-too-large', facts });
    expect(await previewPage(bytes, 1, 100)).toMatchObject({ refusal: 'document-too-large' });
    expect(await pagesToPdf([bytes])).toMatchObject({ refusal: 'document-too-large' });
  });
});

describe('text', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'])(
    'in %s is kept as UTF-8',
    async (encoding) => {
      const text = 'Справка\r\nвыдана матери троих детей, чтобы она могла записать их в школу.\r\n';
      const bytes = new Uint8Array(
        iconv.encode(text, encoding, { addBOM: encoding !== 'windows-1251' }),
      );
      const outcome = await cleanHere(bytes);
      if (!outcome.ok) throw new Error(outcome.refusal);
      expect(outcome.value).toMatchObject({
        format: 'text',
        contentType: contentTypes.text,
        pages: null,
      });
      expect(Buffer.from(outcome.value.bytes).toString()).toBe(text.replaceAll('\r\n', '\n'));
    },
  );
});

describe('apart from us', () => {
  test('each kind comes back made anew, and the bytes that came stay usable', async () => {
    const jpeg = await photograph('jpeg');
    const copy = jpeg.slice();
    for (const [bytes, format] of [
      [jpeg, 'jpeg'],
      [heicPicture(), 'jpeg'],
      [pdfPage(), 'pdf'],
      [wordFile(), 'docx'],
      [bytesOf('a letter'), 'text'],
    ] as const) {
      expect(await cleanDocument(bytes)).toMatchObject({ ok: true, value: { format } });
    }
    expect(jpeg).toEqual(copy);
    expect(await previewPage(pdfPage(), 1, 150)).toMatchObject({ ok: true, value: { width: 150 } });
    expect(await pagesToPdf([jpeg])).toMatchObject({ ok: true, value: { pages: 1 } });
  });

  /** Forms that draw forms that draw forms: ten in each of twelve. */
  function laughs(): Uint8Array {
    const level = (at: number) => {
      const next = at < 11 ? `/Resources<</XObject<</X ${at + 7} 0 R>>>>` : '';
      const body = at < 11 ? '/X Do '.repeat(10) : '0 0 9 9 re f '.repeat(10);
      return streamOf(`/Type/XObject/Subtype/Form/BBox[0 0 300 200]${next}`, body);
    };
    const drawn = Array.from({ length: 12 }, (_, at) => level(at));
    const note = '<</Type/Annot/Subtype/Stamp/Rect[0 0 300 200]/AP<</N 6 0 R>>>>';
    return pdfPage({
      resources: '/XObject<</X 6 0 R>>',
      objects: [...drawn, note],
      page: '/Annots[18 0 R]',
    });
  }

  const packed = deflateSync(Buffer.alloc(300_000_000));
  const bomb = pdfPage({
    resources: '/XObject<</X 6 0 R>>',
    objects: [
      streamOf(
        '/Type/XObject/Subtype/Image/Width 17000/Height 17000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode',
        packed,
      ),
    ],
  });

  test.each([
    ['a picture of 30,000 by 30,000', () => hugePng(30_000, 30_000), 'picture-too-many-pixels'],
    ['a scan of 30,000 by 30,000', () => hugeTiff(30_000, 30_000), 'picture-too-many-pixels'],
    [
      'a letter of 30 MB of spaces',
      () => wordFile({ parts: { 'word/document.xml': ' '.repeat(30_000_000) } }),
      'document-too-much-to-open',
    ],
  ])('%s is refused for what it claims, not by the clock', async (_, make, refusal) => {
    expect(await cleanDocument(make())).toMatchObject({ ok: false, refusal });
  });

  test.each([
    ['a page that draws itself a trillion times', laughs],
    ['a page with 300 MB of nothing', () => bomb],
  ])('%s ends, in a picture or a refusal, while we go on', async (_, make) => {
    const bytes = make();
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 20);
    for (const ended of [await cleanDocument(bytes), await previewPage(bytes, 1, 800)]) {
      if (ended.ok) continue;
      expect(ended.refusal).toMatch(/took-too-long|too-much-to-open|damaged|too-large/);
    }
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });

  test('many at once are done one after the other, too many are sent away', async () => {
    const bytes = bytesOf('a letter');
    const all = await Promise.all(Array.from({ length: 36 }, () => cleanDocument(bytes)));
    const away = all.filter((each) => !each.ok);
    expect(away.length).toBeGreaterThanOrEqual(4);
    for (const each of away) expect(each).toMatchObject({ refusal: 'too-many-documents-now' });
    expect(await cleanDocument(bytes)).toMatchObject({ ok: true });
  });
});

test('every refusal has words in six languages, every format a type', () => {
  for (const locale of locales) {
    const path = new URL(`../../../../languages/${locale}/problems.json`, import.meta.url);
    const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    for (const code of documentRefusals) expect(words[code], `${locale} ${code}`).toBeTruthy();
  }
  expect(Object.keys(contentTypes)).toEqual([...keptFormats]);
});
