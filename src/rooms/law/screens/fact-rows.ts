// One fact of the law in words, line by line, for reading and for comparing. It includes every name
// in every language, because changing one of them is a change too.

import { formatDay } from '../../../engine/languages/format.ts';
import { type Locale, locales } from '../../../engine/languages/locale.ts';
import type { LawChange } from '../difference.ts';
import type { LawPack } from '../model.ts';
import { toDay } from '../../../kernel/day.ts';
import type { Translate } from '../../../web/i18n/words.ts';
import { pickName } from '../../../web/kit/pick-name.ts';

export type FactRow = readonly [label: string, text: string];
type Part = LawChange['part'];
type FactOf<P extends Part> = NonNullable<Extract<LawChange, { readonly part: P }>['after']>;
export type Saying = { readonly t: Translate; readonly locale: Locale; readonly law: LawPack };

type Say<P extends Part> = (fact: FactOf<P>, saying: Saying) => FactRow[];
const sayers: { readonly [P in Part]: Say<P> } = {
  sources: ({ title, names = {}, year, address = '' }, { t }) => [
    ...(names.en === title ? [] : [[t('lawEdit.fields.title'), title] as const]),
    ...namesIn(names, t),
    [t('lawEdit.fields.year'), String(year)],
    [t('lawEdit.fields.address'), address],
  ],
  versions: (fact, saying) => [
    ...namesIn(fact.names, saying.t),
    [saying.t('lawEdit.fields.number'), fact.number],
    [saying.t('lawEdit.fields.adopted'), dayIn(fact.adopted, saying)],
    ...span(fact, saying),
    ...known(fact, saying),
  ],
  offences: (fact, saying) => [
    ...namesIn(fact.names, saying.t),
    [saying.t('law.code'), nameOfVersion(saying, fact.version)],
    [saying.t('law.article'), fact.article ?? saying.t('law.notKnown')],
    ...span(fact, saying),
    ...penaltyOf(fact.penalty, saying),
    ...known(fact, saying),
  ],
  exemptions: (fact, saying) => [
    [saying.t('lawEdit.fields.kind'), saying.t(`law.kinds.${fact.kind}`)],
    ...namesIn(fact.names, saying.t),
    [
      saying.t('lawEdit.fields.offences'),
      fact.offences.map((code) => nameOfOffence(saying, code)).join('; '),
    ],
    [saying.t('lawEdit.fields.together'), saying.t(`lawEdit.together.${fact.together}`)],
    ...fact.conditions.map(({ names }, at): FactRow => [
      saying.t('lawEdit.fields.condition', { number: at + 1 }),
      allNames(names),
    ]),
    [
      saying.t('lawEdit.fields.decidedBy'),
      fact.decidedBy ? saying.t(`country.bodyKinds.${fact.decidedBy}`) : saying.t('law.notKnown'),
    ],
    ...span(fact, saying),
    ...known(fact, saying),
  ],
  restrictions: (fact, saying) => [
    [saying.t('lawEdit.fields.kind'), kindOfRestriction(saying, fact.kind)],
    ...namesIn(fact.names, saying.t),
    [saying.t('law.article'), fact.article ?? saying.t('law.notKnown')],
    [saying.t('lawEdit.fields.monthsMax'), saying.t('law.months', { count: fact.monthsMax })],
    ...known(fact, saying),
  ],
  responsibility: (fact, saying) => [
    [
      saying.t('lawEdit.fields.value'),
      Array.isArray(fact.value)
        ? fact.value.map((code) => nameOfOffence(saying, code)).join('; ') ||
          saying.t('lawEdit.fields.nothing')
        : saying.t('law.years', { count: fact.value as number }),
    ],
    ...known(fact, saying),
  ],
};

export function rowsOf<P extends Part>(part: P, fact: FactOf<P>, saying: Saying): FactRow[] {
  return (sayers[part] as unknown as Say<P>)(fact, saying);
}

/** What the fact is called in a list. */
export function titleOf(
  change: Pick<LawChange, 'part' | 'key' | 'before' | 'after'>,
  saying: Saying,
): string {
  const { t, locale } = saying;
  const fact = (change.after ?? change.before) as {
    names?: Record<string, string>;
    title?: string;
  };
  if (change.part === 'responsibility') return t(`lawEdit.ages.${change.key as 'general'}`);
  return pickName(fact.names ?? {}, locale, fact.title);
}

export function nameOfSource({ law, locale }: Saying, id: string): string {
  const source = law.sources.find((one) => one.id === id);
  return source ? pickName(source.names ?? {}, locale, source.title) : id;
}

export function nameOfVersion({ law, locale }: Saying, id: string): string {
  const version = law.versions.find((one) => one.id === id);
  return version ? pickName(version.names, locale) : id;
}

export function nameOfOffence({ law, locale }: Saying, code: string): string {
  const offence = law.offences.findLast((one) => one.code === code);
  return offence ? pickName(offence.names, locale) : code;
}

export const restrictionKinds = [
  'restriction-of-liberty',
  'travel',
  'reporting',
  'residence',
  'contact',
  'occupation',
] as const;

function kindOfRestriction({ t }: Saying, kind: string): string {
  const known_ = restrictionKinds.find((one) => one === kind);
  return known_ ? t(`lawEdit.restrictionKinds.${known_}`) : kind;
}

type Names = Readonly<Partial<Record<Locale, string | undefined>>>;

function namesIn(names: Names, t: Translate): FactRow[] {
  return locales.flatMap((each): FactRow[] =>
    names[each] ? [[t(`lawEdit.nameIn.${each}`), names[each]]] : [],
  );
}

function allNames(names: Names): string {
  return locales.flatMap((each) => names[each] ?? []).join(' / ');
}

function dayIn(day: string, { locale }: Saying): string {
  return formatDay(locale, toDay(day));
}

function span(
  { from, until }: { readonly from: string; readonly until: string | null },
  saying: Saying,
): FactRow[] {
  return [
    [saying.t('lawEdit.fields.from'), dayIn(from, saying)],
    [
      saying.t('lawEdit.fields.until'),
      until === null ? saying.t('lawEdit.fields.stillInForce') : dayIn(until, saying),
    ],
  ];
}

function penaltyOf(penalty: FactOf<'offences'>['penalty'], saying: Saying): FactRow[] {
  const { t } = saying;
  const months = (value: number | 'life' | null | undefined): string =>
    value == null
      ? t('law.notKnown')
      : value === 'life'
        ? t('law.life')
        : t('law.months', { count: value });
  return [
    [t('law.penaltyMin'), months(penalty?.monthsMin)],
    [t('law.penaltyMax'), months(penalty?.monthsMax)],
    ...(penalty
      ? [
          [
            t('lawEdit.fields.penaltyKnown'),
            `${t(`law.statuses.${penalty.status}`)}: ${nameOfSource(saying, penalty.source)}`,
          ] as const,
        ]
      : []),
  ];
}

type Known = Pick<FactOf<'versions'>, 'source' | 'status' | 'reviews'>;

function known({ source, status, reviews }: Known, saying: Saying): FactRow[] {
  const { t } = saying;
  return [
    [t('lawEdit.fields.status'), t(`law.statuses.${status}`)],
    [t('lawEdit.fields.source'), nameOfSource(saying, source)],
    ...(reviews.length === 0
      ? []
      : [
          [
            t('lawEdit.fields.reviews'),
            reviews.map(({ by, on }) => `${by}, ${dayIn(on, saying)}`).join('; '),
          ] as const,
        ]),
  ];
}
