// Bringing a caseload in by list: show what was understood, then open every file in one
// transaction. The order is that of intake by hand: first search for existing files, then offer
// legal aid and state the basis, and only then open files. If anything fails, nothing is kept.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { carrySession } from '../../../engine/access/confirmation.ts';
import { packOf } from '../../../engine/countries/load-packs.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { Keyring } from '../../../engine/crypto/keyring.ts';
import type { Handling, HandlersOf } from '../../../engine/http/handler.ts';
import type { Actor } from '../../../engine/access/actor.ts';
import type { QueryOf, ReturnsOf } from '../../../kernel/contract.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { addHouseholds, hasSearchedLately, listDutyVersions } from '../../people/public.ts';
import { mayBringCaseload } from './rules.ts';
import * as api from './api.ts';
import { householdToAdd } from './households.ts';
import { findInOwnFiles } from './matches.ts';
import {
  claimList,
  findImportedList,
  linkList,
  listLeads,
  listLists,
  takeBackList,
} from './queries.ts';
import { type ListedHousehold, readCaseload } from './read-caseload.ts';
import type { Asking } from './row-answers.ts';
import { leadsOf, sharesOf } from './sharing-out.ts';
import { shownPage, totalsOf, wrongAnswersOf } from './shown-page.ts';

const rowsNamed = 20;

export const caseloadHandlers: HandlersOf<typeof api> = {
  async previewCaseload(h) {
    if (!mayBringCaseload(h.actor)) return refuse('not-an-intake-worker');
    const { sheet, after, only, leads, ...reading } = h.query;
    const asking = await askingOf(h);
    const read = await readCaseload({
      bytes: h.body,
      reading,
      asking,
      timeZone: h.services.programme.timeZone,
    });
    if (!read.ok) return read;
    const { households } = read.value;
    const persons = households.flatMap((household) => household.persons);
    const found = await findInOwnFiles(h.tx, h.actor.accountId, persons);
    const shared = await leadsOf(h.tx, leads, households);
    if (!shared) return refuse('not-a-colleague-for-this');
    const earlier = await findImportedList(h.tx, hashOf(h.services.keyring, h));
    h.audit.read(
      'person-search',
      found.matches.map((match) => match.personId),
      'caseload-list',
    );
    return done({
      ...shownPage(read.value, { fileName: reading.fileName, sheet, after, only }),
      ...found,
      totals: totalsOf(read.value),
      wrongAnswers: wrongAnswersOf(persons),
      colleagues: await listLeads(h.tx),
      shares: sharesOf(shared, households),
      askBy: addDays(h.today, packOf(h.services.programme.country).consent.value.listDays),
      importedAt: earlier?.importedAt.toISOString() ?? null,
    });
  },

  async importCaseload(h) {
    if (!mayBringCaseload(h.actor)) return refuse('not-an-intake-worker');
    const fileHash = hashOf(h.services.keyring, h);
    const earlier = await answerEarlier(h, fileHash);
    if (earlier) return done(earlier);
    const refused = findWrongBasis(h.query, h.today);
    if (refused) return refuse(refused, { today: h.today });
    if (!(await hasSearchedLately(h.tx, h.actor.accountId))) return refuse('search-first');
    const asking = await askingOf(h);
    const read = await readCaseload({
      bytes: h.body,
      reading: h.query,
      asking,
      timeZone: h.services.programme.timeZone,
    });
    if (!read.ok) return read;
    const { households, rowsWithErrors, wrongRows, nameOf } = read.value;
    if (rowsWithErrors.length > 0) return refuse('rows-with-errors', rowsOf(rowsWithErrors));
    if (wrongRows.length > 0) return refuse('rows-with-wrong-answers', rowsOf(wrongRows));
    if (households.length === 0) return refuse('nothing-to-import');
    const undecided = findUndecided(h.query, households);
    if (undecided) return refuse('decision-needed', { whom: undecided });
    const personIds = households.flatMap(({ persons }) => persons.map((one) => one.personId));
    const shared = await leadsOf(h.tx, h.query.leads, households);
    if (!shared) return refuse('not-a-colleague-for-this');
    const list = await claimList(h.tx, {
      fileHash,
      organisationId: organisationOf(h.actor),
      by: h.actor.accountId,
      households: households.length,
      rows: personIds.length,
    });
    if (list === null) return done((await answerEarlier(h, fileHash))!);
    const opened = await openAll(h, households, { asking, shared });
    if (!opened.ok) {
      const wrong = households
        .flatMap(({ persons }) => persons)
        .find(({ personId }) => personId === opened.facts['personId']);
      invariant(wrong, 'an answer about a person who is not on the list');
      return refuse('rows-with-wrong-answers', rowsOf([nameOf(wrong)]));
    }
    await linkList(h.tx, list.id, personIds);
    h.audit.wrote('household-added', 'person', personIds, 'intake');
    return done({
      earlier: false,
      importedAt: list.importedAt.toISOString(),
      households: households.length,
      persons: personIds.length,
    });
  },

  async listCaseloads(h) {
    const lists = await listLists(h.tx);
    h.audit.read('caseload list', [], 'intake');
    return done({
      lists: lists.map(({ importedAt, takeBackUntil, mayTakeBack, ...list }) => ({
        ...list,
        importedAt: importedAt.toISOString(),
        takeBackUntil: takeBackUntil?.toISOString() ?? null,
        may: { takeBack: mayTakeBack },
      })),
    });
  },

  async takeBackCaseload(h) {
    await carrySession(h.tx, h.token);
    const answer = await takeBackList(h.tx, h.params.caseloadId);
    const taken = answerOf(api.takeBackCaseload, answer, takenBack);
    if (!taken.ok) return taken;
    h.audit.wrote('caseload-taken-back', 'person', taken.value.persons, 'intake');
    return done({ persons: taken.value.persons.length });
  },
};

const takenBack = z.strictObject({ persons: z.array(z.uuid()) });

type Import = Handling<typeof api.importCaseload>;
type Imported = ReturnsOf<typeof api.importCaseload>;

/** What the answers of a list are measured by. */
async function askingOf({ tx, today, services }: Pick<Import, 'tx' | 'today' | 'services'>) {
  const { ownAge } = packOf(services.programme.country).consent.value;
  return { today, ownAge, versions: await listDutyVersions(tx) };
}

const rowsOf = (rows: readonly string[]) => ({
  count: rows.length,
  rows: rows.slice(0, rowsNamed).join(', '),
});

/** Who has no ground although somebody of them was not asked. */
function findUndecided(
  basis: QueryOf<typeof api.importCaseload>,
  households: readonly ListedHousehold[],
): 'adults' | 'children' | null {
  const bases = new Set(households.flatMap(({ persons }) => persons.map(({ told }) => told.basis)));
  if (bases.has('adults-ground') && !(basis.adultGround && basis.adultReason)) return 'adults';
  return bases.has('childrens-ground') && !(basis.childGround && basis.childReason)
    ? 'children'
    : null;
}

type Opening = { readonly asking: Asking; readonly shared: readonly (string | null)[] };

/** Files first: whoever opens them keeps their reach until every child is covered. */
async function openAll(
  h: Import,
  households: readonly ListedHousehold[],
  { asking, shared }: Opening,
) {
  const making = {
    province: h.query.province ?? null,
    basis: h.query,
    organisationId: organisationOf(h.actor),
    asking,
  };
  const toAdd = households.map((household) => householdToAdd(household, making));
  const opened = await addHouseholds(h, toAdd, {
    on: h.query.legalAidOn,
    answer: h.query.legalAidAnswer,
  });
  const shares = toAdd.flatMap(({ id }, at) => {
    const lead = shared[at] ?? null;
    return lead === null ? [] : [{ householdId: id, lead }];
  });
  if (opened.ok && shares.length > 0) {
    h.emit({ name: 'operations.caseload-shared-out', facts: { shares } });
  }
  return opened;
}

async function answerEarlier(h: Import, fileHash: string): Promise<Imported | null> {
  const list = await findImportedList(h.tx, fileHash);
  if (!list) return null;
  h.audit.wrote('caseload-list-known', 'caseload list', [], 'intake');
  return {
    earlier: true,
    importedAt: list.importedAt.toISOString(),
    households: list.households,
    persons: list.rows,
  };
}

function organisationOf(actor: Actor): string {
  invariant(actor.organisationId, 'an intake worker without an organisation');
  return actor.organisationId;
}

function findWrongBasis(
  basis: QueryOf<typeof api.importCaseload>,
  today: Day,
): 'day-in-the-future' | 'consent-ends-before-it-begins' | null {
  if (basis.toldOn > today || basis.legalAidOn > today) return 'day-in-the-future';
  return basis.untilOn <= today ? 'consent-ends-before-it-begins' : null;
}

function hashOf(keyring: Keyring, { body, actor }: Pick<Import, 'body' | 'actor'>): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return keyring.pseudonym(`caseload-list|${actor.organisationId}|${digest}`);
}
