// What the tests of consent share: bodies of answers, and an action that rests on one.

import { sql } from '../../src/engine/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import { assessed, type Staff } from './creating/care.ts';
import { type Bench, step } from './creating/bench.ts';
import { askedAlone } from './households.ts';
import { dayThere } from './today.ts';

export const today = dayThere();
export const daysFrom = (days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

export const yes = {
  purpose: 'case-support',
  ground: 'consent',
  organisationId: null,
  toldIn: 'ky',
  toldHow: 'spoken',
  toldOn: today,
  untilOn: daysFrom(300),
  ...askedAlone(today),
};
export const no = { ...yes, ground: 'refused', alone: null, dutyReadOn: null };

export type Helped = {
  readonly personId: string;
  readonly caseId: string;
  readonly consentId: string;
  readonly goalId: string;
};

/** A woman who agreed to support, with a plan that has one goal. */
export async function helped(bench: Bench, staff: Staff): Promise<Helped> {
  const { personId, caseId } = await assessed(bench, staff);
  const plan = await step(bench, staff.lead, [`POST /api/cases/${caseId}/plans`, {}]);
  const goal = await step(bench, staff.lead, [
    `POST /api/plans/${plan.id}/goals`,
    {
      level: 'individual',
      strength: 'copes',
      wording: 'To read again.',
      wordsOf: 'person',
      owner: 'person',
    },
  ]);
  const page = await step(bench, staff.lead, [`GET /api/persons/${personId}`]);
  const consentId = page.consents.find((one: { valid: boolean }) => one.valid).id;
  return { personId, caseId, consentId, goalId: goal.id };
}

export const actionOn = (consentId: string | null, fields: object = {}) => ({
  service: 'catch-up-classes',
  mhpssLayer: null,
  providerOrganisationId: null,
  wording: 'Lessons twice a week',
  providerName: 'School No 3',
  dueOn: daysFrom(60),
  ground: 'consent',
  consentId,
  fundedUntil: null,
  ...fields,
});

/** As `people.record_consent` takes it. */
export const recording = (personId: string, fields: object = {}) =>
  sql<{ answer: string }>`select people.record_consent(${JSON.stringify({
    ...yes,
    dutyVersion: 'general-1',
    id: newId(),
    personId,
    ...fields,
  })}::jsonb) as answer`;
