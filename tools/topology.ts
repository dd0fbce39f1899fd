// Polygons to TopoJSON: borders that two provinces share are cut out once, thinned once and
// written once, so that neighbours stay neighbours and the file stays small.
// Thinning is Visvalingam's: the point whose triangle with its neighbours is smallest goes first.

export type Point = readonly [longitude: number, latitude: number];
export type Ring = readonly Point[];
export type Shape = { readonly id: string; readonly polygons: readonly (readonly Ring[])[] };

export type Topology = {
  readonly type: 'Topology';
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly objects: {
    readonly provinces: {
      readonly type: 'GeometryCollection';
      readonly geometries: readonly {
        readonly type: 'MultiPolygon';
        readonly id: string;
        readonly arcs: readonly (readonly (readonly number[])[])[];
      }[];
    };
  };
  readonly arcs: readonly (readonly Point[])[];
};

/**
 * `grid`: degrees per unit of the written coordinates. `area`: in square degrees, the triangle
 * below which a point is dropped. Rings that would vanish keep four points.
 */
export function makeTopology(
  shapes: readonly Shape[],
  { grid, area }: { grid: number; area: number },
): Topology {
  const snapped = shapes.map((shape) => ({
    id: shape.id,
    polygons: shape.polygons.map((rings) => rings.map((ring) => snapRing(ring, grid))),
  }));
  const junctions = findJunctions(snapped.flatMap((shape) => shape.polygons.flat()));
  const book = new ArcBook(area / grid ** 2);
  const geometries = snapped.map(({ id, polygons }) => ({
    type: 'MultiPolygon' as const,
    id,
    arcs: polygons.map((rings) =>
      rings.map((ring) => cutRing(ring, junctions).map((arc) => book.indexOf(arc))),
    ),
  }));
  return {
    type: 'Topology',
    transform: { scale: [grid, grid], translate: [0, 0] },
    objects: { provinces: { type: 'GeometryCollection', geometries } },
    arcs: book.arcs.map(toDeltas),
  };
}

/** Grid points without repeats; the first point is not repeated at the end. */
function snapRing(ring: Ring, grid: number): Point[] {
  const points = ring.map(([x, y]): Point => [Math.round(x / grid), Math.round(y / grid)]);
  return points.filter((point, at) => key(point) !== key(points[(at + 1) % points.length]!));
}

function key(point: Point): string {
  return `${point[0]},${point[1]}`;
}

/** Points where borders meet: they have more than two different neighbours. */
function findJunctions(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of rings) {
    ring.forEach((point, at) => {
      const known = neighbours.get(key(point)) ?? new Set();
      known.add(key(ring[(at + 1) % ring.length]!));
      known.add(key(ring.at(at - 1)!));
      neighbours.set(key(point), known);
    });
  }
  return new Set([...neighbours].filter(([, known]) => known.size > 2).map(([name]) => name));
}

/** Arcs of a ring in order, each with both its ends; a ring without junctions is one closed arc. */
function cutRing(ring: Ring, junctions: ReadonlySet<string>): Point[][] {
  const start = ring.findIndex((point) => junctions.has(key(point)));
  const first = start === -1 ? lowest(ring) : start;
  const turned = [...ring.slice(first), ...ring.slice(0, first), ring[first]!];
  const arcs: Point[][] = [];
  let arc: Point[] = [turned[0]!];
  for (const point of turned.slice(1)) {
    arc.push(point);
    if (!junctions.has(key(point))) continue;
    arcs.push(arc);
    arc = [point];
  }
  return arc.length > 1 ? [...arcs, arc] : arcs;
}

/** The same start for an enclave and for the hole around it, so that they share their arc. */
function lowest(ring: Ring): number {
  const keys = ring.map(key);
  return keys.indexOf(keys.toSorted()[0]!);
}

class ArcBook {
  readonly arcs: Point[][] = [];
  readonly #places = new Map<string, number>();
  readonly #area: number;

  constructor(area: number) {
    this.#area = area;
  }

  /** TopoJSON's way: the complement of the index when the arc runs backwards. */
  indexOf(arc: readonly Point[]): number {
    const forward = this.#places.get(arc.map(key).join(' '));
    if (forward !== undefined) return forward;
    const backward = this.#places.get(arc.map(key).toReversed().join(' '));
    if (backward !== undefined) return ~backward;
    this.#places.set(arc.map(key).join(' '), this.arcs.length);
    return this.arcs.push(thin(arc, this.#area)) - 1;
  }
}

/** Keeps both ends, and four points of a closed arc. */
function thin(arc: readonly Point[], area: number): Point[] {
  const points = [...arc];
  const least = key(points[0]!) === key(points.at(-1)!) ? 4 : 2;
  while (points.length > least) {
    let smallest = Infinity;
    let at = -1;
    for (let inner = 1; inner < points.length - 1; inner++) {
      const size = triangle(points[inner - 1]!, points[inner]!, points[inner + 1]!);
      if (size < smallest) [smallest, at] = [size, inner];
    }
    if (smallest >= area) break;
    points.splice(at, 1);
  }
  return points;
}

function triangle(a: Point, b: Point, c: Point): number {
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}

function toDeltas(arc: readonly Point[]): Point[] {
  return arc.map((point, at) => {
    const before = arc[at - 1];
    return before ? [point[0] - before[0], point[1] - before[1]] : point;
  });
}
