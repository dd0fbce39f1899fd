// `alongside match-lists FILE… [--json]`: which rows of the lists may be the same person. It reads
// files the way preview-list does, compares every sheet with every other (and with itself), and
// stores nothing. `same` and `look` are questions for people: nothing is merged here either.

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileBytesMax } from '../../engine/files/limits.ts';
import { type Day, dayAt } from '../../kernel/day.ts';
import { previewInWorker } from '../../rooms/operations/lists/reading/preview-in-worker.ts';
import { entriesOfPreviews, type ListedEntry } from '../../rooms/operations/lists/lists-matched.ts';
import { listMatcher, type MatchProposal } from '../../rooms/people/public.ts';
import { parseOptions, usageExit } from './common.ts';
import { refusalSentence } from './list-sentences.ts';
import { reasonSentence } from './match-sentences.ts';

const usage = `Usage: alongside match-lists FILE… [--json]
Says which rows of the lists may mean one person, and why. Nothing is stored.
`;

type Place = { readonly file: string; readonly sheet: string; readonly row: number };

/** Returns 0; 1 if a file could not be read as a list; 2 for wrong usage. */
export async function matchLists(args: string[]): Promise<number> {
  const parsed = parseOptions(args, { json: { type: 'boolean' } }, usage);
  if (!parsed) return usageExit();
  const { values, positionals } = parsed;
  if (positionals.length === 0) {
    process.stderr.write(usage);
    return 2;
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const moment = { today: dayAt(new Date(), timeZone), timeZone };
  const listed: ListedEntry[] = [];
  for (const path of positionals) {
    const read = await readList(path, moment);
    if (typeof read === 'string') {
      process.stderr.write(`${basename(path)}: ${read}\n`);
      return 1;
    }
    listed.push(...read);
  }
  const places = new Map(listed.map(({ entry, place }) => [entry.id, place]));
  const pairs = listMatcher
    .propose(listed.map(({ entry }) => entry))
    .map((pair) => pairOf(pair, places));
  process.stdout.write(
    values['json'] === true ? `${JSON.stringify(pairs, null, 2)}\n` : pairs.map(textOf).join(''),
  );
  return 0;
}

type Moment = { readonly today: Day; readonly timeZone: string };

/** A sentence if the file is not a list. */
async function readList(path: string, moment: Moment): Promise<ListedEntry[] | string> {
  const name = basename(path);
  try {
    if ((await stat(path)).size > fileBytesMax) return refusalSentence('too-large', {});
    const read = await previewInWorker({ bytes: await readFile(path), name }, moment);
    if (!read.ok) return refusalSentence(read.refusal, read.facts);
    return entriesOfPreviews(read.value.previews, moment.today);
  } catch {
    return 'The file cannot be opened. Check its name and whether it may be read.';
  }
}

function pairOf(pair: MatchProposal, places: ReadonlyMap<string, Place>) {
  return {
    a: places.get(pair.a)!,
    b: places.get(pair.b)!,
    score: pair.score,
    decision: pair.band,
    reasons: pair.reasons.map((reason) => ({ ...reason, message: reasonSentence(reason) })),
  };
}

function textOf({ a, b, decision, reasons }: ReturnType<typeof pairOf>): string {
  const say = ({ file, sheet, row }: Place) => `${file}, ${sheet}, row ${row}`;
  const lines = reasons.map(({ message }) => `    ${message}`);
  return [`${decision === 'same' ? 'same' : 'look'}: ${say(a)} – ${say(b)}`, ...lines, ''].join(
    '\n',
  );
}
