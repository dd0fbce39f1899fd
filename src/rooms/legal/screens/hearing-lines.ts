// The lines shared by the forms for a new hearing and for the result of one.

import type { LinesOf } from '../../../web/kit/lines-of.ts';
import type { NewHearing } from '../matter/shapes.ts';
import { hearingOutcomes } from '../matter/model.ts';

export const hearingLines = {
  heldOn: { is: 'day', label: 'legal.hearing.heldOn' },
  heldAt: {
    is: 'text',
    label: 'legal.hearing.heldAt',
    lengthMax: 5,
    isHour: true,
    isOptional: true,
  },
  room: { is: 'text', label: 'legal.hearing.room', lengthMax: 60, isShort: true, isOptional: true },
  judge: { is: 'text', label: 'legal.hearing.judge', lengthMax: 120, isOptional: true },
  outcome: {
    is: 'choice',
    label: 'legal.hearing.outcome',
    codes: hearingOutcomes,
    words: (code) => `legal.outcomes.${code}`,
  },
  note: {
    is: 'long-text',
    label: 'legal.hearing.note',
    hint: 'legal.hearing.noteHint',
    lengthMax: 4000,
    rows: 5,
    isOptional: true,
  },
} as const satisfies LinesOf<
  Pick<NewHearing, 'heldOn' | 'heldAt' | 'room' | 'judge' | 'outcome' | 'note'>
>;
