// Reads a JSON body that may be hostile: strict UTF-8, bounded depth, no prototype keys. Characters
// that cannot be stored are refused later with the rest of the request (storable.ts); everything
// else about the body is up to the contract.

import { Problem } from './problems.ts';

const depthMax = 12;

/** Throws a `Problem` (400) that describes what is wrong; never echoes the text. */
export function parseJsonBody(bytes: Buffer): unknown {
  const text = decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not valid JSON.' });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Problem('bad-request', { detail: 'The body must be a JSON object.' });
  }
  check(value, 0, '');
  return value;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('bad-request', { detail: 'The body is not valid UTF-8 text.' });
  }
}

function check(value: unknown, depth: number, path: string): void {
  if (depth > depthMax) {
    throw new Problem('bad-request', {
      detail: `The body is nested deeper than ${depthMax} levels.`,
    });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw new Problem('invalid-input', {
        errors: [{ path, code: 'unknown-field', message: 'This field name is not taken.' }],
      });
    }
    check(inner, depth + 1, path === '' ? key : `${path}.${key}`);
  }
}
