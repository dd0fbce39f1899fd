// Needs and plans of a case: the assessment with its five levels, the plan with goals in someone's
// own words, actions and reviews. Every text is sealed under the key of the person's file.

import { packOf } from '../../../engine/countries/load-packs.ts';
import { sealText } from '../../../engine/crypto/envelope.ts';
import { daysBetween } from '../../../kernel/day.ts';
import { needsOfLevel, strengthsOfLevel } from '../../../rooms/care/model.ts';
import { reviewDaysOf } from '../../../rooms/care/country.ts';
import { addDays } from '../days.ts';
import type { DemoAction, DemoAssessment, DemoGoal, DemoPlan } from '../model-care.ts';
import { actionWordings } from '../texts.ts';
import { type CaseOf, leadOf } from './cases.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import {
  actionStateOf,
  goalOwnerOf,
  groundWithoutConsent,
  levelOf,
  needPriorityOf,
  serviceOf,
  wordsOfWriter,
} from './vocabulary.ts';
import type { Writing } from './writing.ts';

export function addNeeds(writing: Writing, of: CaseOf): void {
  for (const assessment of of.one.assessments) addAssessment(writing, of, assessment);
  if (of.one.plan) addPlan(writing, of, of.one.plan);
}

/** Always the same choice for the same record, but varied across records. */
function pickFor<Value>(values: readonly Value[], record: string): Value {
  return values[Number.parseInt(record.slice(-6), 16) % values.length]!;
}

function addAssessment(writing: Writing, { one, key }: CaseOf, assessment: DemoAssessment): void {
  const { rows, at, user } = writing;
  const { id } = assessment;
  rows.add('care.assessment', {
    id,
    case_id: one.id,
    person_id: one.personId,
    assessed_on: assessment.on,
    made_by: user(assessment.by).id,
    made_at: at(assessment.on, 10),
  });
  for (const { level: shown, need, note } of assessment.levels) {
    const level = levelOf[shown];
    const place = placeOf('care.assessment_level', `${id}|${level}`, 'text');
    rows.add('care.assessment_level', {
      assessment_id: id,
      person_id: one.personId,
      version: 1,
      level,
      strengths: [pickFor<string>(strengthsOfLevel[level], id)],
      needs: need === 'none' ? [] : [pickFor<string>(needsOfLevel[level], id)],
      need_priority: needPriorityOf[need],
      text: bytes(sealText(key, place, note)),
    });
  }
}

function addPlan(writing: Writing, of: CaseOf, plan: DemoPlan): void {
  const { rows, at } = writing;
  const { one } = of;
  const from = one.history.find(({ state }) => state === 'plan-draft')!.on;
  rows.add('care.plan', {
    id: plan.id,
    case_id: one.id,
    person_id: one.personId,
    state: plan.state,
    version: plan.state === 'draft' ? 1 : plan.state === 'active' ? 2 : 3,
    made_by: leadOf(writing, one),
    made_at: at(from, 9),
    activated_at: plan.agreedOn && at(plan.agreedOn, 10),
    ended_at: plan.state === 'ended' ? at(one.closedOn!, 13) : null,
    ...agreementOf(writing, of, plan),
  });
  for (const [turn, goal] of plan.goals.entries()) addGoal(writing, of, { plan, goal, turn });
  addReviews(writing, of, plan);
}

// Some drafts have the person's agreement and wait for the supervisor.
function agreementOf({ at, today, user }: Writing, { one, minor }: CaseOf, plan: DemoPlan) {
  const waits =
    plan.agreedOn === null && one.supervisor !== null && pickFor([true, false], plan.id);
  const on = plan.agreedOn ?? (waits ? today : null);
  const isAgreed = on !== null && one.lead !== null;
  const isApproved = isAgreed && plan.agreedOn !== null && one.supervisor !== null;
  return {
    agreed_on: isAgreed ? on : null,
    agreed_how: isAgreed ? 'spoken' : null,
    adult_agreed: isAgreed && minor ? 'guardian' : null,
    agreed_recorded_by: isAgreed ? user(one.lead).id : null,
    agreed_recorded_at: isAgreed ? at(on, 10) : null,
    approved_by: isApproved ? user(one.supervisor!).id : null,
    approved_at: isApproved ? at(on, 11) : null,
  };
}

type GoalOf = { readonly plan: DemoPlan; readonly goal: DemoGoal; readonly turn: number };

// A plan in force needs one goal in only the person's own words; its first goal serves as that.
function addGoal(writing: Writing, of: CaseOf, { plan, goal, turn }: GoalOf): void {
  const { rows, at, today } = writing;
  const { one, key } = of;
  const level = levelOf[goal.level];
  // Goals are rated before anyone proposes a closing because of them.
  const ended = plan.state === 'ended' || one.state === 'closing';
  rows.add('care.goal', {
    id: goal.id,
    plan_id: plan.id,
    person_id: one.personId,
    level,
    strength: pickFor<string>(strengthsOfLevel[level], goal.id),
    wording: bytes(sealText(key, placeOf('care.goal', goal.id, 'wording'), goal.ownWords)),
    words_of: turn === 0 ? 'person' : wordsOfWriter[goal.writtenBy],
    owner: goalOwnerOf[goal.writtenBy],
    state: ended ? 'reached' : 'open',
    attainment: ended ? pickFor([0, 1, 2], goal.id) : null,
    made_by: leadOf(writing, one),
    made_at: at(plan.agreedOn ?? today, 9),
  });
  for (const action of goal.actions) addAction(writing, of, { plan, goal, action });
}

type ActionOf = { readonly plan: DemoPlan; readonly goal: DemoGoal; readonly action: DemoAction };

function addAction(writing: Writing, { one, person, key }: CaseOf, of: ActionOf): void {
  const { rows, at, user } = writing;
  const { plan, goal, action } = of;
  const purpose = action.service === 'legal' ? 'legal-aid' : 'case-support';
  const consent = person.consents.find((word) => word.purpose === purpose);
  const otherGround = consent ? groundWithoutConsent[consent.ground] : 'best-interests';
  const state = actionStateOf[action.state];
  // One of four is from before actions had to say what will be done.
  const said = pickFor([...actionWordings, null], action.id);
  rows.add('care.action', {
    id: action.id,
    goal_id: goal.id,
    plan_id: plan.id,
    person_id: one.personId,
    service: serviceOf[action.service],
    wording: said && bytes(sealText(key, placeOf('care.action', action.id, 'wording'), said)),
    mhpss_layer: action.service === 'psychosocial' ? 3 : null,
    provider_organisation_id: writing.organisation(action.provider).id,
    due_on: action.dueOn,
    ground: otherGround ?? consent!.ground,
    consent_id: otherGround ? null : consent!.id,
    ground_reason:
      otherGround &&
      bytes(sealText(key, placeOf('care.action', action.id, 'ground_reason'), whyHelped)),
    ground_until: otherGround && groundUntil(writing, action.id),
    state,
    done_on: state === 'done' ? action.dueOn : null,
    made_by: user(action.responsible).id,
    made_at: at(plan.agreedOn ?? writing.today, 10),
    finished_at: state === 'done' ? at(action.dueOn, 11) : null,
  });
}

const whyHelped = 'Ребёнок ещё не может ответить сам; решили в его интересах и объяснили ему.';

/** Some are to be decided anew soon, as Today says. */
function groundUntil({ programme, today }: Writing, id: string) {
  const { groundDays } = packOf(programme.options.country).consent.value;
  return addDays(today, pickFor([6, Math.floor(groundDays / 3), Math.floor(groundDays / 2)], id));
}

function ratingOf(planId: string) {
  const answer = pickFor([3, 4, 4, 5, 'would-rather-not-say', 'not-safe-to-ask'], planId);
  return typeof answer === 'number' ? { person_rating: answer } : { person_unrated: answer };
}

function addReviews(writing: Writing, { one }: CaseOf, plan: DemoPlan): void {
  if (plan.agreedOn === null) return;
  const { rows, at, today, programme } = writing;
  const lead = leadOf(writing, one);
  const [afterDays] = reviewDaysOf(programme.options.country);
  const heldOn = addDays(plan.agreedOn, afterDays!);
  const wasHeld = heldOn <= (one.closedOn ?? today) && heldOn < plan.reviewOn;
  const review = {
    plan_id: plan.id,
    person_id: one.personId,
    held_on: null,
    decision: null,
    person_rating: null,
    person_unrated: null,
    held_by: null,
    held_at: null,
  };
  if (wasHeld) {
    rows.add('care.review', {
      ...review,
      id: writing.id(),
      after_days: afterDays,
      due_on: heldOn,
      held_on: heldOn,
      decision: plan.state === 'ended' ? 'propose-closing' : 'continue',
      ...ratingOf(plan.id),
      held_by: lead,
      held_at: at(heldOn, 11),
    });
  }
  if (plan.state !== 'active') return;
  const after = Math.min(3650, Math.max(1, daysBetween(plan.agreedOn, plan.reviewOn)));
  rows.add('care.review', {
    ...review,
    id: writing.id(),
    after_days: after,
    due_on: plan.reviewOn,
  });
}
