// Spellings of given names that a programme adds: decides, stores, and hands what is in use to the
// matching of this process. A spelling of one name may not be added to another: that would make one
// of Hasan and Husayn.

import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { cleanText } from '../../kernel/letters.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import * as api from './api-given-names.ts';
import { useGivenNames } from './matching/engine.ts';
import { conflictOf, familiesOfForm, findFamily } from './matching/given-name-families.ts';
import { familyKey, formKey } from './matching/search-keys.ts';
import * as queries from './queries-given-names.ts';

export const givenNameHandlers: HandlersOf<typeof api> = {
  async listGivenNameForms(h) {
    const rows = await queries.listForms(h.tx);
    return done({
      forms: rows.map(({ proposedAt: at, proposedBy: by, ...row }) => ({
        ...row,
        proposedAt: at.toISOString(),
        byMe: by === h.actor.accountId,
      })),
    });
  },

  async lookUpGivenName(h) {
    return done({
      families: familiesOfForm(h.query.form).map(([head, ...forms]) => ({ head: head!, forms })),
    });
  },

  async proposeGivenNameForm(h) {
    const { form, head, source } = h.body;
    const known = findFamily(head)?.[0] ?? head;
    const families = familiesOfForm(form);
    if (families.some(([one]) => one === known)) return refuse('form-known');
    if (families.length > 0) return refuse('form-of-another-name', { head: families[0]![0]! });
    const [key, family] = [formKey(form), familyKey(known)];
    if (key === null || family === null) return refuse('form-without-sounds');
    const id = h.newId;
    const input = {
      id,
      form: cleanText(form),
      head: known,
      source,
      formKey: key,
      familyKey: family,
    };
    if (!(await queries.proposeForm(h.tx, input))) return refuse('form-known');
    h.audit.wrote('given-name-proposed', 'given-name', [], 'administration');
    return done({ id });
  },

  async decideGivenNameForm(h) {
    const { formId } = h.params;
    const { baseVersion, decision } = h.body;
    const decided = answerOf(
      api.decideGivenNameForm,
      await queries.decideForm(h.tx, { formId, baseVersion, decision }),
    );
    if (!decided.ok) return decided;
    const inUse = await queries.listInUse(h.tx);
    const form = (await queries.listForms(h.tx)).find(({ id }) => id === formId);
    const other = form && decision === 'in-use' ? conflictOf(form, inUse) : null;
    if (other !== null) return refuse('form-of-another-name', { head: other });
    // If this transaction fails after all, the next decision or start reads what is really in use.
    useGivenNames(inUse);
    h.audit.wrote(`given-name-${decision}`, 'given-name', [], 'administration');
    return done({ version: baseVersion + 1 });
  },
};
