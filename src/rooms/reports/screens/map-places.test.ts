// Every province of the four countries has its place on the drawing, inside its frame.

import { feature } from 'topojson-client';
import { expect, test } from 'vitest';
import { loadProvinceShapes } from '../../../engine/countries/load-packs.ts';
import { provincesOf } from '../../../engine/countries/countries-room.ts';
import type { Outlines } from './load-shapes.ts';
import { mapHeight, mapWidth, placesOf } from './map-places.ts';

test.each(['kz', 'uz', 'tj', 'kg'] as const)('%s', (country) => {
  const shapes = loadProvinceShapes(country);
  const outlines = feature(shapes, shapes.objects.provinces) as unknown as Outlines;
  const provinces = provincesOf(country);
  const places = placesOf(outlines, provinces);
  expect(places.map(({ code }) => code).toSorted()).toEqual(
    provinces.map(({ code }) => code).toSorted(),
  );
  for (const {
    path,
    dot,
    label: [x, y],
  } of places) {
    expect(path !== null || dot !== null).toBe(true);
    expect(path ?? '').not.toContain('NaN');
    expect(x > 0 && x < mapWidth && y > 0 && y < mapHeight).toBe(true);
  }
});

test.each([
  [
    [
      [70, 40],
      [75, 42],
    ],
  ],
  [[[70, 40]]],
] as const)('without outlines the provinces are dots, inside the frame', (points) => {
  const provinces = points.map(([x, y], at) => ({
    code: `XA-${at}`,
    names: {},
    schematic: true,
    point: [x, y] as [number, number],
    separatedFrom: null,
  }));
  const places = placesOf({ type: 'FeatureCollection', features: [] }, provinces);
  expect(places.map(({ path }) => path)).toEqual(points.map(() => null));
  for (const { dot } of places) {
    expect(dot![0] > 0 && dot![0] < mapWidth && dot![1] > 0 && dot![1] < mapHeight).toBe(true);
  }
});
