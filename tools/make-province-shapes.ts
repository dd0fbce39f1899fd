// Writes countries/<country>/provinces.topo.json from Natural Earth outlines (public domain) as the
// npm package @superset-ui/legacy-plugin-chart-country-map contains them. The package is not a
// dependency, because it pulls in half of a chart library; fetch and unpack it once:
//   npm pack @superset-ui/legacy-plugin-chart-country-map@0.20.3 && tar xzf *.tgz
//   npx alongside --tool make-province-shapes ./package
// The outlines predate 2018, which is why the pack marks some provinces as schematic.

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

/** `area` in square degrees: a point is dropped if its triangle of border is smaller. */
const sources = {
  kz: { name: 'kazakhstan', area: 0.006 },
  uz: { name: 'uzbekistan', area: 0.0025 },
  tj: { name: 'tajikistan', area: 0.002 },
  kg: { name: 'kyrgyzstan', area: 0.002 },
};

/** In degrees: about a kilometre, less than the width of a line on the screen. */
const grid = 0.01;

/** The source cuts Baikonur out of Kyzylorda; it is leased out but still part of that region. */
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
