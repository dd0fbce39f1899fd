// What changes in this room: load, decide, save. Intake opens the files of a household in one
// transaction with its consents; a correction ends the old value and begins the new one.

import type { BodyOf } from '../../kernel/contract.ts';
import type { Birth } from '../../kernel/birth.ts';
import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { sealText } from '../../engine/crypto/envelope.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { addContact, addDocument, addHousehold, correctPerson, recordConsent } from './api.ts';
import { findFileKey } from './file-keys.ts';
import { foldNames } from './folded.ts';
import { findFilesLike } from './likely-files.ts';
import type { NewName } from './model.ts';
import { addHouseholds } from './new-households.ts';
import { newPersonCode } from './public.ts';
import {
  correctRow,
  findPerson,
  hasSearchedLately,
  insertConsent,
  insertContact,
  insertDocument,
  listNames,
} from './queries.ts';
import { custodialParentOf, type HouseholdMember, mayAddHousehold } from './rules.ts';

export async function saveContact(
  h: Handling<typeof addContact>,
): Promise<Outcome<{ id: string }, 'not-found'>> {
  const key = await findFileKey(h, h.params.personId);
  if (!key) return refuse('not-found');
  const id = h.newId;
  const value = sealText(
    key,
    { table: 'people.contact', record: id, column: 'value', version: 1 },
    h.body.value,
  );
  await insertContact(h.tx, {
    id,
    personId: h.params.personId,
    kind: h.body.kind,
    value,
    by: h.actor.accountId,
  });
  h.audit.wrote('contact-added', 'contact', [h.params.personId], 'reach-the-person');
  return done({ id });
}

export async function saveDocument(
  h: Handling<typeof addDocument>,
): Promise<Outcome<{ id: string }, 'not-found'>> {
  const key = await findFileKey(h, h.params.personId);
  if (!key) return refuse('not-found');
  const id = h.newId;
  const number = sealText(
    key,
    { table: 'people.identity_document', record: id, column: 'number', version: 1 },
    h.body.number,
  );
  await insertDocument(h.tx, {
    id,
    personId: h.params.personId,
    kind: h.body.kind,
    number,
    issuedOn: h.body.issuedOn,
    by: h.actor.accountId,
  });
  h.audit.wrote('document-added', 'contact', [h.params.personId], 'documents');
  return done({ id });
}

export async function saveConsent(
  h: Handling<typeof recordConsent>,
): Promise<Outcome<{ id: string }, 'not-found' | 'consent-ends-before-it-begins'>> {
  if (!(await findPerson(h.tx, h.params.personId))) return refuse('not-found');
  if (h.body.untilOn <= h.body.toldOn) return refuse('consent-ends-before-it-begins');
  const id = h.newId;
  await insertConsent(h.tx, { ...h.body, id, personId: h.params.personId, by: h.actor.accountId });
  h.audit.wrote('consent-recorded', 'consent', [h.params.personId], h.body.purpose);
  return done({ id });
}

export const placeOfReason = (id: string) => ({
  table: 'people.person_correction',
  record: id,
  column: 'reason',
  version: 1,
});

export async function saveCorrection(
  h: Handling<typeof correctPerson>,
): Promise<Outcome<{ version: number }, 'not-found' | 'conflict-changed-meanwhile'>> {
  const person = await findPerson(h.tx, h.params.personId);
  const key = person && (await findFileKey(h, h.params.personId));
  if (!person || !key) return refuse('not-found');
  const { body } = h;
  const id = newId();
  const base = {
    id,
    personId: h.params.personId,
    field: body.field,
    baseVersion: body.baseVersion,
    reason: sealText(key, placeOfReason(id), body.reason).toString('base64'),
  };
  const before = {
    name: person.name,
    sex: person.sex,
    citizenship: person.citizenship,
    province: person.province,
  };
  const input =
    body.field === 'name'
      ? { ...base, ...(await nameCorrection(h, body.value, person.name)) }
      : body.field === 'birth'
        ? {
            ...base,
            birthFrom: body.value.from,
            birthTo: body.value.to,
            birthPrecision: body.value.precision,
            before: { text: birthText(person.birthFrom, person.birthPrecision) },
            after: { text: birthText(body.value.from, body.value.precision) },
          }
        : {
            ...base,
            value: body.value,
            before: { text: before[body.field] ?? '' },
            after: { text: body.value },
          };
  if (!(await correctRow(h.tx, input))) return refuse('conflict-changed-meanwhile');
  h.audit.wrote('person-corrected', 'person', [h.params.personId], body.field);
  return done({ version: body.baseVersion + 1 });
}

async function nameCorrection(
  h: Handling<typeof correctPerson>,
  name: NewName,
  present: string | null,
) {
  const known = await listNames(h.tx, h.params.personId);
  return {
    nameId: newId(),
    ...name,
    folded: foldNames([name.fullName, ...known.map((row) => row.fullName)]),
    before: { text: present ?? '' },
    after: { text: name.fullName },
  };
}

function birthText(from: string | null, precision: string): string {
  if (from === null) return precision;
  return precision === 'day'
    ? from
    : precision === 'month'
      ? from.slice(0, 7)
      : `${precision} ${from.slice(0, 4)}`;
}

type IntakeRefused =
  | 'not-an-intake-worker'
  | 'search-first'
  | 'look-at-files-first'
  | 'first-person-must-be-self'
  | 'birth-in-future'
  | 'consent-ends-before-it-begins';
type Added = {
  householdId: string;
  householdCode: string;
  persons: { id: string; code: string }[];
};

export async function openHousehold(
  h: Handling<typeof addHousehold>,
): Promise<Outcome<Added, IntakeRefused>> {
  const { actor, body, services, today } = h;
  if (actor.role === 'case-manager' && actor.duty !== 'intake')
    return refuse('not-an-intake-worker');
  if (!(await hasSearchedLately(h.tx, actor.accountId))) return refuse('search-first');
  const country = services.programme.country;
  const persons = body.persons.map((person) => ({
    ...person,
    id: newId<'person'>(),
    code: newPersonCode(country),
  }));
  const members: HouseholdMember[] = persons.map((person) => ({
    personId: person.id,
    birth: person.birth as Birth,
    relationToFirst: person.relationToFirst,
  }));
  const allowed = mayAddHousehold(members, today);
  if (!allowed.ok) return allowed;
  if (persons.some((person) => person.consents.some((one) => one.untilOn <= one.toldOn))) {
    return refuse('consent-ends-before-it-begins');
  }
  // After what is wrong with the body: a file that looks alike is shown, never found by trying.
  const lookedAt = new Set(body.lookedAt.map((id) => id.toLowerCase()));
  for (const person of body.persons) {
    const likely = await findFilesLike(h.tx, person);
    if (likely.some((one) => !lookedAt.has(one.person.id))) return refuse('look-at-files-first');
  }
  const household = { id: newId(), code: newPersonCode(country), province: body.province };
  await addHouseholds(
    h,
    [
      {
        ...household,
        kinship: kinRows(persons),
        persons: persons.map((person, at) => ({
          id: person.id,
          code: person.code,
          sex: person.sex,
          citizenship: person.citizenship,
          birth: person.birth as Birth,
          names: [person.name, ...person.otherSpellings],
          familyNumbers: [],
          consents: person.consents,
          contacts: [],
          documentNumbers: [],
          custodialParentPersonId: custodialParentOf(members[at]!, members, today),
        })),
      },
    ],
    body.legalAidOffered,
  );
  h.audit.wrote(
    'household-added',
    'person',
    persons.map((person) => person.id),
    'intake',
  );
  return done({
    householdId: household.id,
    householdCode: household.code,
    persons: persons.map((person) => ({ id: person.id, code: person.code })),
  });
}

type NewPerson = BodyOf<typeof addHousehold>['persons'][number] & { id: string; code: string };

/** Both directions are stored, so that each person's page finds its own row. */
function kinRows(persons: readonly NewPerson[]) {
  const [first, ...others] = persons;
  return others.flatMap((other) => {
    const relation = other.relationToFirst as string;
    const back = inverseOf(relation, first!.sex);
    return [
      { id: newId(), personId: first!.id, kinPersonId: other.id, relation, basis: 'statement' },
      ...(back
        ? [
            {
              id: newId(),
              personId: other.id,
              kinPersonId: first!.id,
              relation: back,
              basis: 'statement',
            },
          ]
        : []),
    ];
  });
}

function inverseOf(relation: string, sexOfFirst: string): string | null {
  if (relation === 'child')
    return sexOfFirst === 'male' ? 'father' : sexOfFirst === 'female' ? 'mother' : null;
  if (relation === 'mother' || relation === 'father') return 'child';
  return relation === 'sibling' || relation === 'spouse' ? relation : null;
}
