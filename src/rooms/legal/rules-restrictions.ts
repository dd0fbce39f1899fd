// The decisions about restrictions: pure, the day is handed in. They stand in the database too, where
// nothing can pass them; here they give words to a refusal and choices to a screen.

import type { Day } from '../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { RestrictionState } from './model-restrictions.ts';

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
