// Polygons to TopoJSON: a border shared by two provinces is cut out once, thinned once and written
// once, so that neighbours stay neighbours and the file stays small. The topojson packages do it;
// points are snapped to a grid first, because borders are shared only where their points are the
// same.

import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

export type Point = readonly [longitude: number, latitude: number];
export type Ring = readonly Point[];
export type Shape = { readonly id: string; readonly polygons: readonly (readonly Ring[])[] };

export type Topology = {
  readonly type: 'Topology';
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly objects: {
    readonly provinces: {
      readonly geometries: readonly {
        readonly id: string;
        readonly arcs: readonly (readonly (readonly number[])[])[];
      }[];
    };
  };
  readonly arcs: readonly (readonly Point[])[];
};
type Whole = Parameters<typeof simplify>[0];
type Objects = Parameters<typeof topology>[0][string];

/**
 * `grid`: degrees per unit of the written coordinates. `area`: in square degrees; points with a
 * smaller triangle are dropped (Visvalingam). Rings that would vanish keep four points.
 */
export function makeTopology(
  shapes: readonly Shape[],
  { grid, area }: { grid: number; area: number },
): Topology {
  const features = shapes.map((shape) => toFeature(shape, grid));
  const provinces = { type: 'FeatureCollection', features } as Objects;
  const whole = topology({ provinces }) as Whole;
  const thinned = simplify(keepRings(presimplify(whole)), area / grid ** 2);
  const { objects, arcs } = quantize(thinned, { scale: [1, 1], translate: [0, 0] });
  const transform = { scale: [grid, grid], translate: [0, 0] };
  return { type: 'Topology', transform, objects, arcs } as unknown as Topology;
}

function toFeature({ id, polygons }: Shape, grid: number) {
  const coordinates = polygons.map((rings) => rings.map((ring) => snapRing(ring, grid)));
  return { type: 'Feature', id, properties: null, geometry: { type: 'MultiPolygon', coordinates } };
}

/** Grid points without repeats, except that the last equals the first. */
function snapRing(ring: Ring, grid: number): [number, number][] {
  const points = ring.map(([x, y]): [number, number] => [
    Math.round(x / grid),
    Math.round(y / grid),
  ]);
  return points.filter((point, at) => at === 0 || !isSame(point, points[at - 1]));
}

/** A closed arc needs two points besides its ends, however small their triangles are. */
function keepRings(weighed: Whole): Whole {
  const arcs = weighed.arcs.map((arc) => {
    if (!isSame(arc[0], arc.at(-1))) return arc;
    const kept = arc
      .slice(1, -1)
      .toSorted((a, b) => b[2]! - a[2]!)
      .slice(0, 2);
    return arc.map((point) => (kept.includes(point) ? [point[0]!, point[1]!, Infinity] : point));
  });
  return { ...weighed, arcs };
}

function isSame(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}
