// Documents that tests make for themselves, good ones and bad ones. Every word that must be gone
// after cleaning contains `secret`.

import { type Zippable, strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

export const secret = 'SECRET-COPY';

/** 48 by 32 pixels, red at the left and blue at the right, with a position and the word. */
const heic = `
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA
AAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAADAAIAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAIFAAEA
AAAAAAAALwACAAEAAAAAAAAAAQAAAAAAAAAIAAMAAAAAAAACNAABAAAAAAAAAUIAAABNaWluZgAAAAAAAwAAABVp
bmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAANVpcHJw
AAAAs2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66
AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMAISIAAQAGRAHBc8CJAAAAFGlzcGUA
AAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAAAwAAAAIAAAABBwaXhpAAAAAAMICAgAAAAaaXBtYQAAAAAAAAACAAEC
gQIAAgIDhAAAAChpcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAADmNkc2MAAwABAAIAAAF5bWRhdAAAACsoAa8ZgPeF
Df++/zoNbG1WYx35RGSvDI/Ba2tvqyZEwqVMe79KsTMJCNPOAAAAAElJKgAIAAAACAASAQMAAQAAAAEAAAAaAQUA
AQAAAG4AAAAbAQUAAQAAAHYAAAAoAQMAAQAAAAIAAAATAgMAAQAAAAEAAACYggIADAAAAH4AAABphwQAAQAAAIoA
AAAliAQAAQAAANgAAAAAAAAAOGMAAOgDAAA4YwAA6AMAAFNFQ1JFVC1DT1BZAAYAAJAHAAQAAAAwMjEwAZEHAAQA
AAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAAAwAAAAA6AEAAEAAAAgAAAAAAAAAAQAAQACAAIA
AABOAAAAAgAFAAMAAAAmAQAAAwACAAIAAABFAAAABAAFAAMAAAAOAQAAAAAAAEoAAAABAAAAJAAAAAEAAAAAAAAA
AQAAACoAAAABAAAANAAAAAEAAAAAAAAAAQAAAA==`;
// Encoded for this test by heif-enc 1.15 (libheif) with x265 from a picture of two colours.
export const heicPicture = (): Uint8Array => new Uint8Array(Buffer.from(heic, 'base64'));

const position = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '42/1 52/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '74/1 36/1 0/1',
};
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${secret}"/></rdf:RDF></x:xmpmeta>`;

/**
 * Red at the left and blue at the right, as a phone would take it, turned if `orientation` says so.
 */
export async function photograph(
  format: 'jpeg' | 'png' | 'webp' | 'tiff',
  { width = 48, height = 32, orientation = 1 } = {},
): Promise<Uint8Array> {
  const left = {
    create: { width: width / 4, height, channels: 3, background: '#e02010' },
  } as const;
  const made = await sharp({ create: { width, height, channels: 3, background: '#2030e0' } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withExif({ IFD0: { Copyright: secret }, IFD3: position })
    .withXmp(xmp)
    .withIccProfile('p3')
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();
  return new Uint8Array(made);
}

export function pngOf(parts: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const chunks = parts.map(([kind, data]) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]));
}

/** Claims a size and holds nearly nothing. */
export function hugePng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return pngOf([
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.alloc(1_000_000))],
    ['IEND', Buffer.alloc(0)],
  ]);
}

/** A header with one strip that is not there. */
export function hugeTiff(width: number, height: number): Uint8Array {
  const entries = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, width],
  ] as const;
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  bytes.write('II*\0', 0, 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, value], at) => {
    bytes.writeUInt16LE(tag, 10 + at * 12);
    bytes.writeUInt16LE(type, 12 + at * 12);
    bytes.writeUInt32LE(1, 14 + at * 12);
    bytes.writeUInt32LE(value, 18 + at * 12);
  });
  return new Uint8Array(bytes);
}

/** The objects of a PDF, numbered from 1; the first is its catalog. */
export function pdfOf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  objects.forEach((object, index) => {
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(at);
    at += whole.length;
    parts.push(whole);
  });
  const size = objects.length + 1;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${lines}`;
  const root = `trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  parts.push(Buffer.from(end + root));
  return new Uint8Array(Buffer.concat(parts));
}

export function streamOf(dictionary: string, data: Uint8Array | string): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`, 'latin1'),
      bytes,
      Buffer.from('\nendstream'),
    ]),
  );
}

export type PdfMore = {
  readonly catalog?: string;
  readonly page?: string;
  readonly resources?: string;
  readonly trailer?: string;
  /** Objects from 6 on. */
  readonly objects?: readonly (string | Uint8Array)[];
};

/** One page that says "Hello there". */
export function pdfPage(more: PdfMore = {}): Uint8Array {
  const resources = `<</Font<</F1 5 0 R>>${more.resources ?? ''}>>`;
  return pdfOf(
    [
      `<</Type/Catalog/Pages 2 0 R${more.catalog ?? ''}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources${resources}${more.page ?? ''}>>`,
      streamOf('', 'BT /F1 24 Tf 20 100 Td (Hello there) Tj ET'),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...(more.objects ?? []),
    ],
    more.trailer,
  );
}

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export function zipOf(parts: Parts): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    files[name] = typeof part === 'string' ? strToU8(part) : part;
  }
  return zipSync(files);
}

const names = 'http://schemas.openxmlformats.org';
const office = `${names}/officeDocument/2006/relationships`;
export const word = `${names}/wordprocessingml/2006/main`;
const excel = `${names}/spreadsheetml/2006/main`;
const kind = 'application/vnd.openxmlformats-officedocument';

export const relationTo = (id: string, type: string, target: string, more = '') =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}" ${more}/>`;
export const relationsOf = (...all: readonly string[]) =>
  `<Relationships xmlns="${names}/package/2006/relationships">${all.join('')}</Relationships>`;
const typesOf = (overrides: readonly (readonly [string, string])[]) =>
  `<Types xmlns="${names}/package/2006/content-types"><Default Extension="rels"
  ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
  ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default
  Extension="bin" ContentType="application/octet-stream"/>${overrides
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('')}</Types>`;

/** A Word file of one paragraph. `body` is put before it; `relations` are of the main part. */
export function wordFile({
  body = '',
  relations = [] as readonly string[],
  parts = {} as Parts,
  type = `${kind}.wordprocessingml.document.main+xml`,
} = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': typesOf([
      ['word/document.xml', type],
      ['word/settings.xml', `${kind}.wordprocessingml.settings+xml`],
      ['word/comments.xml', `${kind}.wordprocessingml.comments+xml`],
    ]),
    '_rels/.rels': relationsOf(
      relationTo('rId1', 'officeDocument', 'word/document.xml'),
      relationTo('rId2', 'extended-properties', 'docProps/app.xml'),
    ),
    'docProps/app.xml': `<Properties><Company>${secret}</Company></Properties>`,
    'docProps/core.xml': `<coreProperties><creator>${secret}</creator></coreProperties>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${word}" xmlns:r="${office}"
    xmlns:a="${names}/drawingml/2006/main"><w:body>${body}<w:p><w:r><w:t>Салом &amp; hello</w:t></w:r>
    </w:p></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsOf(...relations),
    ...parts,
  });
}

/** A workbook with one cell that shows 42. */
export function excelFile({
  cell = '<c r="A1"><v>42</v></c>',
  workbook = '',
  sheet = '',
  relations = [] as readonly string[],
  parts = {} as Parts,
  types = [] as readonly (readonly [string, string])[],
} = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': typesOf([
      ['xl/workbook.xml', `${kind}.spreadsheetml.sheet.main+xml`],
      ['xl/worksheets/sheet1.xml', `${kind}.spreadsheetml.worksheet+xml`],
      ...types,
    ]),
    '_rels/.rels': relationsOf(relationTo('rId1', 'officeDocument', 'xl/workbook.xml')),
    'docProps/core.xml': `<coreProperties><creator>${secret}</creator></coreProperties>`,
    'xl/workbook.xml': `<workbook xmlns="${excel}" xmlns:r="${office}"><sheets><sheet name="A"
    sheetId="1" r:id="rId1"/></sheets>${workbook}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf(
      relationTo('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      ...relations,
    ),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${excel}" xmlns:r="${office}"><sheetData><row
    r="1">${cell}</row></sheetData>${sheet}</worksheet>`,
    ...parts,
  });
}

const openNames =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' +
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ' +
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"';

export function openDocument({ body = '', manifest = '', parts = {} as Parts } = {}): Uint8Array {
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${openNames}><office:body><office:text>${body}<text:p>
    Салом</text:p></office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${openNames}><dc:creator>${secret}</dc:creator>
    </office:document-meta>`,
    'Thumbnails/thumbnail.png': secret,
    'META-INF/manifest.xml': `<manifest>${manifest}</manifest>`,
    ...parts,
  });
}
