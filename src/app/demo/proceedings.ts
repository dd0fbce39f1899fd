// What a made-up proceeding is based on: days of an act that a version of the country's law covers,
// the offence that may be cited for them, and a state that the age at the act allows. A person who
// may have been under eighteen is never charged here.

import type { Birth } from '../../kernel/birth.ts';
import { addYears, type Day, daysBetween, toDay } from '../../kernel/day.ts';
import { type ActDays, citableOffences, mayBeBelow } from '../../rooms/law/public-rules.ts';
import type { LawPack, Offence } from '../../rooms/law/model.ts';
import { loadLaw } from '../../rooms/law/load-law.ts';
import { addDays } from './days.ts';
import type { DemoCountry } from './model.ts';
import type { DemoProceeding } from './model-legal.ts';
import type { Random } from './random.ts';

const laws = new Map<DemoCountry, LawPack>();

function lawOf(country: DemoCountry): LawPack {
  const law = laws.get(country) ?? loadLaw(country);
  laws.set(country, law);
  return law;
}

type Known = { readonly from: Day; readonly to: Day };
const usualAct: Known = { from: toDay('2016-01-01'), to: toDay('2017-12-31') };
const majority = 18;

export type Act = Known & { readonly offence: Offence | null; readonly isAdult: boolean };
type Asked = { readonly country: DemoCountry; readonly today: Day; readonly until: Day };

/**
 * For a person in prison, the act is late enough for them to have been an adult, if anything is
 * known about their birth.
 */
export function makeAct(birth: Birth, isServing: boolean, { country, today, until }: Asked): Act {
  const of = (act: Known): Act => ({
    ...act,
    offence: findOffence(lawOf(country), act, today),
    isAdult: !mayBeBelow(majority, birth, act),
  });
  const usual = of(usualAct);
  if (usual.isAdult || !isServing || birth.to === null) return usual;
  const from = addDays(addYears(birth.to, majority), 1);
  const to = addDays(from, 300);
  return to < until ? of({ from, to }) : usual;
}

/** The mildest version of the first offence that may be cited for these days. */
function findOffence(law: LawPack, act: ActDays, today: Day): Offence | null {
  const codes = [...new Set(law.offences.map(({ code }) => code))];
  for (const code of codes) {
    const citable = citableOffences(law, code, act, { today, isDemo: true });
    const most = ({ penalty }: Offence) =>
      typeof penalty?.monthsMax === 'number' ? penalty.monthsMax : Infinity;
    if (citable.length > 0) return citable.toSorted((one, other) => most(one) - most(other))[0]!;
  }
  return null;
}

export function drawState(random: Random, isServing: boolean, act: Act): DemoProceeding['state'] {
  if (act.isAdult && act.offence && isServing) return 'serving';
  if (!act.isAdult || !act.offence)
    return random.weighted([
      ['check', 0.4],
      ['opened', 0.6],
    ] as const);
  return random.weighted([
    ['check', 0.2],
    ['opened', 0.2],
    ['trial', 0.15],
    ['ended', 0.25],
    ['exempted', 0.2],
  ] as const);
}

export function makeSentence(
  random: Random,
  { penalty }: Offence,
  { number, openedOn, today }: { number: string; openedOn: Day; today: Day },
): DemoProceeding['sentence'] {
  const most = penalty?.monthsMax ?? null;
  // Long enough to be served still, where the law allows it.
  const passed = Math.ceil(daysBetween(openedOn, today) / 30) + 4;
  const drawn = typeof most === 'number' ? random.between(24, 60) : 36;
  const months = Math.min(Math.max(drawn, passed), typeof most === 'number' ? most : 240);
  return { months, orderNumber: `SYN-V-${number}`, ground: most === null ? 'SYN' : null };
}

export function makeDetention(
  random: Random,
  { openedOn, today, number }: { openedOn: Day; today: Day; number: string },
): DemoProceeding['detention'] {
  const startedOn =
    addDays(openedOn, random.between(20, 40)) < today ? addDays(openedOn, 20) : openedOn;
  const nextReviewOn = addDays(today, random.between(-3, 20));
  return {
    startedOn,
    nextReviewOn: nextReviewOn > startedOn ? nextReviewOn : addDays(startedOn, 14),
    orderNumber: `SYN-D-${number}`,
  };
}

/** Null if the country's law has no rule for this offence. */
export function makeExemption(
  country: DemoCountry,
  { offence }: Act,
  { openedOn, today }: { openedOn: Day; today: Day },
): DemoProceeding['exemption'] {
  // Asked lately: an old one would have been decided.
  const lately = [addDays(openedOn, 20), addDays(today, -20)].toSorted()[1]!;
  const on = lately < today ? lately : today;
  const rule = lawOf(country).exemptions.find(
    ({ offences, from, until }) =>
      offence !== null &&
      offences.includes(offence.code) &&
      from <= on &&
      (until === null || until > on),
  );
  return rule ? { rule: rule.code, condition: rule.conditions[0]!.code, openedOn: on } : null;
}
