// Text that PostgreSQL cannot store: a NUL, or half a character (a lone surrogate). One check
// covers everything in a request: parameters, query and body, at any depth, including field names.
// Headers that reach the database are matched against narrow patterns where they are read.

import { Problem } from './problems.ts';

/** Throws `invalid-input` naming the place; files have their own rules. */
export function refuseUnstorable(value: unknown, path = ''): void {
  if (typeof value === 'string' && !isStorable(value)) refuseAt(path);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, inner] of Object.entries(value)) {
    const within = path === '' ? shown(key) : `${path}.${shown(key)}`;
    if (!isStorable(key)) refuseAt(within);
    refuseUnstorable(inner, within);
  }
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function shown(key: string): string {
  return key.toWellFormed().replaceAll('\u0000', '\uFFFD').slice(0, 100);
}

function refuseAt(path: string): never {
  throw new Problem('invalid-input', {
    errors: [
      { path, code: 'unstorable-character', message: 'The text holds a NUL or half a character.' },
    ],
  });
}
