// Recording one visit in one case: alone, or as one of those who were met together. Each person's
// record stands alone, sealed with the key of their own file.

import { sealText } from '../../../engine/crypto/envelope.ts';
import type { Handling } from '../../../engine/http/handler.ts';
import { mayBeMinor } from '../../../kernel/birth.ts';
import type { Endpoint } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { findFileKey } from '../../people/public.ts';
import { type CaseRow, getCaseFacts } from '../cases/queries.ts';
import { birthOf } from '../views.ts';
import { type ClockRow, insertVisit, isLegalAidDue, type VisitInput } from './queries.ts';
import { mayRecordVisit, type VisitFacts, type VisitRefusal, visitKindsFor } from './rules.ts';

type Recording = Pick<Handling<Endpoint>, 'tx' | 'audit' | 'today' | 'services' | 'actor'>;

/** `kind` null: the first visit if nobody has met the person, otherwise a follow-up. */
type Visited = Omit<VisitInput, 'caseId' | 'personId' | 'madeBy' | 'kind' | 'text'> & {
  readonly kind: VisitInput['kind'] | null;
  readonly text: string | null;
};

export async function visitFactsOf(
  { tx, today }: Pick<Recording, 'tx' | 'today'>,
  row: CaseRow,
  visitedOn: string,
): Promise<VisitFacts> {
  const { hasFirstVisit, metFirstOn } = await getCaseFacts(tx, row.id);
  return {
    today,
    state: row.state,
    hasFirstVisit,
    metFirstOn,
    legalAidDue: await isLegalAidDue(tx, row.id, visitedOn),
    mayBeMinor: mayBeMinor(birthOf(row), today),
    bornFrom: birthOf(row).from,
  };
}

export async function recordVisitOf(
  h: Recording,
  row: CaseRow,
  visited: Visited,
): Promise<Outcome<ClockRow, VisitRefusal | 'not-found'>> {
  const key = await findFileKey(h, row.personId);
  if (!key) return refuse('not-found');
  const facts = await visitFactsOf(h, row, visited.visitedOn);
  const kind = visited.kind ?? visitKindsFor(facts)[0]!;
  const visit = {
    ...visited,
    kind,
    visitedOn: visited.visitedOn as Day,
    nextVisitOn: visited.nextVisitOn as Day | null,
  };
  const allowed = mayRecordVisit(visit, facts);
  if (!allowed.ok) return allowed;
  const clock = await insertVisit(h.tx, {
    ...visit,
    caseId: row.id,
    personId: row.personId,
    madeBy: h.actor.accountId,
    present: [...new Set(visit.present)],
    text: visit.text === null ? null : sealText(key, placeOfVisit(visit.id), visit.text),
  });
  h.audit.wrote('visit-recorded', 'needs', [row.personId], 'case-work');
  return done(clock);
}

export function placeOfVisit(record: string) {
  return { table: 'care.visit', record, column: 'text', version: 1 };
}
