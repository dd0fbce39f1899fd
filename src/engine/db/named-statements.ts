// Statements are sent under a name, so that the database keeps their plans: planning a query under
// row policies takes as long as running it (person's page 4.5 → 1.4 ms, timeline 12 → 6 ms). The
// database still decides by cost between a kept plan and one made for the current values. If a
// pooler in between does not keep names, the first lost statement turns naming off, and everything
// continues without it.

import { Client } from 'pg';

/**
 * Statements are written in the rooms, so their number is bounded; this guards against the day one
 * is not.
 */
const namesMax = 1_000;
const names = new Map<string, string>();
let isNaming = true;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namesMax) return known;
  const name = `alongside_${names.size + 1}`;
  names.set(text, name);
  return name;
}

type Query = (this: Client, ...parts: unknown[]) => unknown;
const query = Client.prototype.query as unknown as Query;

/**
 * A connection that names every statement with values, and sends the beginning of a transaction
 * together with its first statement.
 */
export class NamingClient extends Client {
  #begins = false;

  override query: Client['query'] = ((...parts: unknown[]) => {
    const [text, values, ...rest] = parts;
    const isPlain = typeof parts.at(-1) !== 'function';
    if (text === 'begin' && isPlain && !this.#begins) {
      this.#begins = true;
      return Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [], fields: [] });
    }
    if (this.#begins && isPlain) {
      this.#begins = false;
      const begun = query.call(this, 'begin') as Promise<unknown>;
      const answered = this.query(...(parts as [string])) as Promise<unknown>;
      return Promise.all([begun, answered]).then(([, answer]) => answer);
    }
    if (!isNaming || typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
      return query.apply(this, parts);
    }
    return query.call(this, { text, values, name: nameOf(text) }, ...rest);
  }) as Client['query'];
}

// Unknown name, name taken by another connection's statement, and a table changed under a plan.
const lost = /^(26000|42P05)$/;

/**
 * True if a named statement was lost. From then on no statement is named, and the work may be
 * repeated.
 */
export function endNamingAfter(problem: unknown): boolean {
  const { code, message } = (problem ?? {}) as { code?: string; message?: string };
  const isLost = lost.test(code ?? '') || (code === '0A000' && /cached plan/.test(message ?? ''));
  if (!isLost || !isNaming) return false;
  isNaming = false;
  return true;
}
