// What a schema cannot see: sources that are not listed, duplicate codes, clocks out of order,
// provinces that belong to another country. A pack with a contradiction is refused as a whole,
// because half a pack would set clocks that nobody chose.

import type { PackDocument } from './pack-schema.ts';

export type PackPath = readonly (string | number)[];
export type PackFault = {
  readonly path: PackPath;
  /** Selects the text on a screen; for a file, the answer uses `what` and `remedy`. */
  readonly code?: string;
  readonly what: string;
  readonly remedy: string;
};

export function findContradictions(pack: PackDocument): PackFault[] {
  return [
    ...findUnlistedSources(pack),
    ...findRepeats(
      pack.sources.map(({ id }) => id),
      ['sources'],
      'id',
    ),
    ...findRepeats(
      pack.bodies.map(({ code }) => code),
      ['bodies'],
      'code',
    ),
    ...findRepeats(
      pack.provinces.units.map(({ code }) => code),
      ['provinces', 'units'],
      'code',
    ),
    ...findRepeats(
      pack.programmes.map(({ code }) => code),
      ['programmes'],
      'code',
    ),
    ...findRepeats(
      pack.organisations.map(({ code }) => code),
      ['organisations'],
      'code',
    ),
    ...findRepeats(
      pack.holidays.fixed.map(({ first }) => first),
      ['holidays', 'fixed'],
      'first',
    ),
    ...findProgrammesBackwards(pack),
    ...findClocksOutOfOrder(pack),
    ...findStrayProvinces(pack),
  ];
}

function findUnlistedSources(pack: PackDocument): PackFault[] {
  const listed = new Set(pack.sources.map(({ id }) => id));
  const used: [string, PackPath][] = [
    ...Object.entries(pack).flatMap(([key, part]) => sourcesIn(part, [key])),
    [pack.provinces.pcode_source, ['provinces', 'pcode_source']],
    [pack.provinces.names_source, ['provinces', 'names_source']],
  ];
  return used
    .filter(([source]) => !listed.has(source))
    .map(([source, path]) => ({
      path,
      what: `no source has the id “${source}”.`,
      remedy: 'Add it to “sources”, or use the id of a listed one.',
    }));
}

/** A fact names its source, and so does each entry of a list of facts. */
function sourcesIn(part: unknown, path: PackPath): [string, PackPath][] {
  if (Array.isArray(part)) return part.flatMap((each, at) => sourcesIn(each, [...path, at]));
  const { source } = Object(part) as { source?: unknown };
  return typeof source === 'string' ? [[source, [...path, 'source']]] : [];
}

function findRepeats(values: readonly string[], list: PackPath, key: string): PackFault[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) === at
      ? []
      : [
          {
            path: [...list, at, key],
            what: `“${value}” is used twice.`,
            remedy: `Give each entry its own ${key}, or remove one.`,
          },
        ],
  );
}

function findProgrammesBackwards({ programmes }: PackDocument): PackFault[] {
  return programmes.flatMap(({ since, until }, at): PackFault[] =>
    since === null || until === null || since <= until
      ? []
      : [
          {
            path: ['programmes', at, 'until'],
            what: `it ends in ${until}, before it begins in ${since}.`,
            remedy: 'Swap them, or correct the one that is wrong.',
          },
        ],
  );
}

function findClocksOutOfOrder(pack: PackDocument): PackFault[] {
  const { high, medium, low } = pack.safety_clock_hours;
  const faults: PackFault[] = [];
  if (!(high <= medium && medium <= low)) {
    faults.push({
      path: ['safety_clock_hours'],
      what: 'a higher priority has a longer clock than a lower one.',
      remedy: 'Make high no longer than medium, and medium no longer than low.',
    });
  }
  if (pack.review_days.value.some((days, at, all) => at > 0 && days <= all[at - 1]!)) {
    faults.push({
      path: ['review_days', 'value'],
      what: 'the review days are not in ascending order.',
      remedy: 'List them from the first review to the last.',
    });
  }
  return faults;
}

function findStrayProvinces(pack: PackDocument): PackFault[] {
  const { units } = pack.provinces;
  const codes = new Set(units.map(({ code }) => code));
  return units.flatMap((unit, at): PackFault[] => {
    const path = ['provinces', 'units', at];
    const faults: PackFault[] = [];
    if (!unit.code.startsWith(`${pack.iso}-`)) {
      faults.push({
        path: [...path, 'code'],
        what: `“${unit.code}” is not a province of ${pack.iso}.`,
        remedy: `Start the code with ${pack.iso}-.`,
      });
    }
    if (unit.separated_from !== undefined && !codes.has(unit.separated_from)) {
      faults.push({
        path: [...path, 'separated_from'],
        what: `no province has the code “${unit.separated_from}”.`,
        remedy: 'Use the code of the province whose outline still includes this one.',
      });
    }
    return faults;
  });
}
