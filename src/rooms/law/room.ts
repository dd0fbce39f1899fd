// The law changed on screen, as the server binds it: a proposal is looked through whole, and again
// before it is confirmed; nothing of a faulty law is stored.

import { findNumberedEdition } from '../../engine/countries/law-store.ts';
import { bind, type Handling, type Room } from '../../engine/http/handler.ts';
import { Problem } from '../../engine/http/problems.ts';
import type { RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { decideLaw, listLawEditions, proposeLaw } from './api.ts';
import * as queries from './queries.ts';
import { faultsOf, withReviews } from './rules.ts';

type Edition = ReturnsOf<typeof listLawEditions>['editions'][number];

const list = bind(listLawEditions, async (h) => {
  const rows = await queries.listEditions(h.tx);
  const inForce = rows.find((one) => one.inForce)?.number ?? null;
  return done({ editions: rows.map((row) => editionOf(row, inForce)) });
});

function editionOf(row: queries.EditionRow, inForce: number | null): Edition {
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
    // A file is looked at beside what holds now; it was made from nothing that stands here.
    comparedWith: state === 'proposed' && isFile ? inForce : (row.comparedWith ?? row.basedOn),
    isOutdated: state === 'proposed' && !isFile && row.basedOn !== inForce,
    proposed: by(row.proposedBy, row.proposedAt)!,
    confirmed: by(row.confirmedBy, row.confirmedAt),
    declined: by(row.declinedBy, row.declinedAt),
    byMe: row.byMe,
  };
}

async function propose(
  h: Handling<typeof proposeLaw>,
): Promise<Outcome<{ edition: number }, RefusalOf<typeof proposeLaw>>> {
  const { basedOn, reason, document } = h.body;
  const inForce = await findNumberedEdition(h.tx, null);
  if (!inForce) throw new InvariantError('a programme without law');
  if (inForce.number !== basedOn) return refuse('law-changed-meanwhile');
  const vouching = [
    { by: 'who proposes', on: h.today },
    { by: 'who confirms', on: h.today },
  ];
  const faults = faultsOf(withReviews(document, inForce.law, vouching));
  if (document.code !== inForce.law.code)
    faults.push({
      path: 'document.code',
      code: 'other-country',
      message: 'It is the law of another country.',
    });
  if (faults.length > 0) throw new Problem('invalid-input', { errors: faults.slice(0, 50) });
  const answer = await queries.propose(h.tx, { id: h.newId, document, basedOn, reason });
  if (answer.outcome !== 'ok') return refuse(knownRefusal(proposeLaw, answer.outcome));
  h.audit.wrote('law-proposed', 'law', [`law-edition ${answer.number}`], 'administration');
  return done({ edition: answer.number! });
}

async function decide(
  h: Handling<typeof decideLaw>,
): Promise<Outcome<{ edition: number }, RefusalOf<typeof decideLaw> | 'not-found'>> {
  const {
    params: { edition },
    body: { decision, comparedWith, reason },
  } = h;
  const proposal = await findNumberedEdition(h.tx, edition);
  if (!proposal) return refuse('not-found');
  if (decision !== 'confirmed' && reason === null) return refuse('reason-needed');
  if (decision === 'confirmed' && (await isFaulty(h, proposal.law)))
    return refuse('law-has-faults');
  const outcome = await queries.decide(h.tx, { edition, decision, reason, comparedWith });
  if (outcome === 'not-found') return refuse('not-found');
  if (outcome !== 'ok') return refuse(knownRefusal(decideLaw, outcome));
  h.audit.wrote(`law-${decision}`, 'law', [`law-edition ${edition}`], 'administration');
  return done({ edition });
}

/** A proposal that came by another way than this server is looked through like any other. */
async function isFaulty(
  h: Handling<typeof decideLaw>,
  law: Parameters<typeof withReviews>[1],
): Promise<boolean> {
  const form = proposeLaw.body.shape.document.safeParse(law);
  if (!form.success) return true;
  const inForce = await findNumberedEdition(h.tx, null);
  const vouching = [
    { by: 'who proposes', on: h.today },
    { by: 'who confirms', on: h.today },
  ];
  return faultsOf(withReviews(form.data, inForce?.law ?? law, vouching)).length > 0;
}

function knownRefusal<Code extends string>(
  { refuses }: { readonly refuses: readonly Code[] },
  outcome: string,
): Code {
  const known = refuses.find((one) => one === outcome);
  if (!known) throw new InvariantError(`cannot refuse with ${outcome}`);
  return known;
}

export const lawRoom: Room = {
  name: 'law',
  bindings: [list, bind(proposeLaw, propose), bind(decideLaw, decide)],
};
