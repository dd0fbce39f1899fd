// What a document costs: large ones made anew, apart from the server as always and in this process
// for comparison, alternating, so that whatever else the machine does affects both equally. The
// memory is that of the process apart, at most, and what stays with us afterwards.

import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { cleanDocument, previewPage } from '../../src/engine/documents/cleaning/clean-document.ts';
import { cleanHere, previewHere } from '../../src/engine/documents/cleaning/clean-here.ts';
import { joinPages } from '../../src/engine/documents/cleaning/pdf.ts';
import type { JpegPage } from '../../src/engine/documents/cleaning/pictures.ts';
import { largeHeic } from './large-heic.ts';
import { median, rounded } from './statistics.ts';

export type DocumentRow = {
  readonly name: string;
  readonly megabytes: number;
  readonly medianMilliseconds: number;
  /** How many times as long as in this process, where nothing is started or copied. */
  readonly ratioToHere: number;
  /** Of the process apart, at most. */
  readonly peakMegabytes: number;
  readonly growthMegabytes: number;
};

export type DocumentReport = {
  readonly machine: string;
  readonly documents: readonly DocumentRow[];
};

const turns = 5;
const megabyte = 1024 * 1024;

type Work = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly apart: () => Promise<{ readonly ok: boolean }>;
  readonly here: () => Promise<{ readonly ok: boolean }>;
};

export async function measureDocuments(machine: string): Promise<DocumentReport> {
  const jpeg = await photograph(4000, 3000);
  const pdf = await largePdf(20 * megabyte);
  const cleaning = (name: string, bytes: Uint8Array): Work => ({
    name,
    bytes,
    apart: () => cleanDocument(bytes),
    here: () => cleanHere(bytes),
  });
  const all: readonly Work[] = [
    cleaning('PDF of 20 MB', pdf),
    cleaning('JPEG of 12 megapixels', jpeg),
    cleaning('HEIC of 20 MB', largeHeic(20 * megabyte)),
    {
      name: 'a look at the PDF',
      bytes: pdf,
      apart: () => previewPage(pdf, 1, 1200),
      here: () => previewHere(pdf, 1, 1200),
    },
  ];
  const documents: DocumentRow[] = [];
  for (const work of all) documents.push(await measure(work));
  return { machine, documents };
}

async function measure({ name, bytes, apart, here }: Work): Promise<DocumentRow> {
  const [there, bare] = [[] as number[], [] as number[]];
  let peakMegabytes = 0;
  let growthMegabytes = 0;
  for (let turn = -1; turn < turns; turn += 1) {
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, ofChildren())), 10);
    const took = await timed(apart);
    clearInterval(watch);
    growthMegabytes = Math.max(growthMegabytes, (process.memoryUsage.rss() - before) / megabyte);
    const tookHere = await timed(here);
    // The first loads the libraries and is not counted.
    if (turn < 0) continue;
    there.push(took);
    bare.push(tookHere);
  }
  return {
    name,
    megabytes: rounded(bytes.length / megabyte, 1),
    medianMilliseconds: rounded(median(there)),
    ratioToHere: rounded(median(there) / median(bare), 2),
    peakMegabytes: Math.round(peakMegabytes),
    growthMegabytes: Math.round(growthMegabytes),
  };
}

async function timed(work: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  const began = performance.now();
  const outcome = await work();
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return performance.now() - began;
}

/** Nothing where the machine has no `/proc`. */
function ofChildren(): number {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1');
    return Math.max(0, ...children.trim().split(' ').map(highest));
  } catch {
    return 0;
  }
}

function highest(pid: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Made-up colours with the grain of a phone in bad light, which is the hardest to encode. */
async function photograph(width: number, height: number, seed = 1): Promise<Uint8Array> {
  const coarse = Buffer.alloc(Math.ceil(width / 8) * Math.ceil(height / 8) * 3);
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  for (let at = 0; at < coarse.length; at += 1) coarse[at] = draw();
  const pixels = await sharp(coarse, {
    raw: { width: Math.ceil(width / 8), height: Math.ceil(height / 8), channels: 3 },
  })
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
  for (let at = 0; at < pixels.length; at += 1) {
    pixels[at] = Math.max(0, Math.min(255, pixels[at]! + (draw() & 15) - 8));
  }
  const raw = { width, height, channels: 3 } as const;
  return new Uint8Array(await sharp(pixels, { raw }).jpeg({ quality: 92 }).toBuffer());
}

/** Scanned pages, as many as fit, each different: equal ones would be kept once. */
export async function largePdf(size: number): Promise<Uint8Array> {
  const [width, height] = [1240, 1754];
  const pages: JpegPage[] = [];
  for (let total = 0; ;) {
    const bytes = await photograph(width, height, pages.length + 1);
    total += bytes.length + 1_000;
    if (total > size) return joinPages(pages).bytes;
    pages.push({ bytes, width, height });
  }
}

export function documentTable({ machine, documents }: DocumentReport): string {
  const widths = [24, 8, 11, 9, 12, 12];
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, at) =>
        at === 0 ? String(cell).padEnd(widths[0]!) : String(cell).padStart(widths[at]!),
      )
      .join('');
  const rows = documents.map((row) =>
    line([
      row.name,
      row.megabytes,
      row.medianMilliseconds,
      row.ratioToHere.toFixed(2),
      row.peakMegabytes,
      row.growthMegabytes,
    ]),
  );
  return `${machine}; one document at a time

${line(['', 'MB', 'median ms', '× here', 'peak MB', 'stays MB'])}
${rows.join('\n')}

"× here": against the same work in this process, where nothing is started or copied.
`;
}
