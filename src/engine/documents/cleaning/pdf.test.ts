// A PDF keeps its pages and what is drawn on them. Everything else is gone from every object of the
// file, also where it is packed, or the file is refused.

import * as mupdf from 'mupdf';
import { describe, expect, test } from 'vitest';
import { deflateSync } from 'node:zlib';
import {
  pdfOf,
  pdfPage,
  photograph,
  secret,
  streamOf,
  zipOf,
} from '../../../../test/support/documents.ts';
import { cleanHere, previewHere } from './clean-here.ts';

async function cleaned(bytes: Uint8Array): Promise<Uint8Array> {
  const outcome = await cleanHere(bytes);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.bytes;
}

/** Every object as text, its streams unpacked, and the file as it is. */
function everythingIn(bytes: Uint8Array): string {
  const document = new mupdf.PDFDocument(bytes);
  const all = [Buffer.from(bytes).toString('latin1'), document.getTrailer().toString()];
  for (let number = 1; number < document.countObjects(); number += 1) {
    const object = document.newIndirect(number);
    all.push(object.resolve().toString(true));
    if (object.isStream()) {
      all.push(Buffer.from(object.readRawStream().asUint8Array()).toString('latin1'));
      all.push(Buffer.from(object.readStream().asUint8Array()).toString('latin1'));
    }
  }
  return all.join('\n');
}

const textOf = (bytes: Uint8Array) =>
  new mupdf.PDFDocument(bytes).loadPage(0).toStructuredText('').asText();

const script = `<</S/JavaScript/JS(app.alert\\('${secret}'\\))>>`;
const launch = `<</S/Launch/F(${secret}.exe)/Win<</F(cmd.exe)/P(/c ${secret})>>>>`;

describe('what is not drawn is gone', () => {
  test.each([
    ['a script on opening', { catalog: `/OpenAction${script}` }],
    ['a script by name', { catalog: `/Names<</JavaScript<</Names[(a)${script}]>>>>` }],
    ['a program on opening', { catalog: `/OpenAction${launch}` }],
    ['actions of the document', { catalog: `/AA<</WC${script}/DS${launch}>>` }],
    ['actions of the page', { page: `/AA<</O${launch}/C${script}>>` }],
    [
      'a form that sends',
      {
        catalog: '/AcroForm<</Fields[6 0 R]>>',
        page: '/Annots[6 0 R]',
        objects: [
          `<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://${secret})>>>>`,
        ],
      },
    ],
    [
      'links',
      {
        page: '/Annots[6 0 R]',
        objects: [`<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://${secret})>>>>`],
      },
    ],
    ['names of the author', { trailer: `/Info<</Author(${secret})/Title(${secret})>>` }],
    [
      'metadata',
      {
        catalog: '/Metadata 6 0 R',
        objects: [streamOf('/Type/Metadata/Subtype/XML', `<x:xmpmeta>${secret}</x:xmpmeta>`)],
      },
    ],
    [
      'metadata and data of programs in what is drawn',
      {
        resources: `/XObject<</X 6 0 R>>/Properties<</P 8 0 R>>`,
        objects: [
          streamOf(
            `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Metadata 7 0 R/PieceInfo<</A(${secret})>>` +
              `/Ref<</F(${secret})/Page 0>>/OPI<</F(${secret})>>/AF[7 0 R]`,
            '',
          ),
          streamOf('/Type/Metadata/Subtype/XML', secret),
          `<</Type/OCG/Name(Layer)/Usage<</CreatorInfo<</Creator(${secret})>>>>>>`,
        ],
      },
    ],
    [
      'a stream kept in another file',
      {
        resources: '/XObject<</X 6 0 R>>',
        objects: [
          streamOf(`/Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(\\\\\\\\${secret}\\\\x)`, ''),
        ],
      },
    ],
    [
      'a program for printers',
      {
        resources: '/XObject<</X 6 0 R>>',
        objects: [streamOf('/Type/XObject/Subtype/PS', `(${secret}) run`)],
      },
    ],
    [
      'outline, tags and threads',
      {
        catalog: '/Outlines 6 0 R/StructTreeRoot 7 0 R/Threads[7 0 R]/Extensions 7 0 R/URI 7 0 R',
        objects: [`<</First 7 0 R>>`, `<</Title(${secret})/A${script}>>`],
      },
    ],
    ['what nothing refers to', { objects: [`<</Lost(${secret})>>`, streamOf('', secret)] }],
  ])('%s', async (_, more) => {
    const bytes = pdfPage(more);
    expect(Buffer.from(bytes).includes(secret)).toBe(true);
    const clean = await cleaned(bytes);
    const all = everythingIn(clean);
    expect(all).not.toContain(secret);
    for (const name of [
      '/JavaScript',
      '/JS',
      '/Launch',
      '/URI',
      '/AA',
      '/Info',
      '/Metadata',
      '/F(',
    ]) {
      expect(all, name).not.toContain(name);
    }
    expect(textOf(clean)).toContain('Hello there');
  });

  test('names that programs give to fonts and pictures stay', async () => {
    const bytes = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</A 5 0 R/JS 5 0 R/F 5 0 R>>>>>>',
      streamOf('', 'BT /A 24 Tf 20 100 Td (One) Tj /JS 24 Tf (Two) Tj /F 24 Tf (Three) Tj ET'),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ]);
    expect(textOf(await cleaned(bytes))).toContain('OneTwoThree');
  });

  test('the position in a photograph is gone, and the photograph is not', async () => {
    const jpeg = await photograph('jpeg');
    for (const [filter, data] of [
      ['/DCTDecode', jpeg],
      ['[/FlateDecode/DCTDecode]', deflateSync(jpeg)],
      ['[/ASCIIHexDecode/DCTDecode]', Buffer.from(`${Buffer.from(jpeg).toString('hex')}>`)],
    ] as const) {
      const bytes = pdfPage({
        resources: '/XObject<</X 6 0 R>>',
        objects: [
          streamOf(
            `/Type/XObject/Subtype/Image/Width 48/Height 32/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter${filter}`,
            data,
          ),
        ],
      });
      if (filter === '/DCTDecode') expect(everythingIn(bytes)).toContain(secret);
      const clean = await cleaned(bytes);
      expect(everythingIn(clean)).not.toContain(secret);
      expect(everythingIn(clean)).toContain('/Subtype/Image');
    }
  });
});

describe('what a person sees stays', () => {
  test('filled-in fields and notes are drawn into the page, hidden ones are not', async () => {
    const field = '<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Filled in)/DA(/Helv 12 Tf 0 g)';
    const note = '<</Type/Annot/Subtype/FreeText/DA(/Helv 12 Tf 0 g)/Rect[20 150 200 180]';
    const bytes = pdfPage({
      catalog: '/AcroForm<</Fields[6 0 R]/NeedAppearances true>>',
      page: '/Annots[6 0 R 7 0 R 8 0 R]',
      objects: [
        `${field}/Rect[20 20 150 40]>>`,
        `${note}/Contents(Seen by all)>>`,
        `${note}/F 2/Contents(${secret})>>`,
      ],
    });
    const clean = await cleaned(bytes);
    expect(textOf(clean)).toContain('Filled in');
    expect(textOf(clean)).toContain('Seen by all');
    expect(everythingIn(clean)).not.toContain(secret);
  });

  test('a layer that its author had hidden stays hidden', async () => {
    const bytes = pdfOf([
      '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 0 R>>>>>>',
      streamOf('', '/OC /L BDC 0 0 300 200 re f EMC BT /F1 24 Tf 20 100 Td (Hello there) Tj ET'),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      '<</Type/OCG/Name(Layer)>>',
    ]);
    const clean = await cleaned(bytes);
    const page = new mupdf.PDFDocument(clean).loadPage(0);
    const drawn = page.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray, false);
    expect(drawn.getPixels()[0]).toBe(255);
  });

  test('a page turned by its scanner stays turned, and is shown turned', async () => {
    const clean = await cleaned(pdfPage({ page: '/Rotate 90' }));
    expect(await previewHere(clean, 1, 200)).toMatchObject({
      value: { width: 200, height: 300, pages: 1 },
    });
    expect(await previewHere(clean, 2, 200)).toMatchObject({
      refusal: 'document-has-no-such-page',
    });
  });
});

describe('refused', () => {
  const file = (kind: string) => ({
    page: '/Annots[6 0 R]',
    objects: [`<</Type/Annot/Subtype/${kind}/Rect[0 0 9 9]/FS 7 0 R>>`, '<</Type/Filespec/F(a)>>'],
  });
  const attached = '/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>';
  test.each([
    ['a file attached to a page', file('FileAttachment'), 'document-has-files-inside'],
    ['a film', file('RichMedia'), 'document-has-files-inside'],
    ['a sound', file('Sound'), 'document-has-files-inside'],
    ['a solid', file('3D'), 'document-has-files-inside'],
    [
      'a file inside',
      {
        catalog: attached,
        objects: [
          '<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>',
          streamOf('/Type/EmbeddedFile', 'a'),
        ],
      },
      'document-has-files-inside',
    ],
    ['a folder of files', { catalog: '/Collection<</View/T>>' }, 'document-has-files-inside'],
    [
      'a form that one program shows',
      { catalog: '/AcroForm<</Fields[]/XFA 6 0 R>>', objects: [streamOf('', '<xdp/>')] },
      'document-form-not-readable',
    ],
  ])('%s', async (_, more, refusal) => {
    expect(await cleanHere(pdfPage(more))).toMatchObject({ ok: false, refusal });
  });

  test.each([
    ['that opens with a password', 'user-password=a,owner-password=b'],
    ['that only its owner may change', 'owner-password=b,permissions=-3904'],
  ])('a file %s', async (_, password) => {
    const bytes = new mupdf.PDFDocument(pdfPage())
      .saveToBuffer(`encrypt=aes-256,${password}`)
      .asUint8Array()
      .slice();
    const refusal = 'document-has-password';
    expect(await cleanHere(bytes)).toMatchObject({ refusal });
    expect(await previewHere(bytes, 1, 100)).toMatchObject({ refusal });
  });

  test('a file of more pages than anybody reads', async () => {
    const numbers = Array.from({ length: 501 }, (_, at) => at + 3);
    const bytes = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Kids[${numbers.map((at) => `${at} 0 R`).join(' ')}]/Count 501>>`,
      ...numbers.map(() => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'),
    ]);
    expect(await cleanHere(bytes)).toMatchObject({
      refusal: 'document-too-many-pages',
      facts: { pages: 500 },
    });
  });

  test('a file that ends too early, wherever', async () => {
    const whole = pdfPage({ objects: [streamOf('', 'x'.repeat(5_000))] });
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
      const outcome = await cleanHere(cut);
      expect(outcome, `${tenth}`).toMatchObject({
        ok: false,
        refusal: expect.stringMatching(/^document-(cut-off|damaged)$/) as string,
      });
    }
  });

  test('a file with pages that lead to themselves', async () => {
    const bytes = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 400>>',
    ]);
    expect(await cleanHere(bytes)).toMatchObject({ ok: false });
  });
});

test('an archive behind a PDF is gone or the file is refused', async () => {
  for (const more of [zipOf({ 'a.txt': secret }), Buffer.alloc(5_000, secret)]) {
    const outcome = await cleanHere(Buffer.concat([pdfPage(), more]));
    if (outcome.ok) expect(everythingIn(outcome.value.bytes)).not.toContain(secret);
    else expect(outcome.refusal).toMatch(/^document-(cut-off|damaged)$/);
  }
});
