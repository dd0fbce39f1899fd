// The decisions about restrictions: pure, the day is passed in. The database enforces them too
// (database/) and cannot be bypassed; the rules here give words to a refusal and choices to a
// screen.

import { addDays, type Day, daysInMonth, toDay } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { RestrictionState } from './model.ts';
import type {
  AppealDecision,
  NewNotice,
  NewPermissionRequest,
  NewVariation,
  PermissionAnswer,
} from './shapes.ts';

/** The person is told of the end this many days before; the duty is listed a week earlier. */
export const noticeDays = 30;
export const noticeOpensDays = 37;
/**
 * An order may be told when it is pronounced, long before it begins. Earlier than this is a
 * mistyped year, which would end the duty to tell the person.
 */
export const toldBeforeDaysMax = 366;
/** Only these require the person to report on days that the order sets. */
export const contactKinds: readonly string[] = ['reporting', 'restriction-of-liberty'];

type Bounds = { readonly startOn: string; readonly endOn: string };
type Lifting = { readonly kind: 'lifted' | 'quashed'; readonly onDay: string };

export function restrictionStateOn(
  bounds: Bounds,
  lifting: Lifting | null,
  today: Day,
): RestrictionState {
  if (lifting && lifting.onDay <= today) return lifting.kind;
  if (today > bounds.endOn) return 'over';
  return today < bounds.startOn ? 'ordered' : 'active';
}

/**
 * The last day that may bind: the day before the same day of the month. In a month without that day
 * the month's last day is used instead: from 31 January, one month ends on 27 February.
 */
export function latestLastDay(startOn: Day, monthsMax: number): Day {
  const months = Number(startOn.slice(0, 4)) * 12 + Number(startOn.slice(5, 7)) - 1 + monthsMax;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const date = Math.min(Number(startOn.slice(8)), daysInMonth(year, month));
  const two = (value: number) => String(value).padStart(2, '0');
  return addDays(toDay(`${year}-${two(month)}-${two(date)}`), -1);
}

/** `monthsMax` null: the known law permits no restriction of this kind. */
export function mayOrder(
  { startOn, endOn }: Bounds,
  monthsMax: number | null,
): Outcome<null, 'ends-before-it-starts' | 'kind-without-limit' | 'beyond-the-legal-maximum'> {
  if (endOn < startOn) return refuse('ends-before-it-starts', { startOn });
  if (monthsMax === null) return refuse('kind-without-limit');
  const latest = latestLastDay(toDay(startOn), monthsMax);
  return endOn > latest ? refuse('beyond-the-legal-maximum', { latest }) : done(null);
}

export function mayLift(
  bounds: Bounds,
  lifting: Lifting | null,
  wanted: { onDay: string; today: Day },
): Outcome<null, 'already-lifted' | 'restriction-is-over' | 'outside-the-restriction'> {
  if (lifting) return refuse('already-lifted', { on: lifting.onDay });
  if (wanted.today > bounds.endOn) return refuse('restriction-is-over', { endOn: bounds.endOn });
  if (wanted.onDay < bounds.startOn || wanted.onDay > bounds.endOn) {
    return refuse('outside-the-restriction', { startOn: bounds.startOn, endOn: bounds.endOn });
  }
  return done(null);
}

/** A restriction today: `endOn` is the last day after all decisions. */
export type Standing = Bounds & { readonly state: RestrictionState };

const isOpen = ({ state }: Standing): boolean => state === 'active' || state === 'ordered';

export function mayVary(
  standing: Standing,
  wanted: Pick<NewVariation, 'onDay' | 'scope' | 'endOn'>,
): Outcome<
  null,
  'restriction-is-over' | 'nothing-is-varied' | 'end-only-earlier' | 'outside-the-restriction'
> {
  const { startOn, endOn } = standing;
  if (!isOpen(standing)) return refuse('restriction-is-over', { endOn });
  if (wanted.scope === null && wanted.endOn === null) return refuse('nothing-is-varied');
  if (wanted.endOn !== null && wanted.endOn >= endOn) return refuse('end-only-earlier', { endOn });
  const isOutside =
    wanted.onDay > endOn ||
    (wanted.endOn !== null && (wanted.endOn < wanted.onDay || wanted.endOn < startOn));
  return isOutside ? refuse('outside-the-restriction', { startOn, endOn }) : done(null);
}

type Appeal = { readonly state: string; readonly lodgedOn: string };

/** A variation by an appeal is checked like any other while the restriction lasts. */
export function mayDecide(
  appeal: Appeal,
  { outcome, decidedOn, orderNumber, scope, endOn }: AppealDecision,
  { today, standing }: { readonly today: Day; readonly standing: Standing },
): Outcome<
  null,
  | 'appeal-is-decided'
  | 'day-in-the-future'
  | 'decided-before-lodged'
  | 'decision-needs-a-number'
  | 'nothing-is-varied'
  | 'restriction-is-over'
  | 'end-only-earlier'
  | 'outside-the-restriction'
> {
  if (appeal.state !== 'pending') return refuse('appeal-is-decided');
  if (decidedOn > today) return refuse('day-in-the-future', { today });
  if (decidedOn < appeal.lodgedOn)
    return refuse('decided-before-lodged', { lodgedOn: appeal.lodgedOn });
  if (outcome !== 'withdrawn' && orderNumber === null) return refuse('decision-needs-a-number');
  // After the last day nothing is left to vary, but that a court varied it is still recorded.
  const isNothing = scope === null && endOn === null;
  if (outcome !== 'varied' || (isNothing && !isOpen(standing))) return done(null);
  return mayVary(standing, { onDay: decidedOn, scope, endOn });
}

export function mayTell(
  standing: Standing,
  { about, toldOn }: NewNotice,
  today: Day,
): Outcome<
  null,
  'restriction-is-over' | 'day-in-the-future' | 'told-long-before' | 'notice-too-early'
> {
  const { startOn, endOn } = standing;
  if (!isOpen(standing)) return refuse('restriction-is-over', { endOn });
  if (toldOn > today) return refuse('day-in-the-future', { today });
  if (toldOn < addDays(toDay(startOn), -toldBeforeDaysMax)) return refuse('told-long-before');
  const opensOn = addDays(toDay(endOn), -noticeOpensDays);
  return about === 'ending' && toldOn < opensOn
    ? refuse('notice-too-early', { opensOn })
    : done(null);
}

export function mayAsk(
  standing: Standing,
  { askedOn, fromOn, toOn }: NewPermissionRequest,
  today: Day,
): Outcome<
  null,
  | 'restriction-is-over'
  | 'restriction-not-begun'
  | 'day-in-the-future'
  | 'ends-before-it-starts'
  | 'outside-the-restriction'
  | 'no-permission-needed'
> {
  const { state, startOn, endOn } = standing;
  if (state === 'ordered') return refuse('restriction-not-begun', { startOn });
  if (state !== 'active') return refuse('restriction-is-over', { endOn });
  if (askedOn > today) return refuse('day-in-the-future', { today });
  if (toOn < fromOn) return refuse('ends-before-it-starts', { startOn: fromOn });
  if (askedOn < startOn || toOn < askedOn)
    return refuse('outside-the-restriction', { startOn, endOn });
  return fromOn > endOn ? refuse('no-permission-needed', { endOn }) : done(null);
}

type Request = { readonly askedOn: string; readonly answer: string | null };

export function mayAnswer(
  standing: Standing,
  request: Request,
  { given, today }: { readonly given: PermissionAnswer; readonly today: Day },
): Outcome<
  null,
  | 'restriction-is-over'
  | 'permission-is-answered'
  | 'day-in-the-future'
  | 'answered-before-asked'
  | 'refusal-needs-a-reason'
> {
  if (standing.state !== 'active') return refuse('restriction-is-over', { endOn: standing.endOn });
  if (request.answer !== null) return refuse('permission-is-answered');
  if (given.answeredOn > today) return refuse('day-in-the-future', { today });
  if (given.answeredOn < request.askedOn)
    return refuse('answered-before-asked', { askedOn: request.askedOn });
  const isBare = given.answer === 'refused' && given.reason === null;
  return isBare ? refuse('refusal-needs-a-reason') : done(null);
}

export function mayPlanContact(
  standing: Standing & { readonly kind: string },
  onDay: string,
): Outcome<null, 'restriction-is-over' | 'contact-not-for-this-kind' | 'outside-the-restriction'> {
  const { startOn, endOn, kind } = standing;
  if (!contactKinds.includes(kind)) return refuse('contact-not-for-this-kind');
  if (!isOpen(standing)) return refuse('restriction-is-over', { endOn });
  const isOutside = onDay < startOn || onDay > endOn;
  return isOutside ? refuse('outside-the-restriction', { startOn, endOn }) : done(null);
}

/** Whether the person came is known only on the day; an excuse may be known before. */
export function mayNoteContact(
  standing: Standing,
  contact: { readonly onDay: string; readonly outcome: string },
  today: Day,
): Outcome<null, 'restriction-is-over' | 'outside-the-restriction' | 'day-in-the-future'> {
  const { startOn, endOn } = standing;
  if (!isOpen(standing)) return refuse('restriction-is-over', { endOn });
  if (contact.onDay > endOn) return refuse('outside-the-restriction', { startOn, endOn });
  const isAhead = contact.onDay > today && ['kept', 'not-kept'].includes(contact.outcome);
  return isAhead ? refuse('day-in-the-future', { today }) : done(null);
}
