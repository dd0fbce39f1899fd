// A caseload that each organisation brought in by list a few days ago: of its families every other
// person still rests on the ground that was taken for the list, and waits to be asked. Only the
// answers and the list are made up here; the families are those of the programme.

import { packOf } from '../../../engine/countries/load-packs.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { addDays } from '../days.ts';
import type { DemoConsent, DemoFamily, DemoPerson } from '../model.ts';
import type { Writing } from './writing.ts';

const familiesOfList = 3;
const daysAgo = 6;

/** By organisation: the families that came with its list. */
export type Caseloads = Map<string, DemoFamily[]>;

/** The family as it is written; on a list, some of its persons were not asked yet. */
export function asListed(writing: Writing, caseloads: Caseloads, family: DemoFamily): DemoFamily {
  const { today, programme } = writing;
  const some = caseloads.get(family.organisation) ?? [];
  const isOpen = family.cases.length > 1 && family.cases.every((one) => one.closedOn === null);
  if (family.route !== 'self-return' || !isOpen || some.length >= familiesOfList) return family;
  const { listDays } = packOf(programme.options.country).consent.value;
  const [listedOn, askAgainBy] = [addDays(today, -daysAgo), addDays(today, listDays - daysAgo)];
  const onGround = (consent: DemoConsent): DemoConsent =>
    consent.purpose === 'legal-aid'
      ? consent
      : { ...consent, ground: 'best-interests', toldOn: listedOn, untilOn: askAgainBy, askAgainBy };
  const asListedPerson = (person: DemoPerson, at: number): DemoPerson =>
    at % 2 === 0 ? { ...person, consents: person.consents.map(onGround) } : person;
  const listed = { ...family, persons: family.persons.map(asListedPerson) };
  caseloads.set(family.organisation, [...some, listed]);
  return listed;
}

export async function writeCaseloads(
  tx: Tx,
  { today, at, first, organisation, id }: Writing,
  caseloads: Caseloads,
): Promise<void> {
  for (const [code, families] of caseloads) {
    const persons = families.flatMap((family) => family.cases.map((one) => one.personId));
    const listId = id();
    await sql`insert into operations.caseload_list (id, organisation_id, file_hash, imported_by,
        imported_at, households, rows, epoch)
      select ${listId}, ${organisation(code).id}, ${`made-up-list-${listId}`},
        ${first('case-manager', { organisation: code, duty: 'intake' }).id},
        ${at(addDays(today, -daysAgo), 6)}, ${families.length}, ${persons.length}, e.id
      from programme.epoch e`.execute(tx);
    await sql`insert into operations.caseload_person (person_id, list_id)
      select one, ${listId} from unnest(${persons}::uuid[]) one`.execute(tx);
  }
}
