// Where each province is on the drawing: its outline as a path, its own dot where it has none
// or is too small for one, and the place for its number.

import { geoMercator, geoPath } from 'd3-geo';
import type { ProvinceShown } from '../../../engine/countries/provinces-contract.ts';
import type { Outlines } from './load-shapes.ts';

export const mapWidth = 640;
export const mapHeight = 420;
const edge = 12;

export type Place = {
  readonly code: string;
  /** Null where the province has no outline of its own. */
  readonly path: string | null;
  /** Where the dot is drawn, null when the outline is enough. */
  readonly dot: readonly [number, number] | null;
  /** The middle of what is drawn. */
  readonly label: readonly [number, number];
  /** Newer than the outlines: its dot lies inside the province that it was part of. */
  readonly isNewer: boolean;
};

/** Outlines first, dots after them, so that a dot is never covered. */
export function placesOf(
  outlines: Outlines,
  provinces: readonly ProvinceShown[],
): readonly Place[] {
  const projection = geoMercator().fitExtent(
    [
      [edge, edge],
      [mapWidth - edge, mapHeight - edge],
    ],
    frameOf(outlines, provinces),
  );
  const path = geoPath(projection).digits(1);
  const shapes = new Map(outlines.features.map((each) => [each.id, each]));
  const places = provinces.flatMap((province): Place[] => {
    const shape = shapes.get(province.code);
    const dot = province.point && projection([...province.point]);
    if (!shape && !dot) return [];
    const label = dot ?? path.centroid(shape!);
    return [
      {
        code: province.code,
        path: shape ? path(shape) : null,
        dot,
        label,
        isNewer: province.schematic && !shape,
      },
    ];
  });
  return places.toSorted((one, other) => Number(one.dot !== null) - Number(other.dot !== null));
}

/**
 * A country without outlines is framed by the dots of its provinces, with half a degree around
 * each.
 */
function frameOf(outlines: Outlines, provinces: readonly ProvinceShown[]): Outlines {
  if (outlines.features.length > 0) return outlines;
  const coordinates = provinces.flatMap(({ point }) =>
    point ? [-0.5, 0.5].map((far) => [point[0] + far, point[1] + far]) : [],
  );
  if (coordinates.length === 0) return outlines;
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiPoint', coordinates } }],
  };
}
