// An organisation learns of a household that agreed to that, from one open offer, and takes all of
// it on: no offer outlives the agreement, and nobody is handed over without it.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, makeOrganisation, type TestActor } from '../../actors.ts';
import { no, recording, yes } from '../../answers.ts';
import { addConsent } from '../../households.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';
import { makePost, type Post } from './files.ts';

type World = {
  readonly householdId: string;
  readonly personIds: readonly [string, string];
  readonly consentId: string;
  readonly offerId: string;
};
type Staff = Post & { readonly coordinators: readonly [TestActor, TestActor]; other: string };

export async function sharingRule(bench: RacingBench): Promise<AnyRule> {
  const post = await makePost(bench);
  const second = await makeActor(bench.database, { role: 'national-coordinator' });
  const other = await makeOrganisation(bench.database, { side: 'care' });
  const staff = { ...post, coordinators: [post.coordinator, second] as const, other };
  return ruleOf<World>(bench, {
    tables: ['care.offer'],
    isCompared: true,
    worlds: {
      arrived: () => arrived(bench, staff, false),
      offered: () => arrived(bench, staff, true),
    },
    commands: { ...offering(bench, staff), ...answering(staff) },
    refusals: [
      'not-found',
      'already-offered',
      'sharing-not-agreed',
      'offer-already-decided',
      'conflict-changed-meanwhile',
      'consent-over',
    ],
    holes: [
      {
        without: [
          ['people.lock_files', 'for no key update'],
          ['people.hold_files', 'for no key update'],
        ],
        pair: 'arrived: take the answer back, then offer',
      },
      {
        without: [
          ['care.hold_household_of_offer', 'for no key update of h'],
          ['people.hold_files', 'for no key update'],
          ['care.decide_offer', 'for no key update'],
          ['care.accept_offer', 'for no key update'],
        ],
        pair: 'offered: decline, then accept',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'programme.erase_file': 'a file past its day, under the same locks',
      'care.decide_leaving': { raced: 'a case that moves is with one organisation' },
    },
    held: {
      'the household': ({ householdId }) =>
        sql`select from people.household where id = ${householdId} for update`,
      'the offer': ({ offerId }) => sql`select from care.offer where id = ${offerId} for update`,
      'a person': ({ personIds }) =>
        sql`select from people.person where id = ${personIds[0]} for update`,
    },
    broken: ({ householdId }) => sql`
      with person as (select * from people.person where household_id = ${householdId}),
        offer as (select * from care.offer where household_id = ${householdId})
      select 'offered without agreement' as fault from offer, person where offer.state = 'open'
        and not care.sharing_agreed(person.id, offer.organisation_id)
      union all select 'two open' where (select count(*) from offer where state = 'open') > 1
      union all select 'offered after the handover' from offer, person where offer.state = 'open'
        and person.handed_over_at is not null
      union all select 'half handed over' where (select count(distinct (handed_over_at is null,
        organisation_id)) from person) <> 1
      union all select 'handed over to another' from person where handed_over_at is not null
        and organisation_id is distinct from (select organisation_id from offer
          where state = 'accepted')
      union all select 'handed over without a case' from person
        where (handed_over_at is not null) <> exists (select 1 from care.case_file c
          where c.person_id = person.id)`,
  });
}

async function arrived(bench: RacingBench, staff: Staff, isOffered: boolean): Promise<World> {
  const { owner } = bench.database;
  const [householdId, offerId] = [newId(), newId()];
  const personIds = [newId(), newId()] as const;
  const operationId = newId();
  await sql`with household as (insert into people.household (id, code, operation_id)
      values (${householdId}, ${householdId}, ${operationId}))
    insert into people.person (id, code, household_id, operation_id, sex, birth_from, birth_to,
      birth_precision)
    select p, p, ${householdId}, ${operationId}, 'female', '1990-01-01', '1990-01-01', 'day'
    from unnest(${personIds}::uuid[]) p`.execute(owner);
  const consentIds = [];
  for (const personId of personIds) consentIds.push(await addConsent(bench.database, personId));
  if (isOffered) {
    await sql`insert into care.offer (id, household_id, household_code, organisation_id, adults,
        children, age_bands, languages, offered_by)
      values (${offerId}, ${householdId}, ${householdId}, ${staff.organisationId}, 2, 0, '{}',
        '{ky}', ${staff.coordinator.accountId})`.execute(owner);
  }
  return { householdId, personIds, consentId: consentIds[0]!, offerId };
}

function offering(bench: RacingBench, staff: Staff): Record<string, Command<World>> {
  const { coordinators, manager } = staff;
  const offerOf = (householdId: string) => sql`(select id from care.offer
    where household_id = ${householdId} order by state = 'open' desc limit 1)`;
  return {
    offer: {
      through: ['care.offer_household'],
      act: ({ householdId }, turn) =>
        bench.send(coordinators[turn], 'POST /api/offers', {
          householdId,
          organisationId: turn === 0 ? staff.organisationId : staff.other,
          languages: ['ky'],
          urgentNeeds: [],
        }),
    },
    'withdraw the offer': {
      through: ['care.decide_offer'],
      act: ({ householdId }, turn) => [
        coordinators[turn],
        (tx) => askFor(tx, sql`care.decide_offer(${offerOf(householdId)}, 1, 'withdrawn', null)`),
      ],
    },
    decline: {
      through: ['care.decide_offer'],
      act: ({ householdId }) => [
        manager,
        (tx) =>
          askFor(tx, sql`care.decide_offer(${offerOf(householdId)}, 1, 'declined', 'district')`),
      ],
    },
    accept: {
      through: ['care.accept_offer'],
      act: ({ householdId }) => [
        manager,
        (tx) => askFor(tx, sql`care.accept_offer(${offerOf(householdId)}, 1)`),
      ],
    },
  };
}

function answering({ coordinators }: Staff): Record<string, Command<World>> {
  const record =
    (answer: object): Command<World>['act'] =>
    ({ personIds }, turn) => [
      coordinators[turn],
      async (tx) => {
        const { rows } = await recording(personIds[turn], {
          ...answer,
          purpose: 'share-with-organisation',
        }).execute(tx);
        return rows[0]!.answer;
      },
    ];
  return {
    'say yes': { through: ['people.record_consent'], act: record(yes) },
    'say no': { through: ['people.record_consent'], act: record(no) },
    'take the answer back': {
      through: ['people.withdraw_consent'],
      act: ({ personIds, consentId }, turn) => [
        coordinators[turn],
        (tx) => askFor(tx, sql`people.withdraw_consent(${personIds[0]}, ${consentId})`),
      ],
    },
  };
}
