// What was said before somebody took over, in the made-up programme: open where the case has only
// begun, answered where the work goes on.

import { daysBetween } from '../../../kernel/day.ts';
import { addDays } from '../days.ts';
import type { DemoFamily } from '../model.ts';
import type { DemoCase } from '../model-care.ts';
import type { Writing } from './writing.ts';

export type OfferMade = {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly languages: readonly string[];
  readonly needs: readonly string[];
};
const needsOfTurn = [['medicine', 'shelter'], ['medical'], ['food', 'pregnancy-or-infant']];
const ofHealth = ['medical', 'medicine', 'disability-support', 'pregnancy-or-infant'];
const legalAidAskDays = 14;
/** So long after the day somebody has asked again. */
const askedAgainAfterDays = 60;

/** Named where somebody of the family came in high need. */
export function needsOf(family: Pick<DemoFamily, 'cases'>, turn: number): readonly string[] {
  const isHigh = family.cases.some(({ priority }) => priority === 'high');
  return isHigh ? needsOfTurn[turn % needsOfTurn.length]! : [];
}

export function addTold(writing: Writing, one: DemoCase, offer: OfferMade): void {
  const said = [
    ...offer.needs.map((code) => [ofHealth.includes(code) ? 'health' : 'need', code] as const),
    ...offer.languages.map((code) => ['language', code] as const),
  ];
  const isOpen = one.state === 'identified' || one.state === 'registered';
  for (const [kind, code] of said) {
    writing.rows.add('care.told', {
      ...ofCase(writing, one),
      kind,
      code,
      source: 'offer',
      source_id: offer.id,
      said_at: offer.at,
      said_by: offer.by,
      due_at: `${one.firstContactDueOn}T12:00:00.000Z`,
      ...answerOf(writing, one, isOpen ? null : 'met'),
    });
  }
}

type LegalAid = {
  readonly id: string;
  readonly by: string;
  readonly answer: 'accepted' | 'declined' | 'later';
};

export function addToldLegalAid(
  writing: Writing,
  one: DemoCase,
  { id, by, answer }: LegalAid,
): void {
  if (answer === 'declined') return;
  const isOld = daysBetween(one.openedOn, writing.today) > askedAgainAfterDays;
  const isOpen = answer === 'later' && !isOld && one.closedOn === null;
  writing.rows.add('care.told', {
    ...ofCase(writing, one),
    kind: 'legal-aid',
    code: answer,
    source: 'legal-aid-offer',
    source_id: id,
    said_at: writing.at(one.openedOn, 7),
    said_by: by,
    due_at: `${addDays(one.openedOn, legalAidAskDays)}T07:00:00.000Z`,
    ...answerOf(writing, one, isOpen ? null : answer === 'later' ? 'not-needed-any-more' : 'met'),
  });
}

const ofCase = ({ id }: Writing, one: DemoCase) => ({
  id: id(),
  case_id: one.id,
  person_id: one.personId,
});

function answerOf({ at, user }: Writing, one: DemoCase, state: string | null) {
  const by = one.lead ?? one.supervisor;
  if (state === null || by === null)
    return { state: 'open', answered_at: null, answered_by: null, version: 1 };
  return {
    state,
    answered_at: at(addDays(one.openedOn, 4), 10),
    answered_by: user(by).id,
    version: 2,
  };
}
