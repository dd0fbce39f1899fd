// Finds words that we never use about a person, in code, forms, packs and texts, and names of
// fields that would score a person. The lists are in languages/glossary.yaml. A line that must
// contain such a word, for example to read other people's lists, carries `glossary-exempt: why` on
// the line or the one above it. A label that a state uses is evidence and may be quoted, but only
// as the text of a pack's `quoted_labels`, where its source is named.
// Run: npx alongside --tool check-glossary

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument, type Scalar } from 'yaml';
import { z } from 'zod';
import { type Locale, locales } from '../src/engine/languages/locale.ts';
import { type Problem, report } from './words-files.ts';

const text = z.string().min(1);
const glossarySchema = z.strictObject({
  use: z.array(z.strictObject({ en: text, ru: text, kk: text, ky: text, tg: text, uz: text })),
  never: z.array(
    z.strictObject({
      language: text,
      stem: text,
      state_label: z.literal(true).optional(),
      instead: text,
    }),
  ),
  terms: z.array(
    z.strictObject({
      en: text,
      unless: text.optional(),
      because: text,
      wrong: z.partialRecord(z.enum(locales), text),
    }),
  ),
  never_names: z.array(z.strictObject({ stem: text, instead: text })),
});

type Ban = { readonly pattern: RegExp; readonly instead: string; readonly isStateLabel: boolean };
/** Where the English matches, the translation must not match `wrong`. */
type Term = {
  readonly en: RegExp;
  readonly unless: RegExp | undefined;
  readonly because: string;
  readonly wrong: { readonly [L in Locale]?: RegExp };
};
export type Glossary = {
  /** The word for each term, by language. */
  readonly use: readonly Readonly<Record<Locale, string>>[];
  readonly words: readonly Ban[];
  readonly terms: readonly Term[];
  readonly names: readonly Ban[];
};

const places = [
  'src/**/*.{ts,tsx,css,html,json,yaml,md}',
  'languages/**/*.json',
  'countries/**/*.{yaml,md}',
  'migrations/*.sql',
  'test/**/*.{ts,tsx,txt}',
  'tools/*.ts',
  'bin/*',
  'docs/**/*.md',
  '*.md',
];
const exempt = 'glossary-exempt:';

const known = new Map<string, Glossary>();

/** Throws if the glossary itself is wrong. */
export function readGlossary(root: string): Glossary {
  const kept = known.get(root);
  if (kept) return kept;
  const file = join(root, 'languages/glossary.yaml');
  const { use, never, terms, never_names } = glossarySchema.parse(
    parse(readFileSync(file, 'utf8')),
  );
  const glossary = {
    use,
    words: never.map(({ stem, state_label, instead }) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${stem})\\p{L}*`, 'iu'),
      instead,
      isStateLabel: state_label === true,
    })),
    terms: terms.map(({ en, unless, because, wrong }) => ({
      en: new RegExp(en, 'iu'),
      unless: unless === undefined ? undefined : new RegExp(unless, 'iu'),
      because,
      wrong: Object.fromEntries(
        Object.entries(wrong).map(([locale, pattern]) => [locale, new RegExp(pattern, 'iu')]),
      ),
    })),
    names: never_names.map(({ stem, instead }) => ({
      pattern: new RegExp(stem, 'iu'),
      instead,
      isStateLabel: false,
    })),
  };
  known.set(root, glossary);
  return glossary;
}

/** One sentence per word that we never use. `isQuote`: the line quotes a state, with the source. */
export function findStigma({ words }: Glossary, line: string, isQuote = false): string[] {
  return words.flatMap(({ pattern, instead, isStateLabel }) => {
    const found = pattern.exec(line);
    if (!found || (isStateLabel && isQuote)) return [];
    return isStateLabel
      ? [
          `“${found[0]}” is a label that a state uses: quote it with its source in a pack's quoted_labels, or write: ${instead}.`,
        ]
      : [`“${found[0]}” is never used; rather: ${instead}.`];
  });
}

/** Numbers of the lines on which a pack quotes a label and names the source of the quotation. */
export function quotingLines(text: string): ReadonlySet<number> {
  const counter = new LineCounter();
  const labels = parseDocument(text, { lineCounter: counter }).get('quoted_labels');
  const entries = isSeq(labels) ? labels.items.filter(isMap) : [];
  return new Set(
    entries.flatMap((entry) => {
      const quoted = entry.get('text', true) as Scalar | undefined;
      const hasSource = typeof entry.get('source') === 'string' && entry.get('source') !== '';
      return hasSource && isScalar(quoted) && quoted.range
        ? [counter.linePos(quoted.range[0]).line]
        : [];
    }),
  );
}

/** `root`: the project's folder. */
export function checkGlossary(root: string): Problem[] {
  const glossary = readGlossary(root);
  const files = [...new Set(places.flatMap((place) => globSync(place, { cwd: root })))];
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const quoting = file.endsWith('pack.yaml') ? quotingLines(text) : new Set<number>();
    const lines = text.split('\n');
    return lines.flatMap((line, at) => {
      if (line.includes(exempt) || lines[at - 1]?.includes(exempt)) return [];
      const whats = [
        ...findStigma(glossary, line, quoting.has(at + 1)),
        ...findScores(glossary, line),
      ];
      const remedy = 'Use the other word.';
      return whats.map((what) => ({ file, line: at + 1, key: '', what, remedy }));
    });
  });
}

function findScores({ names }: Glossary, line: string): string[] {
  return names.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(line);
    return found ? [`“${found[0]}” would score a person; rather: ${instead}.`] : [];
  });
}

if (import.meta.main) report(checkGlossary(join(import.meta.dirname, '..')), 'glossary');
