// Outlines of the provinces, loaded as a file of their own when a map is first shown. The shapes
// are from before 2018 (countries/README.md); none of them states a position on a border.

import type { ExtendedFeatureCollection } from 'd3-geo';
import { feature } from 'topojson-client';
import type { ProvinceShapes } from '../../../engine/countries/country-pack.ts';

/** One feature per province, its code as id. */
export type Outlines = ExtendedFeatureCollection;

const files = import.meta.glob<{ readonly default: ProvinceShapes }>([
  '/countries/*/provinces.topo.json',
  '!/countries/_*/**',
]);

/**
 * None for a country that came without outlines: its provinces are dots. Rejects when the file
 * cannot be fetched.
 */
export async function loadShapes(country: string): Promise<Outlines> {
  const load = files[`/countries/${country}/provinces.topo.json`];
  if (!load) return { type: 'FeatureCollection', features: [] };
  const shapes = (await load()).default;
  return feature(shapes, shapes.objects.provinces) as unknown as Outlines;
}
