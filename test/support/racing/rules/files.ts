// What the rules of the care side are raced on: an organisation with its people, and files written
// as the owner, each with a case under way.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeWrappedKey } from '../../../../src/rooms/people/public.ts';
import { makeActor, makeOrganisation, type TestActor } from '../../actors.ts';
import type { Bench } from '../../creating/bench.ts';

export type Post = {
  readonly organisationId: string;
  readonly bodyId: string;
  readonly leads: readonly [TestActor, TestActor];
  readonly supervisor: TestActor;
  readonly manager: TestActor;
  readonly officers: readonly [TestActor, TestActor];
  readonly coordinator: TestActor;
  readonly administrator: TestActor;
};
export type File = {
  readonly personId: string;
  readonly caseId: string;
  readonly householdId: string;
};

export async function makePost({ database }: Bench): Promise<Post> {
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const bodyId = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  const lead = () => makeActor(database, { role: 'case-manager', duty: 'intake', organisationId });
  const officer = () =>
    makeActor(database, { role: 'child-protection-officer', organisationId: bodyId });
  const post = {
    organisationId,
    bodyId,
    leads: [await lead(), await lead()],
    supervisor: await makeActor(database, { role: 'supervisor', organisationId }),
    manager: await makeActor(database, { role: 'cso-manager', organisationId }),
    officers: [await officer(), await officer()],
    coordinator: await makeActor(database, { role: 'national-coordinator' }),
    administrator: await makeActor(database, { role: 'administrator' }),
  } as const satisfies Post;
  // Two accounts of one name count as one human being.
  await sql`update access.account set display_name = display_name || ' ' || id`.execute(
    database.owner,
  );
  return post;
}

type Wanted = { readonly birth?: string; readonly state?: string; readonly covers?: object[] };

/**
 * A person and a case with both leads in its team, the first of them as its lead. `covers`: rows of
 * guardianship.cover; without them an authority covers a minor.
 */
export async function makeFile(
  { database: { owner }, services }: Bench,
  post: Post,
  { birth = '1990-01-01', state = 'active', covers = [] }: Wanted = {},
): Promise<File> {
  const [personId, caseId, householdId] = [newId(), newId(), newId()];
  const part = (account: TestActor, name: string) => ({ account: account.accountId, part: name });
  const parts = JSON.stringify([part(post.leads[0], 'lead'), part(post.supervisor, 'supervisor')]);
  const rows = [
    sql`insert into people.household (id, code, organisation_id)
      values (${householdId}, ${householdId}, ${post.organisationId})`,
    sql`insert into people.person (id, code, sex, birth_from, birth_to, birth_precision,
        organisation_id, handed_over_at, household_id)
      values (${personId}, ${personId}, 'female', ${birth}, ${birth}, 'day',
        ${post.organisationId}, now(), ${householdId})`,
    sql`insert into people.file_key (person_id, wrapped_key) values (${personId},
      decode(${makeWrappedKey(services.keyring, personId)}, 'base64'))`,
    sql`insert into guardianship.cover (id, person_id, kind, basis, holder_name, from_on,
        ground)
      select gen_random_uuid(), ${personId}, c ->> 'kind', c ->> 'basis', '\\x00', care.today(),
        case c ->> 'kind' when 'guardian' then 'recorded-earlier' end
      from jsonb_array_elements(${JSON.stringify(covers)}::jsonb) c`,
    sql`insert into care.case_file (id, person_id, household_id, household_code,
        organisation_id, intake, state, priority, priority_reason, contact_due_at)
      values (${caseId}, ${personId}, ${householdId}, ${householdId}, ${post.organisationId}, true,
        'identified', 'low', 'usual', now())`,
    sql`insert into care.assignment (id, case_id, person_id, account_id, part, reason,
        assigned_by)
      select gen_random_uuid(), ${caseId}, ${personId}, (p ->> 'account')::uuid, p ->> 'part',
        'first-assignment', ${post.manager.accountId}::uuid
      from jsonb_array_elements(${parts}::jsonb) p`,
    sql`insert into access.reach (account_id, person_id, via)
      select (p ->> 'account')::uuid, ${personId}, 'case-' || (p ->> 'part')
      from jsonb_array_elements(${parts}::jsonb) p`,
    sql`update care.case_file set state = ${state} where id = ${caseId}`,
  ];
  // Sent together: the races make hundreds of files.
  await owner
    .transaction()
    .execute(async (tx) => void (await Promise.all(rows.map((one) => one.execute(tx)))));
  return { personId, caseId, householdId };
}

export async function reach(
  { database: { owner } }: Bench,
  accounts: readonly TestActor[],
  personId: string,
): Promise<void> {
  await sql`insert into access.reach (account_id, person_id, via) select a, ${personId},
    'case-team' from unnest(${accounts.map((one) => one.accountId)}::uuid[]) a`.execute(owner);
}

/** Proposed by the first lead, so that the supervisor may merge; the first file is kept. */
export async function propose(bench: Bench, one: File, other: File, by: TestActor): Promise<void> {
  const [a, b] = [one.personId, other.personId].toSorted();
  const pairId = newId();
  await sql`insert into people.person_pair (id, a_person_id, b_person_id, kept_person_id, state)
    values (${pairId}, ${a}, ${b}, ${one.personId}, 'proposed')`.execute(bench.database.owner);
  await sql`insert into people.person_pair_step (id, pair_id, step, by_account)
    values (${newId()}, ${pairId}, 'proposed', ${by.accountId})`.execute(bench.database.owner);
}

/** With every criterion met; answers its id. */
export async function proposeClosing(
  { database: { owner } }: Bench,
  { caseId, personId }: File,
  by: TestActor,
  reason = 'moved',
): Promise<string> {
  const id = newId();
  await sql`with closing as (insert into care.closing (id, case_id, person_id, reason, from_state,
        proposed_by, decide_until)
      values (${id}, ${caseId}, ${personId}, ${reason}, 'active', ${by.accountId},
        care.today() + 7))
    insert into care.closing_criterion (closing_id, person_id, criterion, answer)
    select ${id}, ${personId}, c, 'met' from unnest(array['goals', 'safety', 'papers',
      'guardian-six-months', 'somebody-alongside', 'own-view']) c`.execute(owner);
  return id;
}

/** One step of two people about two files; both at their first version. */
export function stepOf(one: File, other: File, step: string): ReturnType<typeof sql> {
  const input = {
    pairId: newId(),
    stepId: newId(),
    personId: one.personId,
    otherId: other.personId,
    step,
    baseVersion: 1,
    keptId: one.personId,
    reason: 'AAAA',
    versions: { [one.personId]: 1, [other.personId]: 1 },
  };
  return sql`people.step_pair(${JSON.stringify(input)}::jsonb)`;
}
