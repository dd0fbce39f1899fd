// The visits of a made-up case. At some of them others listened when the person was asked about
// their safety, so that asking again stands on somebody's Today.

import { sealText } from '../../../engine/crypto/envelope.ts';
import type { DemoCase, DemoVisit } from '../model-care.ts';
import type { CaseOf } from './cases.ts';
import { isStopped, numberOf } from './closing-course.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import { visitKindOf } from './vocabulary.ts';
import type { Writing } from './writing.ts';

export function addVisit(
  writing: Writing,
  { one, key, minor }: CaseOf,
  { visit, turn }: { visit: DemoVisit; turn: number },
): void {
  const { rows, at, user } = writing;
  const overheard = turn === one.visits.length - 1 && isOverheard(writing, one);
  const worried = one.priority === 'high' && turn === 0;
  rows.add('care.visit', {
    id: visit.id,
    case_id: one.id,
    person_id: one.personId,
    visited_on: visit.on,
    kind: turn === 0 ? 'first' : visitKindOf[visit.place],
    present: minor ? ['person', 'guardian'] : ['person'],
    safety_concern: overheard ? 'not-answered' : worried ? 'needs-attention' : 'none',
    safety_asked: overheard ? 'not-alone' : minor ? null : 'alone',
    text: bytes(sealText(key, placeOf('care.visit', visit.id, 'text'), visit.text)),
    next_visit_on: visit.nextOn,
    made_by: user(visit.by).id,
    made_at: at(visit.on, 9),
  });
}

/** In one case of fourteen others listened the last time somebody asked. */
export function isOverheard({ today }: Writing, one: DemoCase): boolean {
  const goesOn = one.closedOn === null && !isStopped(one, today) && one.state !== 'closing';
  return goesOn && one.visits.length > 0 && numberOf(one.id) % 14 === 3;
}
