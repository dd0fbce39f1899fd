// Bringing a caseload in by list: show what was understood, then open every file in one
// transaction. The order is that of intake by hand: first search for existing files, then offer
// legal aid and state the basis, and only then open files. If anything fails, nothing is kept.

import { createHash } from 'node:crypto';
import { packOf } from '../../../engine/countries/load-packs.ts';
import type { Keyring } from '../../../engine/crypto/keyring.ts';
import type { Handling, HandlersOf } from '../../../engine/http/handler.ts';
import type { Actor } from '../../../engine/access/actor.ts';
import type { QueryOf, ReturnsOf } from '../../../kernel/contract.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { addHouseholds, hasSearchedLately, listDutyVersions } from '../../people/public.ts';
import { pageRows, shownSheet } from '../lists/understanding.ts';
import { mayBringCaseload } from './rules.ts';
import type * as api from './api.ts';
import { householdToAdd } from './households.ts';
import { findInOwnFiles } from './matches.ts';
import { isWrong, type RowBasis } from './model.ts';
import { claimList, findImportedList } from './queries.ts';
import {
  type Caseload,
  countWithoutParent,
  type ListedHousehold,
  type ListedPerson,
  readCaseload,
} from './read-caseload.ts';
import type { Asking } from './row-answers.ts';

const rowsNamed = 20;
const wrongShown = 1_000;

export const caseloadHandlers: HandlersOf<typeof api> = {
  async previewCaseload(h) {
    if (!mayBringCaseload(h.actor)) return refuse('not-an-intake-worker');
    const { sheet, after, ...reading } = h.query;
    const asking = await askingOf(h);
    const read = await readCaseload({ bytes: h.body, reading, asking });
    if (!read.ok) return read;
    const { households } = read.value;
    const persons = households.flatMap((household) => household.persons);
    const found = await findInOwnFiles(h.tx, h.actor.accountId, persons);
    const earlier = await findImportedList(h.tx, hashOf(h.services.keyring, h));
    h.audit.read(
      'person-search',
      found.matches.map((match) => match.personId),
      'caseload-list',
    );
    return done({
      ...shownPage(read.value, { fileName: reading.fileName, sheet, after }),
      ...found,
      totals: totalsOf(read.value),
      wrongAnswers: wrongAnswersOf(persons),
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
    const read = await readCaseload({ bytes: h.body, reading: h.query, asking });
    if (!read.ok) return read;
    const { households, rowsWithErrors, wrongRows, nameOf } = read.value;
    if (rowsWithErrors.length > 0) return refuse('rows-with-errors', rowsOf(rowsWithErrors));
    if (wrongRows.length > 0) return refuse('rows-with-wrong-answers', rowsOf(wrongRows));
    if (households.length === 0) return refuse('nothing-to-import');
    const undecided = findUndecided(h.query, households);
    if (undecided) return refuse('decision-needed', { whom: undecided });
    const personIds = households.flatMap(({ persons }) => persons.map((one) => one.personId));
    const importedAt = await claimList(h.tx, {
      fileHash,
      organisationId: organisationOf(h.actor),
      by: h.actor.accountId,
      households: households.length,
      rows: personIds.length,
    });
    if (importedAt === null) return done((await answerEarlier(h, fileHash))!);
    const opened = await openAll(h, households, asking);
    if (!opened.ok) {
      const wrong = households
        .flatMap(({ persons }) => persons)
        .find(({ personId }) => personId === opened.facts['personId']);
      invariant(wrong, 'an answer about a person who is not on the list');
      return refuse('rows-with-wrong-answers', rowsOf([nameOf(wrong)]));
    }
    h.audit.wrote('household-added', 'person', personIds, 'intake');
    return done({
      earlier: false,
      importedAt: importedAt.toISOString(),
      households: households.length,
      persons: personIds.length,
    });
  },
};

type Page = { fileName: string; sheet: string | undefined; after: number };

/** What the answers of a list are measured by. */
async function askingOf({ tx, today, services }: Pick<Import, 'tx' | 'today' | 'services'>) {
  const { ownAge } = packOf(services.programme.country).consent.value;
  return { today, ownAge, versions: await listDutyVersions(tx) };
}

const rowsOf = (rows: readonly string[]) => ({
  count: rows.length,
  rows: rows.slice(0, rowsNamed).join(', '),
});

function wrongAnswersOf(persons: readonly ListedPerson[]): api.CaseloadPreview['wrongAnswers'] {
  return persons
    .flatMap(({ sheet, row, told: { basis } }) =>
      isWrong(basis) ? [{ sheet, row, why: basis }] : [],
    )
    .slice(0, wrongShown);
}

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

function shownPage({ read, households }: Caseload, { fileName, sheet, after }: Page) {
  const { understanding } = read;
  const listed = new Map(
    households.flatMap(({ persons }, at) =>
      persons.map(
        (one) => [`${one.sheet}|${one.row}`, { household: at + 1, basis: one.told.basis }] as const,
      ),
    ),
  );
  const sheets = understanding.sheets.map((one, at) => {
    const from = one.sheet === sheet ? after : 0;
    const rows =
      sheet === undefined || one.sheet === sheet ? read.rows[at]!.slice(from, from + pageRows) : [];
    return {
      ...shownSheet(one),
      rows: rows.map((row) => ({
        ...row,
        ...(listed.get(`${one.sheet}|${row.row}`) ?? { household: null, basis: null }),
      })),
    };
  });
  const shown = new Set(sheets.flatMap(({ rows }) => rows.map((row) => row.household)));
  return {
    fileName,
    encoding: understanding.encoding,
    delimiter: understanding.delimiter,
    sheets,
    format: understanding.encoding === 'xlsx' ? ('xlsx' as const) : ('csv' as const),
    households: households.flatMap((household, at) =>
      shown.has(at + 1) ? [{ household: at + 1, ...factsOf(household) }] : [],
    ),
  };
}

function factsOf(household: ListedHousehold) {
  return {
    familyNumber: household.familyNumber,
    persons: household.persons.length,
    mayBeMinors: household.persons.filter((one) => one.minor).length,
    withoutParent: countWithoutParent(household),
  };
}

function totalsOf({ households, rowsWithErrors }: Caseload): api.CaseloadPreview['totals'] {
  const facts = households.map(factsOf);
  const sum = (of: (one: (typeof facts)[number]) => number) =>
    facts.reduce((total, one) => total + of(one), 0);
  const counted = (basis: RowBasis) =>
    households.reduce(
      (total, { persons }) => total + persons.filter(({ told }) => told.basis === basis).length,
      0,
    );
  return {
    households: facts.length,
    persons: sum((one) => one.persons),
    mayBeMinors: sum((one) => one.mayBeMinors),
    withoutParent: sum((one) => one.withoutParent),
    rowsWithErrors: rowsWithErrors.length,
    asked: counted('asked'),
    onAdultsGround: counted('adults-ground'),
    onChildrensGround: counted('childrens-ground'),
  };
}

type Import = Handling<typeof api.importCaseload>;
type Imported = ReturnsOf<typeof api.importCaseload>;

async function openAll(h: Import, households: readonly ListedHousehold[], asking: Asking) {
  const making = {
    province: h.query.province ?? null,
    basis: h.query,
    organisationId: organisationOf(h.actor),
    asking,
  };
  return addHouseholds(
    h,
    households.map((household) => householdToAdd(household, making)),
    { on: h.query.legalAidOn, answer: h.query.legalAidAnswer },
  );
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
