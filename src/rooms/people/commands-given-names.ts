// Spellings of given names that a programme adds: decides, stores, and hands what is in use to the
// matching of this process. A spelling of one name may not be added to another: that would make one
// of Hasan and Husayn.

import { type Binding, bind, type Handling, type Services } from '../../engine/http/handler.ts';
import type { RefusalOf } from '../../kernel/contract.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import * as api from './api-given-names.ts';
import { useGivenNames } from './matching/engine.ts';
import { conflictOf, familiesOfForm, findFamily } from './matching/given-name-families.ts';
import { familyKey, formKey } from './matching/search-keys.ts';
import * as queries from './queries-given-names.ts';

const list = bind(api.listGivenNameForms, async (h) => {
  const rows = await queries.listForms(h.tx);
  return done({
    forms: rows.map(({ proposedAt: at, proposedBy: by, ...row }) => ({
      ...row,
      proposedAt: at.toISOString(),
      byMe: by === h.actor.accountId,
    })),
  });
});

const lookUp = bind(api.lookUpGivenName, async (h) =>
  done({
    families: familiesOfForm(h.query.form).map(([head, ...forms]) => ({ head: head!, forms })),
  }),
);

async function propose(
  h: Handling<typeof api.proposeGivenNameForm>,
): Promise<Outcome<{ id: string }, RefusalOf<typeof api.proposeGivenNameForm>>> {
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
    form: form.normalize('NFC'),
    head: known,
    source,
    formKey: key,
    familyKey: family,
  };
  if (!(await queries.proposeForm(h.tx, input))) return refuse('form-known');
  h.audit.wrote('given-name-proposed', 'given-name', [], 'administration');
  return done({ id });
}

async function decide(
  h: Handling<typeof api.decideGivenNameForm>,
): Promise<Outcome<{ version: number }, RefusalOf<typeof api.decideGivenNameForm> | 'not-found'>> {
  const { baseVersion, decision } = h.body;
  const outcome = await queries.decideForm(h.tx, {
    formId: h.params.formId,
    baseVersion,
    decision,
  });
  if (outcome === 'not-found') return refuse('not-found');
  if (outcome !== 'ok') {
    if (!api.decideGivenNameForm.refuses.some((one) => one === outcome))
      throw new InvariantError(`cannot refuse with ${outcome}`);
    return refuse(outcome as RefusalOf<typeof api.decideGivenNameForm>);
  }
  const inUse = await queries.listInUse(h.tx);
  const decided = (await queries.listForms(h.tx)).find(({ id }) => id === h.params.formId);
  const other = decided && decision === 'in-use' ? conflictOf(decided, inUse) : null;
  if (other !== null) return refuse('form-of-another-name', { head: other });
  // Should this transaction fail after all, the next decision or start reads what is really in use.
  useGivenNames(inUse);
  h.audit.wrote(`given-name-${decision}`, 'given-name', [], 'administration');
  return done({ version: baseVersion + 1 });
}

/** When the server starts: the spellings of this programme. */
export async function loadGivenNames(pools: Services['pools']): Promise<void> {
  useGivenNames(await queries.listInUse(pools.of('door')));
}

export const givenNameBindings: Binding[] = [
  list,
  lookUp,
  bind(api.proposeGivenNameForm, propose),
  bind(api.decideGivenNameForm, decide),
];
