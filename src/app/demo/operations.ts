// Four made-up operations from different years: two closed, one still handing over, the newest at
// reception with unreconciled lists. Planned numbers differ from the people who came.

import type { Day } from '../../kernel/day.ts';
import { addDays } from './days.ts';
import type { DemoOperation, DemoOptions, ListKind, OperationState } from './model.ts';
import { childShare, menShareOfAdults } from './calibration.ts';
import type { Random } from './random.ts';

type Draft = {
  readonly daysAgo: number;
  readonly state: OperationState;
  readonly site: string;
  readonly from: string;
  readonly share: number; // share of the programme's persons
};
const drafts: readonly Draft[] = [
  { daysAgo: 1_870, state: 'closed', site: 'SYN prison site, Iraq', from: 'IQ', share: 0.2 },
  { daysAgo: 1_010, state: 'closed', site: 'SYN camp North, Syria', from: 'SY', share: 0.4 },
  { daysAgo: 230, state: 'dispersal', site: 'SYN camp East, Syria', from: 'SY', share: 0.3 },
  { daysAgo: 6, state: 'reception', site: 'SYN camp East, Syria', from: 'SY', share: 0.15 },
];

// Days before (negative) or after landing on which each state began.
const course: readonly (readonly [OperationState, number])[] = [
  ['negotiating', -120],
  ['lists-verified', -40],
  ['approved', -21],
  ['executing', -1],
  ['landed', 0],
  ['reception', 1],
  ['dispersal', 30],
  ['closed', 120],
];

export function makeOperations(options: DemoOptions, random: Random): DemoOperation[] {
  return drafts.map((draft, at) => {
    const landedOn = addDays(options.today, -draft.daysAgo);
    const code = `SYN-O-${at + 1}`;
    const last = course.findIndex(([state]) => state === draft.state);
    return {
      id: random.id<'operation'>(),
      code,
      name: `SYN Return ${at + 1}`,
      phase: String(at + 1),
      state: draft.state,
      history: course.slice(0, last + 1).map(([state, days]) => ({
        state,
        on: addDays(landedOn, days),
      })),
      originSite: draft.site,
      originCountry: draft.from,
      carrier: 'SYN Air',
      partners: ['SYN Relief', 'SYN Children'],
      plannedOn: addDays(landedOn, -random.between(2, 9)),
      departedOn: landedOn,
      landedOn,
      planned: plannedNumbers(options, draft.share),
      lists: makeLists(code, landedOn, {
        reconciled: draft.state !== 'reception',
        random,
      }),
    };
  });
}

function plannedNumbers({ country, persons }: DemoOptions, share: number) {
  const all = Math.round(persons * share * 0.95);
  const children = Math.round(all * childShare[country].value);
  const men = Math.round((all - children) * menShareOfAdults[country]);
  return { men, women: all - children - men, children };
}

function makeLists(
  code: string,
  landedOn: Day,
  how: { readonly reconciled: boolean; readonly random: Random },
): DemoOperation['lists'] {
  const { reconciled, random } = how;
  const kinds: readonly (readonly [ListKind, string, number])[] = [
    ['camp', 'camp-list.ar.xlsx', -30],
    ['ministry', 'ministry-list.xlsx', -25],
    ['boarding', 'boarding-list.csv', 0],
  ];
  return kinds.map(([kind, file, days]) => ({
    id: random.id<'list'>(),
    kind,
    fileName: `${code}-${file}`,
    listedOn: addDays(landedOn, days),
    reconciled,
  }));
}
