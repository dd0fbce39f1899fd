// Writes countries/<country>/provinces.topo.json from Natural Earth outlines (public domain) as the
// npm package @superset-ui/legacy-plugin-chart-country-map carries them. The package is no
// dependency, because it draws in half of a chart library; fetch and unpack it once:
//   npm pack @superset-ui/legacy-plugin-chart-country-map@0.20.3 && tar xzf *.tgz
//   npx alongside --tool make-province-shapes ./package
// The outlines are of before 2018: the pack says which provinces are schematic for that reason.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../src/kernel/invariant.ts';
import { makeTopology, type Point, type Shape } from './topology.ts';

type Feature = {
  readonly properties: { readonly ISO: string; readonly NAME_1: string };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Point[][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Point[][][] };
};

/** `area` in square degrees: the triangle of border below which a point is dropped. */
const sources = {
  kz: { name: 'kazakhstan', area: 0.006 },
  uz: { name: 'uzbekistan', area: 0.0025 },
  tj: { name: 'tajikistan', area: 0.002 },
  kg: { name: 'kyrgyzstan', area: 0.002 },
};

/** Degrees: about a kilometre, less than a line on the screen is wide. */
const grid = 0.01;

/** The source leaves Baikonur out of Kyzylorda; it is leased out, and still of that region. */
const withoutHoles: ReadonlySet<string> = new Set(['KZ-43']);

/** Where the source has another code, or one code twice. Keys: code, or code and name. */
const codes: Readonly<Record<string, string>> = {
  'KZ-AKM': 'KZ-11',
  'KZ-AKT': 'KZ-15',
  'KZ-ALA Almaty': 'KZ-19',
  'KZ-ALA Almaty City': 'KZ-75',
  'KZ-AST': 'KZ-71',
  'KZ-ATY': 'KZ-23',
  'KZ-KAR': 'KZ-35',
  'KZ-KUS': 'KZ-39',
  'KZ-KZY': 'KZ-43',
  'KZ-MAN': 'KZ-47',
  'KZ-PAV': 'KZ-55',
  'KZ-SEV': 'KZ-59',
  'KZ-VOS': 'KZ-63',
  'KZ-YUZ': 'KZ-61',
  'KZ-ZAP': 'KZ-27',
  'KZ-ZHA': 'KZ-31',
  'TJ-X01~': 'TJ-RA',
};

function toShape({ properties, geometry }: Feature): Shape {
  const { ISO, NAME_1 } = properties;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const id = codes[`${ISO} ${NAME_1}`] ?? codes[ISO] ?? ISO;
  return withoutHoles.has(id)
    ? { id, polygons: polygons.map((rings) => rings.slice(0, 1)) }
    : { id, polygons };
}

function writeShapes(folder: string): void {
  for (const [country, { name, area }] of Object.entries(sources)) {
    const file = join(folder, 'esm', 'countries', `${name}.geojson`);
    const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] };
    const shapes = features.map(toShape);
    const ids = new Set(shapes.map(({ id }) => id));
    invariant(ids.size === shapes.length, `two provinces of ${country} have one code`);
    const text = JSON.stringify(makeTopology(shapes, { grid, area }));
    const target = new URL(`../countries/${country}/provinces.topo.json`, import.meta.url);
    writeFileSync(target, `${text}\n`);
    console.log(`${country}: ${shapes.length} provinces, ${text.length} bytes`);
  }
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error('Say where the unpacked package is: make-province-shapes.ts FOLDER');
    process.exitCode = 2;
  } else {
    writeShapes(folder);
  }
}
