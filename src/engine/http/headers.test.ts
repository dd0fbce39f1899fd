// Every header that every answer has, decided one by one. A new one, or another value, is written
// down here with its reason, so that it is read before it is let through.

import { expect, test } from 'vitest';
import { everyHeader } from './headers.ts';

const policy = Object.fromEntries(
  everyHeader['content-security-policy']!.split('; ').map((directive) => {
    const [name, ...sources] = directive.split(' ');
    return [name!, sources.join(' ')];
  }),
);

test.each([
  ['default-src', "'none'", 'what is not named below is not loaded: frames, media, workers'],
  [
    'script-src',
    "'self'",
    'no inline script, no eval, and no wasm-unsafe-eval: keys on a device come from a passkey ' +
      'or from WebCrypto, never from Argon2id in the browser',
  ],
  ['style-src', "'self'", 'no inline style: it can read a page, character by character'],
  ['font-src', "'self'", 'a font from elsewhere would tell who reads which page'],
  [
    'img-src',
    "'self' data:",
    'icons inside styles; blob: comes with the page that shows pictures, there alone',
  ],
  ['connect-src', "'self'", 'whatever a page read cannot be sent elsewhere'],
  ['manifest-src', "'self'", 'the name and icon on a telephone'],
  ['base-uri', "'none'", 'nobody turns our relative addresses into theirs'],
  ['form-action', "'self'", 'a form without script still goes nowhere else'],
  ['frame-ancestors', "'none'", 'nobody lays our buttons under theirs'],
  ['require-trusted-types-for', "'script'", 'text never becomes markup by accident'],
])('content-security-policy: %s %s', (directive, sources) => {
  expect(policy[directive]).toBe(sources);
  delete policy[directive];
});

test('content-security-policy: nothing else', () => {
  expect(policy).toEqual({});
});

const left: Record<string, string> = { ...everyHeader };
delete left['content-security-policy'];

test.each([
  ['x-content-type-options', 'nosniff', 'a document of a person is never run as a script'],
  ['referrer-policy', 'no-referrer', 'addresses contain ids, and a link must not carry them out'],
  ['cross-origin-opener-policy', 'same-origin', 'a page that opened ours cannot reach into it'],
  ['cross-origin-resource-policy', 'same-origin', 'another site cannot measure what we answer'],
  [
    'permissions-policy',
    'geolocation=(), camera=(self), microphone=()',
    'nobody is located or filmed; the microphone comes with the page that records, there alone',
  ],
  ['x-robots-tag', 'noindex', 'a programme is not found by searching for it'],
  ['cache-control', 'no-store', 'a shared telephone keeps nothing after signing out'],
])('%s: %s', (header, value) => {
  expect(left[header]).toBe(value);
  delete left[header];
});

test('no other header', () => {
  expect(left).toEqual({});
});
