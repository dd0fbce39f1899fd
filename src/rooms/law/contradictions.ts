// What a schema cannot see in a file of law: missing sources and versions, two versions in force on
// one day, a minimum penalty above the maximum, a fact marked as checked without two reviewers. A
// file with a contradiction is refused as a whole: with half a law loaded, someone could be charged
// or held because the other half is missing.

import type { LawDocument } from './document-schema.ts';
import type { PackFault, PackPath } from '../../engine/countries/pack-contradictions.ts';
import { plainLetters } from '../../kernel/letters.ts';

type Span = { readonly from: string; readonly until: string | null };

export function findLawContradictions(law: LawDocument): PackFault[] {
  return [
    ...findUnlistedSources(law),
    ...findUnknownReferences(law),
    ...findBackwards(law.versions, 'versions'),
    ...findBackwards(law.offences, 'offences'),
    ...findBackwards(law.exemptions, 'exemptions'),
    ...findOverlaps(law),
    ...findPenaltiesUpsideDown(law),
    ...findUnchecked(law),
    ...findOutsideVersion(law),
    ...findPenaltiesCheckedAlone(law),
    ...findAgesUpsideDown(law),
    ...findRepeats(law),
  ];
}

function findUnlistedSources(law: LawDocument): PackFault[] {
  const listed = new Set(law.sources.map(({ id }) => id));
  const { general, listed: special, listed_offences: offences } = law.responsibility;
  const used: [string, PackPath][] = [
    [general.source, ['responsibility', 'general', 'source']],
    [special.source, ['responsibility', 'listed', 'source']],
    [offences.source, ['responsibility', 'listed_offences', 'source']],
    ...(['versions', 'offences', 'exemptions', 'restrictions'] as const).flatMap((list) =>
      law[list].map(({ source }, at): [string, PackPath] => [source, [list, at, 'source']]),
    ),
    ...law.offences.flatMap(({ penalty }, at): [string, PackPath][] =>
      penalty === null ? [] : [[penalty.source, ['offences', at, 'penalty', 'source']]],
    ),
  ];
  return used
    .filter(([source]) => !listed.has(source))
    .map(([source, path]) => ({
      path,
      code: 'source-unknown',
      what: `no source has the id “${source}”.`,
      remedy: 'Add it to “sources”, or use the id of a listed one.',
    }));
}

function findUnknownReferences(law: LawDocument): PackFault[] {
  const versions = new Set(law.versions.map(({ id }) => id));
  const offences = new Set(law.offences.map((one) => one.code));
  const unknown = (code: string, path: PackPath): PackFault[] =>
    offences.has(code)
      ? []
      : [
          {
            path,
            code: 'offence-unknown',
            what: `no offence has the code “${code}”.`,
            remedy: 'Add it to “offences”, or correct its spelling.',
          },
        ];
  return [
    ...law.offences.flatMap(({ version }, at): PackFault[] =>
      versions.has(version)
        ? []
        : [
            {
              path: ['offences', at, 'version'],
              code: 'version-unknown',
              what: `no version has the id “${version}”.`,
              remedy: 'Add it to “versions”, or correct its spelling.',
            },
          ],
    ),
    ...law.exemptions.flatMap((one, at) =>
      one.offences.flatMap((code, place) => unknown(code, ['exemptions', at, 'offences', place])),
    ),
    ...law.responsibility.listed_offences.value.flatMap((code, at) =>
      unknown(code, ['responsibility', 'listed_offences', 'value', at]),
    ),
  ];
}

function findBackwards(spans: readonly Span[], list: string): PackFault[] {
  return spans.flatMap(({ from, until }, at): PackFault[] =>
    until === null || from < until
      ? []
      : [
          {
            path: [list, at, 'until'],
            code: 'ends-before-it-begins',
            what: `it ends on ${until}, before it begins on ${from}.`,
            remedy: 'Set “until” to the first day on which it is no longer in force.',
          },
        ],
  );
}

const overlap = (one: Span, other: Span) =>
  (one.until === null || other.from < one.until) &&
  (other.until === null || one.from < other.until);

/** With two versions of one offence in force on the same day, it is unclear which one to cite. */
function findOverlaps(law: LawDocument): PackFault[] {
  return law.offences.flatMap((one, at): PackFault[] => {
    const other = law.offences
      .slice(0, at)
      .find(({ code, ...span }) => code === one.code && overlap(span, one));
    return other === undefined
      ? []
      : [
          {
            path: ['offences', at, 'from'],
            code: 'in-force-twice',
            what: `“${one.code}” is in force twice from ${one.from > other.from ? one.from : other.from}.`,
            remedy: 'End the earlier one on the day on which the later one begins.',
          },
        ];
  });
}

function findPenaltiesUpsideDown(law: LawDocument): PackFault[] {
  return law.offences.flatMap(({ penalty }, at): PackFault[] => {
    if (penalty === null || typeof penalty.months_max !== 'number' || penalty.months_min === null)
      return [];
    return penalty.months_min <= penalty.months_max
      ? []
      : [
          {
            path: ['offences', at, 'penalty', 'months_min'],
            code: 'penalty-upside-down',
            what: 'the minimum penalty is above the maximum.',
            remedy: 'Swap them, or correct the one that is wrong.',
          },
        ];
  });
}

/** A penalty can only be checked against the statute together with its offence. */
function findPenaltiesCheckedAlone(law: LawDocument): PackFault[] {
  return law.offences.flatMap(({ penalty, status }, at): PackFault[] =>
    penalty?.status !== 'checked-against-statute' || status === 'checked-against-statute'
      ? []
      : [
          {
            path: ['offences', at, 'penalty', 'status'],
            code: 'penalty-checked-alone',
            what: 'the penalty is marked as checked, but its offence is not.',
            remedy:
              'Set the status of the penalty to “reported”, or have the whole offence checked.',
          },
        ],
  );
}

type Reviewed = { readonly status: string; readonly reviews: readonly { readonly by: string }[] };

function findUnchecked(law: LawDocument): PackFault[] {
  const facts: [Reviewed, PackPath][] = [
    ...(['versions', 'offences', 'exemptions', 'restrictions'] as const).flatMap((list) =>
      law[list].map((one, at): [Reviewed, PackPath] => [one, [list, at, 'status']]),
    ),
    ...(['general', 'listed', 'listed_offences'] as const).map((name): [Reviewed, PackPath] => [
      law.responsibility[name],
      ['responsibility', name, 'status'],
    ]),
    // A penalty is checked with its offence, so the offence's reviews count for it.
    ...law.offences.flatMap(({ penalty, reviews }, at): [Reviewed, PackPath][] =>
      penalty === null
        ? []
        : [[{ status: penalty.status, reviews }, ['offences', at, 'penalty', 'status']]],
    ),
  ];
  return facts.flatMap(([{ status, reviews }, path]): PackFault[] => {
    const people = new Set(
      reviews.map(({ by }) => plainLetters(by).replace(/[^\p{L}\p{N}]/gu, '')),
    );
    return status !== 'checked-against-statute' || people.size >= 2
      ? []
      : [
          {
            path,
            code: 'checked-by-nobody',
            what: 'it is marked as checked, but two people have not checked it.',
            remedy: 'Add two “reviews” by different people, or set the status to “reported”.',
          },
        ];
  });
}

function findOutsideVersion(law: LawDocument): PackFault[] {
  return law.offences.flatMap((offence, at): PackFault[] => {
    const version = law.versions.find(({ id }) => id === offence.version);
    const isInside =
      version === undefined ||
      (offence.from >= version.from &&
        (version.until === null || (offence.until !== null && offence.until <= version.until)));
    return isInside
      ? []
      : [
          {
            path: ['offences', at, 'from'],
            code: 'outside-its-version',
            what: `it is in force on days when “${offence.version}” is not.`,
            remedy: 'Keep it within the days of its version.',
          },
        ];
  });
}

function findAgesUpsideDown({ responsibility: { general, listed } }: LawDocument): PackFault[] {
  return listed.value <= general.value
    ? []
    : [
        {
          path: ['responsibility', 'listed', 'value'],
          code: 'ages-upside-down',
          what: 'the age for listed offences is higher than the general one.',
          remedy: 'Correct the ages: listed offences have the lower one.',
        },
      ];
}

function findRepeats(law: LawDocument): PackFault[] {
  const lists: [string, string, readonly string[]][] = [
    ['sources', 'id', law.sources.map(({ id }) => id)],
    ['versions', 'id', law.versions.map(({ id }) => id)],
    ['exemptions', 'code', law.exemptions.map((one) => one.code)],
  ];
  return lists.flatMap(([list, key, values]) =>
    values.flatMap((value, at) =>
      values.indexOf(value) === at
        ? []
        : [
            {
              path: [list, at, key],
              code: 'given-twice',
              what: `“${value}” is used twice.`,
              remedy: `Give each entry its own ${key}, or remove one.`,
            },
          ],
    ),
  );
}
