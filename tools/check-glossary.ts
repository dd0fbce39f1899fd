// Finds words that we never use about a person, in code, forms, packs and texts, and names of
// fields that would score a person. The lists are in languages/glossary.yaml. A line that must
// contain such a word, for example to read other people's lists, carries `glossary-exempt: why`, on
// the line or the one above it. Run: npx alongside --tool check-glossary

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Problem, report } from './words-files.ts';

const text = z.string().min(1);
const glossarySchema = z.strictObject({
  use: z.array(z.strictObject({ en: text, ru: text, kk: text, ky: text, tg: text, uz: text })),
  never: z.array(z.strictObject({ language: text, stem: text, instead: text })),
  never_names: z.array(z.strictObject({ stem: text, instead: text })),
});

type Ban = { readonly pattern: RegExp; readonly instead: string };
export type Glossary = { readonly words: readonly Ban[]; readonly names: readonly Ban[] };

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
  const { never, never_names } = glossarySchema.parse(parse(readFileSync(file, 'utf8')));
  const glossary = {
    words: never.map(({ stem, instead }) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${stem})\\p{L}*`, 'iu'),
      instead,
    })),
    names: never_names.map(({ stem, instead }) => ({ pattern: new RegExp(stem, 'iu'), instead })),
  };
  known.set(root, glossary);
  return glossary;
}

/** One sentence per word that we never use. */
export function findStigma({ words }: Glossary, line: string): string[] {
  return words.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(line);
    return found ? [`“${found[0]}” is never used; rather: ${instead}.`] : [];
  });
}

/** `root`: the project's folder. */
export function checkGlossary(root: string): Problem[] {
  const glossary = readGlossary(root);
  const files = [...new Set(places.flatMap((place) => globSync(place, { cwd: root })))];
  return files.toSorted().flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.flatMap((line, at) => {
      if (line.includes(exempt) || lines[at - 1]?.includes(exempt)) return [];
      const whats = [...findStigma(glossary, line), ...findScores(glossary, line)];
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
