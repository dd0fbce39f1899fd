// What of a plan is sealed with the key of the person's file, and how goals and actions are shown
// to those who may open it.

import { openText, sealText } from '../../../engine/crypto/envelope.ts';
import type { GoalRow, ListedAction } from './queries.ts';

export const placeOfGoal = (id: string, version: number) => ({
  table: 'care.goal',
  record: id,
  column: 'wording',
  version,
});
/** Always version 1: the provider's name never changes after the action was added. */
export const placeOfProvider = (id: string) => ({
  table: 'care.action',
  record: id,
  column: 'provider_name',
  version: 1,
});

/** Version 1 as well: a ground that is decided anew is sealed anew. */
const placeOfGroundReason = (id: string) => ({ ...placeOfProvider(id), column: 'ground_reason' });

type Decision = { readonly reason: string; readonly untilOn: string | null };

export function sealDecision(
  { id, key }: { readonly id: string; readonly key: Buffer },
  decision: Decision | null | undefined,
) {
  return {
    groundReason: decision ? sealText(key, placeOfGroundReason(id), decision.reason) : null,
    groundUntil: decision?.untilOn ?? null,
  };
}

export const placeOfAction = (id: string) => ({ ...placeOfProvider(id), column: 'wording' });

/** What the goal says; a version that changes something else leaves it as it was sealed. */
export function wordingOf(goal: GoalRow, key: Buffer): string {
  return openText(key, placeOfGoal(goal.id, goal.wordedIn), goal.wording);
}

export function viewGoal(goal: GoalRow, key: Buffer) {
  return {
    id: goal.id,
    version: goal.version,
    level: goal.level,
    strength: goal.strength,
    wording: wordingOf(goal, key),
    wordsOf: goal.wordsOf,
    owner: goal.owner,
    state: goal.state,
    attainment: goal.attainment,
  };
}

export function viewAction(action: ListedAction, key: Buffer) {
  return {
    id: action.id,
    version: action.version,
    service: action.service,
    wording: action.wording && openText(key, placeOfAction(action.id), action.wording),
    mhpssLayer: action.mhpssLayer,
    providerOrganisationId: action.providerOrganisationId,
    providerName:
      action.providerName && openText(key, placeOfProvider(action.id), action.providerName),
    dueOn: action.dueOn,
    ground: action.ground,
    consentId: action.consentId,
    groundReason:
      action.groundReason && openText(key, placeOfGroundReason(action.id), action.groundReason),
    groundUntil: action.groundUntil,
    needsBasis: action.needsBasis,
    fundedUntil: action.fundedUntil,
    state: action.state,
    notDoneReason: action.notDoneReason,
    doneOn: action.doneOn,
  };
}
