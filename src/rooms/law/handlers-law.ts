// Reads the law: the edition in force, an earlier one, or a proposal that the user may see.

import { mayPermit } from './public-rules.ts';
import { findNumberedEdition } from './queries.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import type { ReturnsOf } from '../../kernel/contract.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import * as api from './api-law.ts';

/** The law itself, by the contract of `api-law.ts`. */
export const lawHandlers: HandlersOf<typeof api> = {
  async readLawOfCountry({ tx, query, services: { programme } }) {
    const edition = await findNumberedEdition(tx, query.edition ?? null);
    if (!edition && query.edition !== undefined) return refuse('not-found');
    if (!edition) throw new InvariantError('a programme without law');
    const { code, ...rest } = edition.law;
    return done({
      country: code,
      edition: edition.number,
      inForce: edition.inForce,
      reportedPermits: mayPermit('reported', programme.isDemo),
      ...rest,
    } as unknown as ReturnsOf<typeof api.readLawOfCountry>);
  },
};
