// How a family is offered to an organisation in the made-up programme, and what the offer names.

import { mayBeMinor } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../days.ts';
import type { DemoFamily, DemoPerson } from '../model.ts';
import { needsOf, type OfferMade } from './told.ts';
import type { Writing } from './writing.ts';

/** The offer that was accepted; null for a family that came by itself. */
export function addOffers(writing: Writing, family: DemoFamily, turn: number): OfferMade | null {
  if (family.operation === null) return null;
  const { programme, first } = writing;
  const openedOn = family.cases[0]?.openedOn ?? family.arrivedOn;
  const others = programme.organisations.filter(
    (one) => one.kind === 'cso' && one.code !== family.organisation,
  );
  const persons = family.persons.filter((person) => person.returned);
  const offer = { ...family, persons };
  // In some cases the first organisation asked declined.
  if (turn % 12 === 5 && others[0]) {
    addOffer(
      writing,
      { ...offer, organisation: others[0].code },
      {
        state: 'declined',
        on: addDays(openedOn, -3),
        reason: turn % 24 === 5 ? 'no-capacity' : 'district',
        by: first('cso-manager', { organisation: others[0].code }).id,
      },
    );
  }
  return addOffer(writing, offer, {
    needs: needsOf(family, turn),
    state: 'accepted',
    on: addDays(openedOn, -1),
    reason: null,
    by: first('cso-manager', { organisation: family.organisation }).id,
  });
}

export type Offered = Pick<DemoFamily, 'id' | 'code' | 'organisation'> & {
  readonly province: string | null;
  readonly persons: readonly Pick<DemoPerson, 'birth'>[];
};
export type Answer = {
  readonly state: 'open' | 'accepted' | 'declined';
  readonly on: Day;
  readonly reason: 'no-capacity' | 'district' | null;
  readonly by: string | null;
  readonly needs?: readonly string[];
};

export function addOffer(writing: Writing, offered: Offered, answer: Answer): OfferMade {
  const { rows, at, today, programme } = writing;
  const made = {
    id: writing.id(),
    at: at(answer.on),
    by: writing.first('national-coordinator').id,
    languages: [programme.language, 'ru'],
    needs: answer.needs ?? [],
  };
  const minors = offered.persons.filter((person) => mayBeMinor(person.birth, today)).length;
  rows.add('care.offer', {
    id: made.id,
    household_id: offered.id,
    household_code: offered.code,
    organisation_id: writing.organisation(offered.organisation).id,
    adults: offered.persons.length - minors,
    children: minors,
    age_bands: bandsOf(writing, offered),
    province: offered.province,
    languages: made.languages,
    urgent_needs: made.needs,
    state: answer.state,
    decline_reason: answer.reason,
    version: answer.state === 'open' ? 1 : 2,
    offered_by: made.by,
    offered_at: made.at,
    decided_by: answer.by,
    decided_at: answer.state === 'open' ? null : at(answer.on, 10),
  });
  return made;
}

function bandsOf({ today }: Writing, { persons }: Offered): Record<string, number> {
  const bands: Record<string, number> = {};
  for (const { birth } of persons) {
    const band = bandOf(birth.to, today);
    bands[band] = (bands[band] ?? 0) + 1;
  }
  return bands;
}

const bandEnds = [
  [5, '0-4'],
  [10, '5-9'],
  [14, '10-13'],
  [18, '14-17'],
  [25, '18-24'],
  [60, '25-59'],
] as const;

export function bandOf(birthTo: Day | null, today: Day): string {
  if (birthTo === null) return 'unknown';
  const years =
    Number(today.slice(0, 4)) -
    Number(birthTo.slice(0, 4)) -
    (today.slice(5) < birthTo.slice(5) ? 1 : 0);
  return bandEnds.find(([end]) => years < end)?.[1] ?? '60+';
}
