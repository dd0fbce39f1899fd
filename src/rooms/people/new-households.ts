// Opens the files of households that are already home: persons, names, kin, keys, consents, ways to
// reach them. Intake by hand brings one household, a caseload list hundreds; both come through
// here, so that every file has its key, its consents and the event by which other rooms open cases
// and cover minors. The database
// decides about each answer; everything else was checked by the caller.

import { type Birth, mayBeMinor } from '../../kernel/birth.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { invariant } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { Events } from '../../engine/http/event.ts';
import { consentRefusals } from './api-changes.ts';
import { consentInput } from './consent-input.ts';
import { type NewFile, openNewFile } from './file-keys.ts';
import { foldNames } from './folded.ts';
import { columnsOf, type Unanswered } from '../../kernel/unanswered.ts';
import type { PersonName } from '../../kernel/person-input.ts';
import type { NewConsent } from './shapes.ts';
import { recordConsents } from './queries-consent.ts';
import { addHouseholdsRows } from './queries-households.ts';

/** What this needs of a request, whatever the endpoint. */
export type Opening = Pick<Handling<Endpoint>, 'tx' | 'services' | 'actor' | 'today' | 'emit'>;

export type PersonToAdd = {
  readonly id: string;
  readonly sex: 'female' | 'male' | 'unknown';
  readonly citizenship: string | Unanswered | null;
  readonly birth: Birth;
  /** The first is the name in use; the others are further spellings. */
  readonly names: readonly PersonName[];
  readonly familyNumbers: readonly string[];
  readonly consents: readonly NewConsent[];
  /** Nobody who opens the file has the person before them: `people.record_consent` is stricter. */
  readonly isByList?: boolean;
  readonly contacts: readonly { readonly kind: 'phone' | 'address'; readonly value: string }[];
  readonly documentNumbers: readonly string[];
  /** Only for a minor; null if no parent is known in the household. */
  readonly custodialParentPersonId: string | null;
};
export type KinToAdd = {
  readonly id: string;
  readonly personId: string;
  readonly kinPersonId: string;
  readonly relation: string;
  readonly basis: string;
};
export type HouseholdToAdd = {
  readonly id: string;
  readonly province: string | null;
  readonly persons: readonly PersonToAdd[];
  readonly kinship: readonly KinToAdd[];
};
export type LegalAidOffered = Events['people.household-added']['legalAidOffered'];

/** The last: by list, a yes counts only of somebody who is certainly of age. */
const openingRefusals = [...consentRefusals, 'age-not-certain'] as const;
export type ConsentRefusal = (typeof openingRefusals)[number];

const householdsAtOnce = 100;

/**
 * Adds all of them in the caller's transaction to the actor's organisation and emits
 * `people.household-added` for each, or refuses because of an answer; the facts name the person.
 * Throws for an actor whom the database does not let open files.
 */
export async function addHouseholds(
  h: Opening,
  households: readonly HouseholdToAdd[],
  legalAidOffered: LegalAidOffered,
): Promise<Outcome<null, ConsentRefusal>> {
  for (let from = 0; from < households.length; from += householdsAtOnce) {
    const { answer, personId } = await addSome(h, households.slice(from, from + householdsAtOnce));
    const refusal = openingRefusals.find((code) => code === answer);
    if (refusal) return refuse(refusal, { personId });
    invariant(answer === 'ok', 'an answer about a person who is not there');
  }
  for (const household of households) {
    h.emit({
      name: 'people.household-added',
      facts: {
        householdId: household.id,
        organisationId: h.actor.organisationId!,
        legalAidOffered,
        persons: household.persons.map((person) => {
          const minor = mayBeMinor(person.birth, h.today);
          return {
            personId: person.id,
            minor,
            custodialParentPersonId: minor ? person.custodialParentPersonId : null,
          };
        }),
      },
    });
  }
  return done(null);
}

async function addSome(
  h: Opening,
  households: readonly HouseholdToAdd[],
): ReturnType<typeof recordConsents> {
  const consents: object[] = [];
  await addHouseholdsRows(
    h.tx,
    households.map(({ id, province, persons, kinship }) => ({
      household: { id, province, operationId: null },
      persons: persons.map((person) => {
        const file = openNewFile(h.services.keyring, person.id);
        const of = { personId: person.id, country: h.services.programme.country, seal: file.seal };
        consents.push(
          ...person.consents.map((consent) =>
            consentInput(consent, { ...of, id: newId(), byList: person.isByList }),
          ),
        );
        return personRow(file, person);
      }),
      kinship,
    })),
  );
  return recordConsents(h.tx, consents);
}

function personRow(file: NewFile, person: PersonToAdd) {
  const { id, sex, birth, names, familyNumbers } = person;
  const [citizenship, citizenshipUnanswered] = columnsOf(person.citizenship);
  const birthYears = birth.from === null ? [] : [Number(birth.from.slice(0, 4))];
  return {
    id,
    sex,
    citizenship,
    citizenshipUnanswered,
    wrappedKey: file.wrappedKey,
    birthFrom: birth.from,
    birthTo: birth.to,
    birthPrecision: birth.precision,
    names: names.map((name, at) => ({
      id: newId(),
      kind: at === 0 ? 'current' : 'other-script',
      ...name,
    })),
    folded: foldNames(
      names.map((name) => name.fullName),
      { birthYears, familyNumbers },
    ),
    contacts: person.contacts.map(({ kind, value }) => file.contact(kind, value)),
    // A list has only the number, not the kind of document.
    documents: person.documentNumbers.map((number) => file.document('other', number)),
  };
}
