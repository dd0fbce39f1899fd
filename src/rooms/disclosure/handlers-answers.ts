// Answering: a lead finds the person among their own files and proposes fields with sealed values;
// two people approve, the lead releases, and the person is told.

import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import * as api from './api-answers.ts';
import { disclosureEvents } from './events.ts';
import { findKeyToPropose, findRequest, listCandidates } from './queries.ts';
import * as steps from './queries-steps.ts';
import { openRequestKey, sealValue } from './request-key.ts';
import { checkValues } from './rules.ts';
import { takeStep } from './take-step.ts';

const purpose = 'disclosure';

/** Answers, by the contract of `api-answers.ts`. */
export const answerHandlers: HandlersOf<typeof api> = {
  async findCandidates(h) {
    const row = await findRequest(h.tx, h.params.disclosureId);
    if (!row?.facts.may.answer) return refuse('not-found');
    const files = await listCandidates(h.tx, h.actor, h.query.search);
    h.audit.read(
      'disclosure',
      files.map((file) => file.id),
      purpose,
    );
    return done({ files });
  },

  async proposeFields(h) {
    const { disclosureId } = h.params;
    const { aboutId, baseVersion, values } = h.body;
    const decision = checkValues(values, h.today);
    const wrapped = await findKeyToPropose(h.tx, disclosureId);
    if (!wrapped) return refuse('not-found');
    if (!decision.ok) return decision;
    const key = openRequestKey(h.services.keyring, disclosureId, wrapped);
    const taken = answerOf(
      api.proposeFields,
      await steps.propose(h.tx, disclosureId, {
        aboutId,
        baseVersion,
        values: values.map((value) => sealValue(key, disclosureId, value)),
      }),
    );
    if (!taken.ok) return taken;
    h.audit.wrote(disclosureEvents.proposed, 'disclosure', [aboutId], purpose);
    return done({ id: disclosureId });
  },

  async approveProposal(h) {
    return takeStep(api.approveProposal, h, {
      event: disclosureEvents.approved,
      take: (id) => steps.approve(h.tx, id, h.body),
    });
  },

  async refuseRequest(h) {
    return takeStep(api.refuseRequest, h, {
      event: disclosureEvents.refused,
      take: (id) => steps.refuse(h.tx, id, h.body.reason),
    });
  },

  async releaseDisclosure(h) {
    return takeStep(api.releaseDisclosure, h, {
      event: disclosureEvents.released,
      take: (id) => steps.release(h.tx, id, h.body),
    });
  },

  async revokeDisclosure(h) {
    return takeStep(api.revokeDisclosure, h, {
      event: disclosureEvents.revoked,
      take: (id) => steps.revoke(h.tx, id, h.body.reason),
    });
  },

  async recordNotice(h) {
    return takeStep(api.recordNotice, h, {
      event: disclosureEvents.told,
      take: (id) => steps.tell(h.tx, id, h.body),
    });
  },

  async deferNotice(h) {
    return takeStep(api.deferNotice, h, {
      event: disclosureEvents.deferred,
      take: (id) => steps.defer(h.tx, id, { ...h.body, id: h.newId }),
    });
  },

  async agreeDeferral(h) {
    return takeStep(api.agreeDeferral, h, {
      event: disclosureEvents.deferralAgreed,
      take: (id) => steps.agree(h.tx, id),
    });
  },
};
