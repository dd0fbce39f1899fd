// A case that moves is with one organisation at every moment: its case, its person, its workers and
// everyone's reach say the same one, and a move that did not happen changed nothing.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, type TestActor } from '../../actors.ts';
import type { Bench } from '../../creating/bench.ts';
import { confirm } from '../../disclosures.ts';
import { addConsent } from '../../households.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';
import { type File, makeFile, makePost, type Post } from './files.ts';

type World = {
  readonly file: File;
  readonly moveId: string;
  readonly consentId: string;
  readonly colleague: TestActor;
  /** The organisation that is asked: another one once it leaves. */
  readonly next: Post;
};
type Commands = Record<string, Command<World>>;

export async function moveRule(bench: Bench): Promise<AnyRule> {
  const post = await makePost(bench);
  const colleague = await makeActor(bench.database, {
    role: 'case-manager',
    organisationId: post.organisationId,
  });
  let next = await makePost(bench);
  const world = (state: 'proposed' | 'accepted') => async () => {
    const left = await sql`select 1 from care.leaving
      where organisation_id = ${next.organisationId}`.execute(bench.database.owner);
    if (left.rows.length > 0) next = await makePost(bench);
    await confirm(bench.database, post.coordinator);
    return makeWorld(bench, { post, next, colleague, state });
  };
  return ruleOf<World>(bench, {
    tables: ['care.move'],
    worlds: { proposed: world('proposed'), accepted: world('accepted') },
    commands: { ...ofTheNewOne(), ...ofTheOldOne(post), ...ofOthers(post) },
    refusals: [
      'not-found',
      'already-assigned',
      'already-leaves',
      'case-is-closed',
      'consent-over',
      'move-not-accepted',
      'move-already-decided',
      'not-a-care-organisation',
      'not-a-colleague-for-this',
      'organisation-has-cases',
      'sharing-not-agreed',
      'conflict-changed-meanwhile',
    ],
    holes: [
      {
        without: [
          ['people.hold_files', 'for no key update'],
          ['care.lock_move', 'for no key update'],
          ['care.lock_move', 'for no key update'],
        ],
        pair: 'accepted: take it back, then take it back',
      },
    ],
    held: {
      'the person': ({ file }) =>
        sql`select from people.person where id = ${file.personId} for update`,
      'the case': ({ file }) =>
        sql`select from care.case_file where id = ${file.caseId} for update`,
      'the move': ({ moveId }) => sql`select from care.move where id = ${moveId} for update`,
      'the new one': ({ next }) =>
        sql`select from workforce.organisation where id = ${next.organisationId} for update`,
    },
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'care.propose_move': 'adds a row: a second open one is refused by a unique key',
      'care.end_leaving': 'ends moves that rest on a decision; leaving.test.ts has them',
      'people.record_consent': 'ends an answer as taking one back does',
      'programme.erase_file': 'a file past its day, under the same locks',
    },
    broken: ({ file, moveId }) => sql`
      with move as (select m.*, case m.state when 'done' then m.to_organisation_id
          else m.from_organisation_id end as holds from care.move m where m.id = ${moveId})
      select 'the case is elsewhere' as fault from move m join care.case_file c on c.id = m.case_id
        where c.organisation_id <> m.holds
      union all select 'the person is elsewhere' from move m
        join people.person p on p.id = m.person_id where p.organisation_id <> m.holds
      union all select 'reach of another organisation' from move m
        join access.reach r on r.person_id = m.person_id
        join workforce.membership o on o.account_id = r.account_id
        where o.organisation_id <> m.holds
      union all select 'at work for another organisation' from move m
        join care.assignment a on a.case_id = m.case_id and a.until_at = 'infinity'
        join workforce.membership o on o.account_id = a.account_id
        where o.organisation_id <> m.holds
      union all select 'nobody at work' from move m where m.state = 'done' and (select count(*)
        from care.assignment a where a.case_id = m.case_id and a.until_at = 'infinity'
          and a.account_id in (m.lead_id, m.supervisor_id)) < 2
      union all select 'on its way to an organisation that leaves' from move m
        join care.leaving l on l.organisation_id = m.to_organisation_id and l.ended_at is null
        where m.state in ('proposed', 'accepted')
      union all select 'on its way against the answer' from move m
        where m.state in ('proposed', 'accepted') and not exists (select 1 from people.consent s
          where s.person_id = ${file.personId} and s.purpose = 'share-with-organisation'
            and s.ended_at is null)`,
  });
}

type Wanted = {
  readonly post: Post;
  readonly next: Post;
  readonly colleague: TestActor;
  readonly state: 'proposed' | 'accepted';
};

async function makeWorld(bench: Bench, { post, next, colleague, state }: Wanted): Promise<World> {
  const { database } = bench;
  const file = await makeFile(bench, post);
  const consentId = await addConsent(database, file.personId, {
    organisationId: next.organisationId,
  });
  const moveId = newId();
  const isTaken = state === 'accepted';
  await sql`insert into care.move (id, case_id, person_id, case_code, from_organisation_id,
      to_organisation_id, reason, age_band, may_be_minor, priority, state, proposed_by, due_on,
      decided_by, decided_at, lead_id, supervisor_id)
    select ${moveId}, c.id, c.person_id, c.code, c.organisation_id, ${next.organisationId},
      'language', '26-59', false, c.priority, ${state}, ${post.supervisor.accountId},
      care.today() + 7, ${isTaken ? next.manager.accountId : null}::uuid,
      ${isTaken ? new Date() : null}::timestamptz,
      ${isTaken ? next.leads[0].accountId : null}::uuid,
      ${isTaken ? next.supervisor.accountId : null}::uuid
    from care.case_file c where c.id = ${file.caseId}`.execute(database.owner);
  return { file, moveId, consentId, colleague, next };
}

/** As someone sees it who acts at this moment. */
const versionOf = (moveId: string) =>
  sql`(select m.version from care.move m where m.id = ${moveId})`;

function ofTheNewOne(): Commands {
  return {
    'take it': {
      through: ['care.accept_move'],
      act: ({ moveId, next }, turn) => [
        next.manager,
        (tx) =>
          askFor(
            tx,
            sql`care.accept_move(${moveId}, ${versionOf(moveId)}, ${next.leads[turn].accountId},
              ${next.supervisor.accountId})`,
          ),
      ],
    },
    'do not take it': {
      through: ['care.stop_move'],
      act: ({ moveId, next }) => [
        next.manager,
        (tx) =>
          askFor(
            tx,
            sql`care.stop_move(${moveId}, ${versionOf(moveId)}, 'declined', 'no-capacity')`,
          ),
      ],
    },
    'say that one knows': {
      through: ['care.see_move'],
      act: ({ moveId, next }) => [
        next.leads[0],
        (tx) =>
          askFor(
            tx,
            sql`case when care.see_move(${moveId}) is null then 'not-found' else 'ok' end`,
          ),
      ],
    },
  };
}

function ofTheOldOne({ supervisor, manager }: Post): Commands {
  return {
    'hand it on': {
      through: ['care.complete_move'],
      act: ({ moveId }, turn) => [
        turn === 0 ? supervisor : manager,
        (tx) =>
          askFor(
            tx,
            sql`care.complete_move(jsonb_build_object('moveId', ${moveId}::text, 'baseVersion',
              ${versionOf(moveId)}, 'notTalkedWhy', 'worker-gone'))`,
          ),
      ],
    },
    'take it back': {
      through: ['care.stop_move'],
      act: ({ moveId }, turn) => [
        turn === 0 ? manager : supervisor,
        (tx) => askFor(tx, sql`care.stop_move(${moveId}, ${versionOf(moveId)}, 'withdrawn', null)`),
      ],
    },
    'assign another lead': {
      through: ['care.assign'],
      act: ({ file, colleague }, turn) => [
        turn === 0 ? manager : supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.assign(${file.caseId}, 'lead', ${colleague.accountId}, 'workload', null)`,
          ),
      ],
    },
  };
}

function ofOthers({ leads, coordinator }: Post): Commands {
  return {
    'take the answer back': {
      through: ['people.withdraw_consent'],
      act: ({ file, consentId }) => [
        leads[0],
        (tx) => askFor(tx, sql`people.withdraw_consent(${file.personId}, ${consentId})`),
      ],
    },
    'decide that the new one leaves': {
      through: ['care.decide_leaving'],
      act: ({ next }) => [
        coordinator,
        async (tx) => {
          await sql`select access.carry_session(${coordinator.token})`.execute(tx);
          return askFor(
            tx,
            sql`care.decide_leaving(jsonb_build_object('id', ${newId()}::text, 'organisationId',
              ${next.organisationId}::text, 'leavesOn', care.today() + 9, 'reason', 'own-wish'))`,
          );
        },
      ],
    },
  };
}
