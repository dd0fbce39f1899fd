// The law changed on screen: editions, a proposal, and the decision of a second person. A proposal
// is checked as a whole, and again before it is confirmed; no part of a faulty law is stored.

import { z } from 'zod';
import type { LawPack } from './model.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import type { Handling, HandlersOf } from '../../engine/http/handler.ts';
import { Problem } from '../../engine/http/problems.ts';
import type { Endpoint, ReturnsOf } from '../../kernel/contract.ts';
import type { Day } from '../../kernel/day.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { changesLaw } from './access.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';
import { faultsOf, withReviews } from './rules.ts';

const numbered = z.strictObject({ number: z.number() });
type Edition = ReturnsOf<typeof api.listLawEditions>['editions'][number];

/** The law changed on screen, by the contract of `api.ts`. */
export const handlers: HandlersOf<typeof api> = {
  async listLawEditions(h) {
    const rows = await queries.listEditions(h.tx);
    const inForce = rows.find((one) => one.inForce)?.number ?? null;
    const mayChange = changesLaw(h.actor);
    return done({
      editions: rows.map((row) => viewEdition(row, { inForce, mayChange })),
      may: { change: mayChange },
    });
  },

  async proposeLaw(h) {
    const { basedOn, reason, document } = h.body;
    const inForce = await queries.findNumberedEdition(h.tx, null);
    if (!inForce) throw new InvariantError('a programme without law');
    if (inForce.number !== basedOn) return refuse('law-changed-meanwhile');
    const faults = faultsOf(withReviews(document, inForce.law, vouchingOn(h.today)));
    if (document.code !== inForce.law.code)
      faults.push({
        path: 'document.code',
        code: 'other-country',
        message: 'It is the law of another country.',
      });
    if (faults.length > 0) throw new Problem('invalid-input', { errors: faults.slice(0, 50) });
    const proposed = answerOf(
      api.proposeLaw,
      await queries.propose(h.tx, { id: h.newId, document, basedOn, reason }),
      numbered,
    );
    if (!proposed.ok) return proposed;
    const edition = proposed.value.number;
    h.audit.wrote('law-proposed', 'law', [`law-edition ${edition}`], 'administration');
    return done({ edition });
  },

  async decideLaw(h) {
    const {
      params: { edition },
      body: { decision, comparedWith, reason },
    } = h;
    const proposal = await queries.findNumberedEdition(h.tx, edition);
    if (!proposal) return refuse('not-found');
    if (decision !== 'confirmed' && reason === null) return refuse('reason-needed');
    if (decision === 'confirmed' && (await isFaulty(h, proposal.law)))
      return refuse('law-has-faults');
    const decided = answerOf(
      api.decideLaw,
      await queries.decide(h.tx, { edition, decision, reason, comparedWith }),
    );
    if (!decided.ok) return decided;
    h.audit.wrote(`law-${decision}`, 'law', [`law-edition ${edition}`], 'administration');
    return done({ edition });
  },
};

function viewEdition(
  row: queries.EditionRow,
  { inForce, mayChange }: { readonly inForce: number | null; readonly mayChange: boolean },
): Edition {
  const state = row.inForce
    ? 'in-force'
    : row.confirmedAt
      ? 'earlier'
      : row.declinedAt
        ? 'declined'
        : 'proposed';
  const by = (name: string | null, at: Date | null) => at && { name, at: at.toISOString() };
  const isFile = row.origin === 'pack';
  return {
    number: row.number,
    state,
    origin: row.origin,
    reason: row.reason,
    decisionReason: row.decisionReason,
    // A file is compared with the law in force: it was not made from any edition here.
    comparedWith: state === 'proposed' && isFile ? inForce : (row.comparedWith ?? row.basedOn),
    isOutdated: state === 'proposed' && !isFile && row.basedOn !== inForce,
    proposed: by(row.proposedBy, row.proposedAt)!,
    confirmed: by(row.confirmedBy, row.confirmedAt),
    declined: by(row.declinedBy, row.declinedAt),
    byMe: row.byMe,
    may: { decide: mayChange && state === 'proposed' },
  };
}

/** Stands in for the names of two people while nobody has confirmed the proposal. */
const vouchingOn = (today: Day) => [
  { by: 'who proposes', on: today },
  { by: 'who confirms', on: today },
];

/** A proposal that did not come through this server is checked like any other. */
async function isFaulty(
  { tx, today }: Pick<Handling<Endpoint>, 'tx' | 'today'>,
  law: LawPack,
): Promise<boolean> {
  const form = api.proposeLaw.body.shape.document.safeParse(law);
  if (!form.success) return true;
  const inForce = await queries.findNumberedEdition(tx, null);
  return faultsOf(withReviews(form.data, inForce?.law ?? law, vouchingOn(today))).length > 0;
}
