// Random identifiers. Version 7 keeps index inserts local, and its 74 random bits keep ids
// unguessable: knowing one record's id reveals nothing about another's.

declare const kind: unique symbol;

/**
 * A UUID of one kind of record: an `Id<'person'>` cannot be passed where an `Id<'case'>` is
 * expected.
 */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return uuid.test(text);
}

const newIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** As text, for the OpenAPI document. */
export const newIdText = newIdPattern.source;

/** Whether a caller may give a new record this id: only version 7 in lower case. */
export function isNewId(value: unknown): value is string {
  return typeof value === 'string' && newIdPattern.test(value);
}

/**
 * `now`: milliseconds since 1970. `random`: 10 bytes. Both are passed in, so that tests repeat
 * exactly.
 */
export function makeId<Kind extends string>(now: number, random: Uint8Array): Id<Kind> {
  const bytes = new Uint8Array(16);
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20].reduceRight(
    (text, at) => `${text.slice(0, at)}-${text.slice(at)}`,
    hex,
  ) as Id<Kind>;
}

/**
 * A fresh id from the platform's clock and cryptographic randomness, in server and browser alike.
 */
export function newId<Kind extends string>(): Id<Kind> {
  return makeId<Kind>(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
