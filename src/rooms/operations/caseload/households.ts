// From the households of a list to files as the room people opens them. The file gets every
// spelling of a name; a phone, an address and a document's number become sealed values of it.

import type { QueryOf } from '../../../kernel/contract.ts';
import { newId } from '../../../kernel/id.ts';
import { plainLetters } from '../../../kernel/letters.ts';
import type { HouseholdToAdd, PersonToAdd } from '../../people/public.ts';
import { arrivedPersons, kinOf } from '../entries/household-of-family.ts';
import type { RowEntry } from '../lists/row-to-entry.ts';
import type { importCaseload } from './api.ts';
import { consentsOf } from './list-consents.ts';
import type { ListedHousehold } from './read-caseload.ts';
import type { Asking } from './row-answers.ts';

type Basis = QueryOf<typeof importCaseload>;
export type Making = {
  readonly province: string | null;
  readonly basis: Basis;
  readonly organisationId: string;
  readonly asking: Asking;
};

export function householdToAdd(household: ListedHousehold, making: Making): HouseholdToAdd {
  const { persons, familyNumber } = household;
  const parents = new Map(
    arrivedPersons(persons).map((one) => [one.personId, one.custodialParentPersonId]),
  );
  return {
    id: newId(),
    province: making.province,
    kinship: kinOf(persons),
    persons: persons.map(({ personId, entry }) => ({
      id: personId,
      sex: entry.sex,
      citizenship: entry.citizenship,
      birth: entry.birth,
      names: namesOf(entry),
      familyNumbers: familyNumber === null ? [] : [familyNumber],
      ...consentsOf({ household, personId }, making),
      contacts: contactsOf(entry),
      documentNumbers: entry.document === null ? [] : [entry.document],
      custodialParentPersonId: parents.get(personId) ?? null,
    })),
  };
}

// If the list has the whole name and its parts, spelled differently, both are kept.
function namesOf(entry: RowEntry): PersonToAdd['names'] {
  const { fullName, givenName, familyName, fatherName } = entry;
  const nameOf = (text: string) => ({
    fullName: text,
    givenName: partOf(givenName),
    familyName: partOf(familyName),
    fatherName: partOf(fatherName),
    language: /\p{Script=Arabic}/u.test(text) ? ('ar' as const) : null,
  });
  const parts = [familyName, givenName, fatherName].filter((part) => part !== null);
  const isOther =
    givenName !== null &&
    familyName !== null &&
    parts.some((part) => !plainLetters(fullName).includes(plainLetters(part)));
  return [nameOf(fullName), ...(isOther ? [nameOf(parts.join(' '))] : [])];
}

function partOf(part: string | null): string | null {
  return part === null ? null : part.slice(0, 150);
}

function contactsOf({ phone, district, address }: RowEntry): PersonToAdd['contacts'] {
  const where = [district, address].filter((part) => part !== null).join(', ');
  return [
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(where === '' ? [] : [{ kind: 'address' as const, value: where }]),
  ];
}
