// Help for somebody who cannot come in any more, by the contract of `api.ts`.

import { carrySession } from '../../../engine/access/confirmation.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { makeLink } from '../invitations/halves.ts';
import type * as api from './api.ts';
import * as queries from './queries.ts';

export const helpHandlers: HandlersOf<typeof api> = {
  async listHelp(h) {
    const requests = await queries.listHelpRows(h.tx);
    const whom = await queries.listWhomToHelp(h.tx);
    return done({ requests: requests.map(viewRequest), whom: whom.map(viewSomebody) });
  },

  async askHelp(h) {
    const { membershipId } = h.body;
    const outcome = await queries.askFor(h.tx, h.newId, membershipId);
    if (outcome !== 'ok') return refuse(outcome);
    h.audit.wrote('help-asked', 'grant', [membershipId], 'access');
    return done({ helpId: h.newId });
  },

  async agreeHelp(h) {
    const { helpId } = h.params;
    const link = makeLink(h.services.address.origin);
    await carrySession(h.tx, h.token);
    const outcome = await queries.agreeTo(h.tx, helpId, link.hash);
    if (outcome !== 'ok') return refuse(outcome);
    h.audit.wrote('help-agreed', 'grant', [helpId], 'access');
    return done({ helpId, link: link.shown });
  },

  async endHelp(h) {
    const { helpId } = h.params;
    if (!(await queries.endRequest(h.tx, helpId))) return refuse('not-found');
    h.audit.wrote('help-ended', 'grant', [helpId], 'access');
    return done({ helpId });
  },

  async readOwnHelp(h) {
    const rows = await queries.listOwnHelp(h.tx);
    return done({
      requests: rows.map((row) => ({
        helpId: row.id,
        askedBy: row.askedBy,
        askedAt: row.askedAt.toISOString(),
        agreed: agreedOf(row),
      })),
    });
  },

  async acknowledgeHelp(h) {
    const { helpId } = h.params;
    if (!(await queries.noteTold(h.tx, helpId))) return refuse('not-found');
    h.audit.wrote('help-seen', 'grant', [helpId], 'access');
    return done({ helpId });
  },
};

function agreedOf({ agreedAt, agreedBy }: Pick<queries.HelpRow, 'agreedAt' | 'agreedBy'>) {
  return agreedAt && { at: agreedAt.toISOString(), by: agreedBy ?? '' };
}

function viewSomebody(row: queries.SomebodyRow) {
  return {
    membershipId: row.membershipId,
    login: row.login,
    displayName: row.displayName,
    role: row.role,
    organisation: {
      id: row.organisationId,
      code: row.organisationCode,
      names: row.organisationNames,
    },
  };
}

function viewRequest(row: queries.HelpRow) {
  return {
    helpId: row.id,
    ...viewSomebody(row),
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    agreed: agreedOf(row),
    opening: row.opening,
    may: {
      agree: row.mayAgree,
      end: row.mayEnd,
      giveCode: row.mayGiveCode,
      giveLink: row.mayGiveLink,
    },
  };
}
