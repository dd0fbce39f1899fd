// Office files keep their text, numbers and pictures. What runs, fetches, tells about people or
// cannot be looked into is gone or refused: tested on the parts of the archive that comes out.

import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  excelFile,
  openDocument,
  photograph,
  relationsOf,
  relationTo,
  secret,
  wordFile,
  zipOf,
} from '../../../../../test/support/documents.ts';
import { readSpreadsheet } from '../../../files/read-spreadsheet.ts';
import { cleanHere, previewHere } from '../clean-here.ts';

async function partsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const outcome = await cleanHere(bytes);
  if (!outcome.ok) throw new Error(`${outcome.refusal}`);
  const parts = Object.entries(unzipSync(outcome.value.bytes));
  return Object.fromEntries(
    parts.map(([name, part]) => [name, Buffer.from(part).toString('latin1')]),
  );
}

const all = (parts: Record<string, string>) => JSON.stringify(parts);
const outside = 'TargetMode="External"';
const link = relationTo('rId9', 'hyperlink', `https://${secret}.example/`, outside);

describe('Word', () => {
  test('the text stays; properties and everything unknown go', async () => {
    const bytes = wordFile({
      parts: {
        'customXml/item1.xml': `<a>${secret}</a>`,
        'word/people.xml': `<p>${secret}</p>`,
        'hidden.exe': secret,
        'word/printerSettings1.bin': secret,
      },
      relations: [
        relationTo('rId5', 'people', 'people.xml'),
        relationTo('rId6', 'printerSettings', 'printerSettings1.bin'),
        relationTo('rId7', 'customXml', '../customXml/item1.xml'),
      ],
    });
    const outcome = await cleanHere(bytes);
    expect(outcome).toMatchObject({ ok: true, value: { format: 'docx', pages: null } });
    const parts = await partsOf(bytes);
    expect(all(parts)).not.toContain(secret);
    expect(Object.keys(parts).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/document.xml',
    ]);
    expect(Buffer.from(parts['word/document.xml']!, 'latin1').toString()).toContain(
      'Салом &amp; hello',
    );
    // Made anew once more, it is the same: nothing is left to take out.
    if (outcome.ok) expect(await partsOf(outcome.value.bytes)).toEqual(parts);
    if (outcome.ok) {
      expect(await previewHere(outcome.value.bytes, 1, 100)).toMatchObject({
        refusal: 'document-has-no-preview',
      });
    }
  });

  test('who changed and noted something is not told', async () => {
    const said = `w:author="${secret}" w:initials="${secret}" w:rsidR="00A1" w:date="2026-01-01T00:00:00Z"`;
    const parts = await partsOf(
      wordFile({
        body: `<w:p><w:ins w:id="1" ${said}><w:r><w:t>Added</w:t></w:r></w:ins></w:p>`,
        relations: [relationTo('rId2', 'comments', 'comments.xml')],
        parts: {
          'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="0" ${said}><w:p/></w:comment></w:comments>`,
        },
      }),
    );
    expect(all(parts)).not.toMatch(new RegExp(`${secret}|rsid`));
    expect(parts['word/document.xml']).toContain('Added');
    expect(parts['word/comments.xml']).toContain('w:id=');
  });

  test('addresses outside are cut: links, pictures, templates, mail merge', async () => {
    const parts = await partsOf(
      wordFile({
        body: '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>Our site</w:t></w:r></w:hyperlink></w:p><a:blip r:link="rId8"/>',
        relations: [
          link,
          relationTo('rId8', 'image', `file://///${secret}/x.png`, outside),
          relationTo('rId3', 'settings', 'settings.xml'),
        ],
        parts: {
          'word/settings.xml': `<w:settings xmlns:w="w" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/><w:mailMerge><w:query w:val="${secret}"/></w:mailMerge><w:zoom w:percent="100"/></w:settings>`,
          'word/_rels/settings.xml.rels': relationsOf(
            relationTo(
              'rId1',
              'attachedTemplate',
              `file:///C:/Users/${secret}/Normal.dotm`,
              outside,
            ),
          ),
        },
      }),
    );
    expect(all(parts)).not.toContain(secret);
    expect(all(parts)).not.toContain('External');
    expect(parts['word/document.xml']).toContain('Our site');
    expect(parts['word/settings.xml']).toContain('w:zoom');
  });

  test('pictures are made anew', async () => {
    const jpeg = await photograph('jpeg');
    const parts = await partsOf(
      wordFile({
        body: '<w:p><a:blip r:embed="rId4"/></w:p>',
        relations: [relationTo('rId4', 'image', 'media/image1.jpeg')],
        parts: { 'word/media/image1.jpeg': jpeg },
      }),
    );
    expect(parts['word/media/image1.jpeg']!.length).toBeGreaterThan(200);
    expect(parts['word/document.xml']).toContain('r:embed="rId4"');
    expect(all(parts)).not.toMatch(new RegExp(`${secret}|GPS`));
  });

  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const order = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
  test.each([
    [
      'a field that starts a program',
      `${field('begin')}${order('DDE')}${order('AUTO c:\\x')}${field('end')}`,
      'document-fetches-from-outside',
    ],
    [
      'a field that fetches a picture',
      `<w:fldSimple w:instr=" INCLUDEPICTURE http://x "/>`,
      'document-fetches-from-outside',
    ],
    ['a field without an end', order(' INCLUDETEXT c:\\x '), 'document-fetches-from-outside'],
    ['an object', '<w:object><o:OLEObject xmlns:o="o"/></w:object>', 'document-has-files-inside'],
    ['a control', '<w:control r:id="rId1"/>', 'document-has-macros'],
    ['a piece of another format', '<w:altChunk r:id="rId1"/>', 'document-has-files-inside'],
  ])('%s is refused', async (_, body, refusal) => {
    expect(await cleanHere(wordFile({ body }))).toMatchObject({ ok: false, refusal });
  });

  test('page numbers and contents are fields that stay', async () => {
    const body = `<w:p>${field('begin')}${order(' PAGE ')}${field('separate')}${field('end')}</w:p>`;
    expect(all(await partsOf(wordFile({ body })))).toContain(' PAGE ');
  });

  const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  test.each([
    ['macros by type', wordFile({ type: macroType }), 'document-has-macros'],
    [
      'macros by relation',
      wordFile({
        relations: [relationTo('rId1', 'vbaProject', 'vbaProject.bin')],
        parts: { 'word/vbaProject.bin': 'x' },
      }),
      'document-has-macros',
    ],
    [
      'a file inside',
      wordFile({
        relations: [relationTo('rId1', 'oleObject', 'embeddings/a.bin')],
        parts: { 'word/embeddings/a.bin': 'x' },
      }),
      'document-has-files-inside',
    ],
    [
      'a drawing of an old program',
      wordFile({
        relations: [relationTo('rId1', 'image', 'media/a.emf')],
        parts: { 'word/media/a.emf': 'x' },
      }),
      'document-has-files-inside',
    ],
    [
      'a part that says it is a picture and is none',
      wordFile({
        relations: [relationTo('rId1', 'image', 'media/a.jpeg')],
        parts: { 'word/media/a.jpeg': '<html>' },
      }),
      'document-has-files-inside',
    ],
    [
      'a part that is no XML',
      wordFile({
        relations: [relationTo('rId1', 'header', 'a.bin')],
        parts: { 'word/a.bin': 'x' },
      }),
      'document-has-files-inside',
    ],
    [
      'entities',
      wordFile({ parts: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      'document-damaged',
    ],
    [
      'nothing but nesting',
      wordFile({ parts: { 'word/document.xml': '<a>'.repeat(600) + '</a>'.repeat(600) } }),
      'document-damaged',
    ],
    [
      'a template',
      wordFile({
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
      }),
      'document-is-archive',
    ],
  ])('%s is refused', async (_, bytes, refusal) => {
    expect(await cleanHere(bytes)).toMatchObject({ ok: false, refusal });
  });
});

describe('Excel', () => {
  test('formulas become what they showed; names, connections and links go', async () => {
    const bytes = excelFile({
      cell: `<c r="A1" vm="1"><f>WEBSERVICE("http://${secret}")</f><v>42</v></c><c r="B1" t="str"><f>cmd|' /C ${secret}'!A0</f><v>shown</v></c>`,
      sheet: `<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks><pageSetup r:id="rId8"/>`,
      workbook: `<definedNames><definedName name="Auto_Open">${secret}</definedName></definedNames><externalReferences><externalReference r:id="rId5"/></externalReferences>`,
      relations: [
        relationTo('rId5', 'externalLink', 'externalLinks/externalLink1.xml'),
        relationTo('rId6', 'connections', 'connections.xml'),
      ],
      parts: {
        'xl/externalLinks/externalLink1.xml': `<externalLink>${secret}</externalLink>`,
        'xl/connections.xml': `<connections>${secret}</connections>`,
        'xl/worksheets/_rels/sheet1.xml.rels': relationsOf(link),
      },
    });
    const parts = await partsOf(bytes);
    expect(all(parts)).not.toMatch(new RegExp(`${secret}|External|<f>|vm=`));
    const outcome = await cleanHere(bytes);
    if (!outcome.ok) throw new Error(outcome.refusal);
    // Our own reader still finds the sheet and what its cells show.
    const read = readSpreadsheet(outcome.value.bytes, { name: 'list' });
    expect(read.ok && read.value.sheets[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      '42',
      'shown',
    ]);
  });

  test.each([
    [
      'macros',
      {
        relations: [relationTo('rId5', 'vbaProject', 'vbaProject.bin')],
        parts: { 'xl/vbaProject.bin': 'x' },
      },
      'document-has-macros',
    ],
    [
      'macros of old sheets',
      {
        relations: [relationTo('rId5', 'xlMacrosheet', 'macrosheets/a.xml')],
        parts: { 'xl/macrosheets/a.xml': '<a/>' },
      },
      'document-has-macros',
    ],
    [
      'files inside',
      { sheet: '<oleObjects><oleObject r:id="rId5"/></oleObjects>' },
      'document-has-files-inside',
    ],
  ])('%s are refused', async (_, more, refusal) => {
    expect(await cleanHere(excelFile(more))).toMatchObject({ ok: false, refusal });
  });
});

test('a chart keeps the names of the cells that it draws', async () => {
  const type = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
  const chart = `<chartSpace><chart><numRef><f>A!$A$1</f></numRef></chart></chartSpace>`;
  const body = excelFile({
    relations: [relationTo('rId7', 'chart', 'charts/chart1.xml')],
    parts: { 'xl/charts/chart1.xml': chart },
    types: [['xl/charts/chart1.xml', type]],
  });
  expect((await partsOf(body))['xl/charts/chart1.xml']).toContain('<f>A!$A$1</f>');
});

describe('OpenDocument', () => {
  test('text and pictures stay, the rest goes', async () => {
    const bytes = openDocument({
      body: `<text:p><text:a xlink:href="https://${secret}.example/">Our site</text:a>
        <draw:image xlink:href="Pictures/a.jpeg"/><draw:image xlink:href="http://${secret}/x.png"/>
        <office:annotation>
        <dc:creator>${secret}</dc:creator><text:p>Seen</text:p></office:annotation>
        <office:event-listeners><a xlink:href="${secret}"/></office:event-listeners></text:p>`,
      parts: { 'Pictures/a.jpeg': await photograph('jpeg'), 'settings.xml': secret },
    });
    const parts = await partsOf(bytes);
    expect(Object.keys(parts)).toEqual([
      'mimetype',
      'content.xml',
      'Pictures/a.jpeg',
      'META-INF/manifest.xml',
    ]);
    expect(all(parts)).not.toMatch(new RegExp(`${secret}|GPS`));
    expect(parts['content.xml']).toMatch(/Our site[^]*href="Pictures\/a\.jpeg"[^]*Seen/);
    const outcome = await cleanHere(bytes);
    if (!outcome.ok) throw new Error(outcome.refusal);
    // Other programs recognise the format by its first bytes.
    expect(strFromU8(outcome.value.bytes.subarray(30, 77))).toMatch(
      /^mimetypeapplication\/vnd\.oasis/,
    );
  });

  test.each([
    ['macros', { parts: { 'Basic/Standard/Module1.xml': '<a/>' } }, 'document-has-macros'],
    ['an object', { parts: { 'Object 1/content.xml': '<a/>' } }, 'document-has-files-inside'],
    ['an object in the text', { body: '<draw:object-ole/>' }, 'document-has-files-inside'],
    ['a password', { manifest: '<encryption-data/>' }, 'document-has-password'],
  ])('%s is refused', async (_, more, refusal) => {
    expect(await cleanHere(openDocument(more))).toMatchObject({ ok: false, refusal });
  });
});

describe('archives', () => {
  const nested = zipOf({ 'a.zip': zipOf({ 'b.txt': 'x' }) });
  test.each([
    ['of anything', zipOf({ 'a.txt': 'x' }), 'document-is-archive'],
    ['in archives', nested, 'document-is-archive'],
    ['of a program', zipOf({ 'META-INF/MANIFEST.MF': 'x', 'A.class': 'x' }), 'document-is-archive'],
    [
      'of a spreadsheet in another format',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
      'document-is-archive',
    ],
  ])('%s are refused', async (_, bytes, refusal) => {
    expect(await cleanHere(bytes)).toMatchObject({ ok: false, refusal });
  });

  test('that unpack to a thousand times their size are refused soon', async () => {
    const spaces = strToU8(' '.repeat(12_000_000));
    for (const bytes of [
      wordFile({ parts: { 'word/document.xml': spaces } }),
      openDocument({ parts: { 'content.xml': spaces } }),
    ]) {
      expect(bytes.length).toBeLessThan(50_000);
      const began = process.cpuUsage();
      expect(await cleanHere(bytes)).toMatchObject({ refusal: 'document-too-much-to-open' });
      expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
    }
  });

  test('of very many entries are refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`${at}`, 'x']));
    expect(await cleanHere(zipOf(many))).toMatchObject({ refusal: 'document-too-much-to-open' });
  });

  test('that end too early are refused, wherever', async () => {
    const whole = wordFile();
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
      expect(await cleanHere(cut)).toMatchObject({ ok: false, refusal: 'document-cut-off' });
    }
  });

  test('with something behind them lose it', async () => {
    const parts = await partsOf(Buffer.concat([wordFile(), strToU8(secret)]));
    expect(all(parts)).not.toContain(secret);
  });
});
