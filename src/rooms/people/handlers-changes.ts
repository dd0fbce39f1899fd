// What changes in a person's file: what the person was told and agreed to, and corrections. A
// correction ends the old value and begins the new one.

import { sealText } from '../../engine/crypto/envelope.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { columnsOf } from '../../kernel/unanswered.ts';
import * as api from './api-changes.ts';
import { consentInput, sealedWith } from './consent-input.ts';
import { findFileKey } from './file-keys.ts';
import { foldNames } from './folded.ts';
import { placeOfReason } from './place-of-reason.ts';
import * as queries from './queries.ts';
import { recordConsents, withdrawConsent } from './queries-consent.ts';

export const changeHandlers: HandlersOf<typeof api> = {
  async recordConsent(h) {
    const { personId } = h.params;
    const key = await findFileKey(h, personId);
    if (!key) return refuse('not-found');
    const id = h.newId;
    const country = h.services.programme.country;
    const input = consentInput(h.body, { id, personId, country, seal: sealedWith(key) });
    const answer = answerOf(api.recordConsent, (await recordConsents(h.tx, [input])).answer);
    if (!answer.ok) return answer;
    h.audit.wrote('consent-recorded', 'consent', [personId], h.body.purpose);
    return done({ id });
  },

  async withdrawConsent(h) {
    const answer = answerOf(api.withdrawConsent, await withdrawConsent(h.tx, h.params));
    if (!answer.ok) return answer;
    h.audit.wrote('consent-withdrawn', 'consent', [h.params.personId], 'consent');
    return done({});
  },

  async correctPerson(h) {
    const { body } = h;
    const person = await queries.findPerson(h.tx, h.params.personId);
    const key = person && (await findFileKey(h, person.id));
    if (!person || !key) return refuse('not-found');
    const known = body.field === 'name' ? await queries.listNames(h.tx, person.id) : [];
    const id = newId();
    const corrected = await queries.correctRow(h.tx, {
      id,
      personId: person.id,
      field: body.field,
      baseVersion: body.baseVersion,
      reason: sealText(key, placeOfReason(id), body.reason).toString('base64'),
      ...changeOf(
        body,
        known.map((row) => row.fullName),
      ),
    });
    if (!corrected) return refuse('conflict-changed-meanwhile');
    h.audit.wrote('person-corrected', 'person', [person.id], body.field);
    return done({ version: body.baseVersion + 1 });
  },
};

/** What `people.correct` writes for this field; it reads itself what was there before. */
function changeOf(body: BodyOf<typeof api.correctPerson>, knownNames: readonly string[]) {
  if (body.field === 'name') {
    return {
      nameId: newId(),
      ...body.value,
      folded: foldNames([body.value.fullName, ...knownNames]),
    };
  }
  if (body.field === 'birth') {
    return {
      birthFrom: body.value.from,
      birthTo: body.value.to,
      birthPrecision: body.value.precision,
    };
  }
  const [value, unanswered] = columnsOf(body.value);
  return { value, unanswered };
}
