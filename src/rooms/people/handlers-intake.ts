// Intake without an operation: the files of a household are opened in one transaction with their
// consents, after a search and a look at the files that may be of the same people.

import type { HandlersOf } from '../../engine/http/handler.ts';
import type { Birth } from '../../kernel/birth.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { invariant } from '../../kernel/invariant.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import type * as api from './api-intake.ts';
import { findFilesLike } from './likely-files.ts';
import { addHouseholds, type PersonToAdd } from './new-households.ts';
import { getHouseholdCode, listCodes } from './queries-households.ts';
import { hasSearchedLately } from './queries.ts';
import { custodialParentOf, type HouseholdMember, mayAddHousehold } from './rules.ts';

export const intakeHandlers: HandlersOf<typeof api> = {
  async addHousehold(h) {
    const { actor, body, today } = h;
    if (actor.role === 'case-manager' && actor.duty !== 'intake')
      return refuse('not-an-intake-worker');
    if (!(await hasSearchedLately(h.tx, actor.accountId))) return refuse('search-first');
    const persons: NewPerson[] = body.persons.map((person) => ({
      ...person,
      id: newId<'person'>(),
    }));
    const members = persons.map(memberOf);
    const allowed = mayAddHousehold(members, today);
    if (!allowed.ok) return allowed;
    // Checked last, so that nobody can find a similar file by sending faulty bodies.
    const lookedAt = new Set(body.lookedAt.map((id) => id.toLowerCase()));
    for (const person of body.persons) {
      const likely = await findFilesLike(h.tx, person);
      if (likely.some((one) => !lookedAt.has(one.person.id))) return refuse('look-at-files-first');
    }
    const household = {
      id: newId(),
      province: body.province,
      kinship: kinRows(persons),
      persons: persons.map((person, at) =>
        personToAdd(person, custodialParentOf(members[at]!, members, today)),
      ),
    };
    const added = await addHouseholds(h, [household], body.legalAidOffered);
    if (!added.ok) {
      invariant(added.refusal !== 'age-not-certain', 'nobody comes to intake by list');
      return refuse(added.refusal);
    }
    h.audit.wrote(
      'household-added',
      'person',
      persons.map((person) => person.id),
      'intake',
    );
    return done({
      householdId: household.id,
      householdCode: await getHouseholdCode(h.tx, household.id),
      persons: await listCodes(
        h.tx,
        persons.map(({ id }) => id),
      ),
    });
  },
};

type NewPerson = BodyOf<typeof api.addHousehold>['persons'][number] & {
  readonly id: string;
};

const memberOf = (person: NewPerson): HouseholdMember => ({
  personId: person.id,
  birth: person.birth as Birth,
  relationToFirst: person.relationToFirst,
});

function personToAdd(person: NewPerson, custodialParentPersonId: string | null): PersonToAdd {
  return {
    id: person.id,
    sex: person.sex,
    citizenship: person.citizenship,
    birth: person.birth as Birth,
    names: [person.name, ...person.otherSpellings],
    familyNumbers: [],
    consents: person.consents,
    contacts: [],
    documentNumbers: [],
    custodialParentPersonId,
  };
}

/** Both directions are stored, so that each person's page has its own row. */
function kinRows(persons: readonly NewPerson[]) {
  const [first, ...others] = persons;
  return others.flatMap((other) => {
    const relation = other.relationToFirst as string;
    const back = inverseOf(relation, first!.sex);
    const kin = (one: NewPerson, two: NewPerson, as: string) => ({
      id: newId(),
      personId: one.id,
      kinPersonId: two.id,
      relation: as,
      basis: 'statement',
    });
    return [kin(first!, other, relation), ...(back ? [kin(other, first!, back)] : [])];
  });
}

function inverseOf(relation: string, sexOfFirst: string): string | null {
  if (relation === 'child')
    return sexOfFirst === 'male' ? 'father' : sexOfFirst === 'female' ? 'mother' : null;
  if (relation === 'mother' || relation === 'father') return 'child';
  return relation === 'sibling' || relation === 'spouse' ? relation : null;
}
