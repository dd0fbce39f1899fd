// Reads a country's YAML file against its schema, or lists what is wrong with it in words for the
// person who edits it: which file, which line, what, and what to do. Pure; `load-packs.ts` reads
// the files.

import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { PackFault, PackPath } from './pack-contradictions.ts';

export type PackProblem = {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Such as `bodies.0.source`; empty for the file as a whole. */
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
};

type Form<Value> = {
  readonly schema: z.ZodType<Value>;
  /** Finds what the schema cannot see. */
  readonly findFaults: (value: Value) => readonly PackFault[];
  /** A file that contains every key, to copy from. */
  readonly example: string;
};

/** Either a value or at least one problem, in the order of the file's lines. */
export function readYaml<Value>(
  text: string,
  file: string,
  { schema, findFaults, example }: Form<Value>,
): { readonly value: Value } | { readonly problems: readonly PackProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const line = lines.linePos(error.pos[0]).line;
    const what = error.message.split('\n')[0] ?? error.message;
    const remedy = 'Correct the YAML: two spaces per level, one key per line, no tabs.';
    return { problems: [{ file, line, path: '', what, remedy }] };
  }
  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  const faults = parsed.success
    ? findFaults(parsed.data)
    : parsed.error.issues.flatMap((issue) => describe(issue, example));
  if (parsed.success && faults.length === 0) return { value: parsed.data };
  const problems = faults.map(({ path, what, remedy }) => ({
    file,
    line: lineOf(document, lines, path),
    path: path.join('.'),
    what,
    remedy,
  }));
  return { problems: problems.toSorted((left, right) => left.line - right.line) };
}

export function describeProblem({ file, line, path, what, remedy }: PackProblem): string {
  return `${file}:${line}: ${path === '' ? '' : `${path}: `}${what} ${remedy}`;
}

function describe(issue: z.core.$ZodIssue, example: string): PackFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      what: `“${key}” is not a key of a country pack.`,
      remedy: 'Remove it, or correct its spelling as in the other packs.',
    }));
  }
  if (issue.input === undefined) {
    const name = String(path.at(-1));
    const isKnown = name === 'source' || name === 'status';
    return [
      {
        path,
        what: isKnown ? `a fact without ${name}.` : `“${name}” is missing.`,
        remedy: isKnown ? remedies[name] : `Add “${name}”; ${example} has an example.`,
      },
    ];
  }
  return [{ path, what: `${issue.message}.`, remedy: 'Correct the value.' }];
}

const remedies = {
  source: 'Add “source” with the id of an entry in “sources”.',
  status: 'Add “status”: unverified, reported or checked-against-statute.',
};

/** The line of the key or list item, or of its nearest ancestor that exists. */
function lineOf(document: Document, lines: LineCounter, path: PackPath): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const key = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isNode(item.key) && item.key.toString() === String(key))
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
