// Texts on the map of four countries, in the longest names, with every province filled: none covers
// another or leaves the drawing, every number is there, and wherever there is room, its name.

import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import { loadProvinceShapes } from '../../../engine/countries/load-packs.ts';
import { provincesOf } from '../../../engine/countries/countries-room.ts';
import type { Outlines } from './load-shapes.ts';
import { type Label, labelsOf, type Sizes } from './map-labels.ts';
import { mapHeight, mapWidth, placesOf } from './map-places.ts';

const frame = { width: mapWidth, height: mapHeight };
const wide: Sizes = { number: 15, name: 12 };
const narrow: Sizes = { number: 24, name: 21 };

function labelled(country: 'kz' | 'uz' | 'tj' | 'kg', sizes: Sizes): readonly Label[] {
  const shapes = loadProvinceShapes(country);
  const outlines = feature(shapes, shapes.objects.provinces) as unknown as Outlines;
  const provinces = provincesOf(country);
  const names = new Map(provinces.map(({ code, names: each }) => [code, each['ru'] ?? code]));
  const places = placesOf(outlines, provinces);
  const wanted = places.map((place) => ({
    place,
    number: '128',
    name: names.get(place.code)!,
  }));
  return labelsOf(wanted, { places, sizes, frame });
}

const boxOf = ({ text, isName, x, y }: Label, sizes: Sizes) => {
  const size = isName ? sizes.name : sizes.number;
  return { x, y, width: text.length * size * 0.68, height: size * 1.1 };
};

describe.each(['kz', 'uz', 'tj', 'kg'] as const)('%s', (country) => {
  test.each([wide, narrow])('no text covers another: %o', (sizes) => {
    const boxes = labelled(country, sizes).map((label) => boxOf(label, sizes));
    for (const [at, one] of boxes.entries()) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(-0.01);
      expect(one.x + one.width / 2).toBeLessThanOrEqual(mapWidth + 0.01);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 0.01 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2 - 0.01;
        expect(apart).toBe(true);
      }
    }
  });

  test('every number is drawn where there is room, and some names', () => {
    const labels = labelled(country, wide);
    const numbers = labels.filter(({ isName }) => !isName);
    expect(numbers).toHaveLength(provincesOf(country).length);
    expect(labels.length - numbers.length).toBeGreaterThanOrEqual(3);
  });
});
