// One way to print: what is on a paper is data, made by the room that it belongs to, and laid out
// here by Typst into a PDF that a screen reader can follow (PDF/UA-1). The file says nothing about
// who wrote it or for whom: its name and title are those of the kind of paper.

import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { InvariantError } from '../../kernel/invariant.ts';
import type { ServedFile } from '../../kernel/contract.ts';
import type { Locale } from '../languages/locale.ts';
import { fontFiles } from './font-files.ts';
import { printable } from './printable.ts';
import type { Wording } from './wording.ts';

/**
 * `widths` of a table: the share of each column; `auto`: as wide as what is in it. `lines`: each is
 * a line to write or sign on.
 */
export type Block =
  | { readonly is: 'heading'; readonly text: Wording }
  | { readonly is: 'text'; readonly text: Wording }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [Wording, string])[] }
  | {
      readonly is: 'table';
      readonly widths: readonly (number | 'auto')[];
      readonly head: readonly Wording[];
      readonly groups: readonly Rows[];
    }
  | { readonly is: 'lines'; readonly labels: readonly Wording[] };

/** `title`: over the rows, across all columns. */
export type Rows = {
  readonly title: Wording | null;
  readonly rows: readonly (readonly Wording[])[];
};

/**
 * `title`: of the file, the kind of paper and nothing else. `mark`: at the foot of each page, who
 * printed it and when. `isLarge`: 17 points in place of 11.
 */
export type Paper = {
  readonly locale: Locale;
  readonly title: string;
  readonly heading: Wording;
  readonly mark: string;
  readonly isLarge: boolean;
  readonly blocks: readonly Block[];
};

const layout = readFileSync(new URL('./layout.typ', import.meta.url), 'utf8');
let compiler: NodeCompiler | null = null;

/**
 * The paper as a PDF. It takes milliseconds once the compiler is there, so it runs where it is
 * asked for; a room bounds how many rows it prints.
 */
export function printPaper(paper: Paper): Uint8Array {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
  });
  const pdf = layOut(compiler, paper);
  // What was laid out is kept between papers to be quicker, and holds what was printed.
  compiler.evictCache(0);
  return pdf;
}

/**
 * What is wrong is named by us alone: the compiler repeats letters of what is printed, which must
 * reach no log.
 */
function layOut(typst: NodeCompiler, paper: Paper): Uint8Array {
  const data = JSON.stringify(paper, (_name, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  );
  try {
    const { result } = typst.compile({ mainFileContent: layout, inputs: { paper: data } });
    if (result) return typst.pdf(result, { pdfStandard: 'ua-1', pdfTags: true });
  } catch {
    // Said below.
  }
  throw new InvariantError('a paper could not be laid out');
}

/** The paper as a file to save. `name`: of the kind of paper, without its ending. */
export function servePaper(name: string, paper: Paper): ServedFile {
  const pdf = printPaper(paper);
  return {
    contentType: 'application/pdf',
    name: `${name}.pdf`,
    disposition: 'attachment',
    content: (async function* () {
      yield pdf;
    })(),
  };
}
