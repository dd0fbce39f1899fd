// Shared borders, enclaves and thinning, on squares whose arcs can be counted by hand.

import { feature } from 'topojson-client';
import { expect, test } from 'vitest';
import { makeTopology, type Ring } from './topology.ts';

const square = (x: number, y: number, side = 1): Ring => [
  [x, y],
  [x, y + side / 2],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];
const decode = (shapes: Parameters<typeof makeTopology>[0], area: number) => {
  const topology = makeTopology(shapes, { grid: 0.1, area });
  const drawable = topology as unknown as Parameters<typeof feature>[0];
  return { topology, collection: feature(drawable, drawable.objects['provinces']!) };
};

test('neighbours share their border, written once, and keep their ids', () => {
  const west = square(0, 0);
  const east: Ring = [
    [1, 0],
    [1, 1],
    [2, 1],
    [2, 0],
    [1, 0],
  ];
  const { topology, collection } = decode(
    [
      { id: 'W', polygons: [[west]] },
      { id: 'E', polygons: [[east]] },
    ],
    0,
  );
  expect(topology.arcs).toHaveLength(3);
  const [first, second] = topology.objects.provinces.geometries.map(({ arcs }) => arcs.flat(2));
  expect(first!.filter((arc) => second!.includes(~arc))).toHaveLength(1);
  expect(JSON.stringify(collection)).toContain('"id":"E"');
});

test('an enclave and the hole around it are one arc', () => {
  const hole = [...square(1, 1)].toReversed();
  const { topology } = decode(
    [
      { id: 'outside', polygons: [[square(0, 0, 4), hole]] },
      { id: 'inside', polygons: [[square(1, 1)]] },
    ],
    0,
  );
  expect(topology.arcs).toHaveLength(2);
});

test('small bends are thinned away, and no ring vanishes', () => {
  const { topology } = decode([{ id: 'A', polygons: [[square(0, 0)]] }], 0.01);
  expect(topology.arcs[0]).toHaveLength(5);
  expect(decode([{ id: 'A', polygons: [[square(0, 0)]] }], 100).topology.arcs[0]).toHaveLength(4);
});
