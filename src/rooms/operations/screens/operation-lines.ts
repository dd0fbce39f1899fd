// What a coordinator states about an operation: the same lines for a new one and for a correction.

import type { Day } from '../../../kernel/day.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import type { Operation, OperationBody } from './shapes.ts';

const originCountries = ['SY', 'IQ', 'TR', 'AF'] as const;
const partnersMost = 20;
const groupMost = 99_999;

/** The planned numbers are three lines; the partners are one per line of a text. */
export type Questions = Omit<OperationBody, 'partners' | 'planned'> & {
  readonly partners: string | null;
  readonly men: number | null;
  readonly women: number | null;
  readonly children: number | null;
};

/** An empty number is zero. */
export function operationBody({
  partners,
  men,
  women,
  children,
  ...rest
}: Questions): OperationBody {
  const named = (partners ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    ...rest,
    partners: named.slice(0, partnersMost),
    planned: { men: men ?? 0, women: women ?? 0, children: children ?? 0 },
  };
}

export function questionsOf({ planned, partners, ...rest }: Operation): Questions {
  return { ...rest, ...planned, partners: partners.join('\n') };
}

export function operationLines(today: Day): LinesOf<Questions> {
  const short = { is: 'text', lengthMax: 200, isOptional: true } as const;
  const day = { is: 'day', isOptional: true } as const;
  const group = { is: 'number', least: 0, most: groupMost, isOptional: true } as const;
  return {
    name: {
      is: 'text',
      label: 'operations.fields.name',
      hint: 'operations.hints.name',
      lengthMax: 120,
    },
    phase: { ...short, label: 'operations.fields.phase', hint: 'operations.hints.phase' },
    originSite: { ...short, label: 'operations.fields.originSite' },
    carrier: { ...short, label: 'operations.fields.carrier' },
    originCountry: {
      is: 'list',
      label: 'operations.fields.originCountry',
      codes: originCountries,
      words: (code) => `operations.countries.${code as (typeof originCountries)[number]}`,
      isOptional: true,
    },
    partners: {
      is: 'long-text',
      label: 'operations.fields.partners',
      hint: 'operations.hints.partners',
      lengthMax: 2000,
      rows: 3,
      isOptional: true,
    },
    plannedOn: { ...day, label: 'operations.fields.plannedOn' },
    departedOn: {
      ...day,
      label: 'operations.fields.departedOn',
      until: ({ landedOn }) => landedOn || today,
      untilIs: ({ landedOn }) => (landedOn ? 'operations.fields.landedOn' : undefined),
    },
    landedOn: {
      ...day,
      label: 'operations.fields.landedOn',
      from: ({ departedOn }) => departedOn || undefined,
      fromIs: 'operations.fields.departedOn',
      until: today,
    },
    men: {
      ...group,
      section: 'operations.fields.planned',
      label: 'operations.groups.men',
      hint: 'operations.hints.planned',
      path: 'planned.men',
    },
    women: { ...group, label: 'operations.groups.women', path: 'planned.women' },
    children: { ...group, label: 'operations.groups.children', path: 'planned.children' },
  };
}
