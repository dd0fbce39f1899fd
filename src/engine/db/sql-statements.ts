// Cuts the text of an SQL file into its statements and identifies what each one creates. It knows
// comments, strings and dollar quotes, and nothing else of the language: enough for files that we
// write ourselves. The text of a comment stays with the statement that follows it.

import { InvariantError } from '../../kernel/invariant.ts';

export type StatementKind = 'function' | 'trigger' | 'policy' | 'grant' | 'comment';

/**
 * `name`: `schema.function`; for a trigger or policy `schema.table name`; otherwise the statement
 * itself.
 */
export type Statement = {
  readonly kind: StatementKind;
  readonly name: string;
  readonly text: string;
  readonly line: number;
};

const stop = /--[^\n]*|'(?:[^']|'')*'|\$([a-z_]*)\$[\s\S]*?\$\1\$|;/g;

/** Syntax that this file cannot split: the answer would be wrong, so it refuses. */
const notRead = /\/\*|\bE'/i;

/** Each with the line it begins on; white space and comments by themselves are not a statement. */
export function splitSql(text: string): { text: string; line: number }[] {
  const strange = notRead.exec(text.replaceAll(stop, (found) => (found[0] === "'" ? "''" : '')));
  if (strange) throw new InvariantError(`SQL with "${strange[0]}" is not read here`);
  const parts: { text: string; line: number }[] = [];
  let from = 0;
  const take = (to: number) => {
    const whole = text.slice(from, to);
    const part = whole.trim();
    const line = text.slice(0, from + whole.indexOf(part)).split('\n').length;
    if (withoutComments(part) !== '') parts.push({ text: part, line });
    from = to;
  };
  for (const found of text.matchAll(stop)) {
    if (found[0] === ';') take(found.index + 1);
  }
  take(text.length);
  return parts;
}

/** Removes the statement's own comments; a quoted body stays whole. */
export function withoutComments(text: string): string {
  return text.replace(stop, (found) => (found.startsWith('--') ? '' : found)).trim();
}

const shapes: readonly [StatementKind, RegExp][] = [
  ['function', /^create function ([a-z_]+\.[a-z_]+)\s*\(/],
  ['trigger', /^create (?:constraint )?trigger ([a-z_]+)\s[\s\S]*?\son\s+([a-z_]+\.[a-z_]+)\s/],
  ['policy', /^create policy ([a-z_]+)\s+on\s+([a-z_]+\.[a-z_]+)\s/],
  ['grant', /^(grant (?:usage|select|insert|update|delete|execute)\b[\s\S]*)/],
  ['comment', /^(comment on (?:table|column|function) [^;]*)/],
];

/** Throws on anything that is not part of the state: a table belongs in a migration. */
export function readStatements(path: string, text: string): Statement[] {
  return splitSql(text).map(({ text: part, line }) => {
    const bare = withoutComments(part);
    for (const [kind, shape] of shapes) {
      const found = shape.exec(bare);
      if (found) return { kind, name: nameOf(found), text: part, line };
    }
    throw new InvariantError(
      `${path}: "${bare.slice(0, 50)}" is no function, trigger, policy, grant or comment`,
    );
  });
}

function nameOf([, first, table]: RegExpExecArray): string {
  return table === undefined ? first! : `${table} ${first}`;
}

/** Also removes comments within quoted bodies. */
export function withoutAnyComment(text: string): string {
  return withoutComments(text).replaceAll(/--[^\n]*/g, '');
}
