// Reads the country packs and the outlines of their provinces from the folder `countries`. A pack
// is read whole or not at all: the program does not start on a pack with a mistake. The files are
// data of the programme's operators and never contain anything about a person.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkoutFolder, readCountriesFolder } from '../config/config.ts';
import type { CountryCode, CountryPack, ProvinceShapes } from './country-pack.ts';
import { readPack } from './read-pack.ts';
import { describeProblem, type PackProblem } from './read-yaml.ts';

const configured = readCountriesFolder(process.env);
export const packsFolder = configured.ok ? configured.value : join(checkoutFolder, 'countries');

/** The message is a list for the person who edits the pack: file, line, what is wrong, remedy. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}

/** Throws `PackError`, also if there is no such pack. `code` is two lower-case letters. */
export function loadPack(code: CountryCode, folder = packsFolder): CountryPack {
  const file = `countries/${code}/pack.yaml`;
  const result = readPack(readPackText(folder, code, 'pack.yaml'), file);
  if ('problems' in result) throw new PackError(result.problems);
  if (result.pack.code !== code) {
    const what = `the pack calls itself “${result.pack.code}”.`;
    const remedy = 'Set “code” to the name of its folder.';
    throw new PackError([{ file, line: 1, path: 'code', what, remedy }]);
  }
  return result.pack;
}

const known = new Map<string, CountryPack>();

/** Like `loadPack`, but each pack is read only once while the program runs. */
export function packOf(code: CountryCode): CountryPack {
  const pack = known.get(code) ?? loadPack(code);
  known.set(code, pack);
  return pack;
}

/** Codes of all packs in alphabetical order; `_template` is not a pack. */
export function listPackCodes(folder = packsFolder): CountryCode[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[a-z]{2}$/.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
}

/** All packs by code; throws `PackError` with the problems of the first faulty pack. */
export function loadPacks(folder = packsFolder): ReadonlyMap<CountryCode, CountryPack> {
  return new Map(listPackCodes(folder).map((code) => [code, loadPack(code, folder)]));
}

const point = z.tuple([z.number(), z.number()]);
const shapesSchema = z.strictObject({
  type: z.literal('Topology'),
  transform: z.strictObject({ scale: point, translate: point }),
  objects: z.strictObject({
    provinces: z.strictObject({
      type: z.literal('GeometryCollection'),
      geometries: z.array(
        z.strictObject({
          type: z.literal('MultiPolygon'),
          id: z.string(),
          arcs: z.array(z.array(z.array(z.int()))),
        }),
      ),
    }),
  }),
  arcs: z.array(z.array(point)),
});

/** Outlines are optional: without them a country's provinces are shown as dots. */
export function findProvinceShapes(code: CountryCode, folder = packsFolder): ProvinceShapes | null {
  const isThere = existsSync(join(folder, code, 'provinces.topo.json'));
  return isThere ? loadProvinceShapes(code, folder) : null;
}

/** Outlines of a country's provinces as TopoJSON; their ids are the pack's province codes. */
export function loadProvinceShapes(code: CountryCode, folder = packsFolder): ProvinceShapes {
  const file = `countries/${code}/provinces.topo.json`;
  const parsed = shapesSchema.safeParse(
    JSON.parse(readPackText(folder, code, 'provinces.topo.json')),
  );
  if (parsed.success) return parsed.data;
  const remedy = 'Make it anew as tools/make-province-shapes.ts makes those that are shipped.';
  const what = `${z.prettifyError(parsed.error)}.`;
  throw new PackError([{ file, line: 1, path: '', what, remedy }]);
}

/** The text of one file of a country. */
export function readPackText(folder: string, code: CountryCode, name: string): string {
  try {
    return readFileSync(join(folder, code, name), 'utf8');
  } catch {
    const file = `countries/${code}/${name}`;
    const remedy = `Packs that are there: ${listPackCodes(folder).join(', ')}.`;
    throw new PackError([{ file, line: 1, path: '', what: 'cannot be read.', remedy }]);
  }
}
