// Where numbers and names stand on the map so that none covers another. Every number that finds a
// free place is drawn, then names, the largest numbers first; the table beside the map has all.

import type { Place } from './map-places.ts';

/** Text that stands on the map, larger numbers first. */
export type Wanted = { readonly place: Place; readonly number: string; readonly name: string };
export type Label = {
  readonly code: string;
  readonly text: string;
  readonly isName: boolean;
  /** The middle of the text. */
  readonly x: number;
  readonly y: number;
};
/** Of letters, in units of the drawing. */
export type Sizes = { readonly number: number; readonly name: number };
export type Frame = { readonly width: number; readonly height: number };
type Drawn = {
  /** All that is drawn: no text may cover a dot. */
  readonly places: readonly Place[];
  readonly sizes: Sizes;
  readonly frame: Frame;
};
type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Wide letters of the fonts that are used; a text is never wider. */
const widthOfLetter = 0.68;
const heightOfLine = 1.15;
const radiusOfDot = 8;

export function labelsOf(
  wanted: readonly Wanted[],
  { places, sizes, frame }: Drawn,
): readonly Label[] {
  const taken: Box[] = places.flatMap(({ dot }) => (dot ? [boxOfDot(dot)] : []));
  const find = (text: string, size: number, around: readonly (readonly [number, number])[]) => {
    for (const [x, y] of around) {
      const box = boxOf({ text, size, x, y });
      if (!isInside(box, frame) || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return { x, y };
    }
    return null;
  };
  const numbers = wanted.flatMap(({ place, number }): readonly Label[] => {
    const found = find(
      number,
      sizes.number,
      placesFor(place, { text: number, size: sizes.number }),
    );
    return found ? [{ code: place.code, text: number, isName: false, ...found }] : [];
  });
  const names = wanted.flatMap(({ place, name }): readonly Label[] => {
    const number = numbers.find(({ code }) => code === place.code);
    if (!number) return [];
    const far = ((sizes.number + sizes.name) * heightOfLine) / 2;
    const beside = (widthOf(name, sizes.name) + widthOf(number.text, sizes.number)) / 2 + 4;
    const found = find(name, sizes.name, [
      [number.x, number.y + far],
      [number.x, number.y - far],
      [number.x + beside, number.y],
      [number.x - beside, number.y],
    ]);
    return found ? [{ code: place.code, text: name, isName: true, ...found }] : [];
  });
  return [...numbers, ...names];
}

/** On its outline, or around its dot. */
function placesFor(
  { dot, label }: Place,
  { text, size }: { readonly text: string; readonly size: number },
): readonly (readonly [number, number])[] {
  const aside = widthOf(text, size) / 2 + radiusOfDot + 2;
  const above = (size * heightOfLine) / 2 + radiusOfDot + 1;
  if (!dot) {
    const [x, y] = label;
    return [label, [x, y + above], [x, y - above], [x + aside, y], [x - aside, y]];
  }
  const [x, y] = dot;
  return [
    [x + aside, y],
    [x - aside, y],
    [x, y - above],
    [x, y + above],
  ];
}

const widthOf = (text: string, size: number): number => [...text].length * size * widthOfLetter;

function boxOf({
  text,
  size,
  x,
  y,
}: {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
}): Box {
  const [width, height] = [widthOf(text, size), size * heightOfLine];
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function boxOfDot([x, y]: readonly [number, number]): Box {
  const far = radiusOfDot;
  return { left: x - far, right: x + far, top: y - far, bottom: y + far };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

function isInside({ left, right, top, bottom }: Box, { width, height }: Frame): boolean {
  return left >= 0 && right <= width && top >= 0 && bottom <= height;
}
