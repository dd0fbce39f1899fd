// Help rests on what the person agreed to: one answer is in force for each purpose, and an action
// that names one goes on with the yes that took its place, or needs a new basis.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { actionOn, no, recording, yes } from '../../answers.ts';
import { addConsent } from '../../households.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';
import { type File, makeFile, makePost, type Post, propose, reach, stepOf } from './files.ts';

type World = {
  readonly file: File;
  readonly kept: File;
  readonly consentId: string;
  readonly goalId: string;
  readonly actionId: string;
};

export async function helpRule(bench: RacingBench): Promise<AnyRule> {
  const post = await makePost(bench);
  return ruleOf<World>(bench, {
    tables: ['people.consent', 'care.action'],
    worlds: { 'under way': () => helped(bench, post) },
    commands: { ...answering(post), ...helping(bench, post) },
    refusals: [
      'not-found',
      'consent-over',
      'consent-does-not-hold',
      'conflict-changed-meanwhile',
      'action-finished',
      'file-is-merged',
      'plan-ended',
      'refusal-in-other-file',
      'open-case-in-other-file',
    ],
    holes: [
      {
        without: [['care.hold_basis', 'for share']],
        pair: 'under way: say yes, then add an action',
      },
      {
        without: [
          ['people.lock_files', 'for no key update'],
          ['care.hold_actions', 'for no key update'],
        ],
        pair: 'under way: say yes, then say yes',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'care.complete_move': { raced: 'a case that moves is with one organisation' },
      'programme.erase_file': { raced: 'a file is erased only when nothing needs it' },
    },
    held: {
      'the action': ({ actionId }) =>
        sql`select from care.action where id = ${actionId} for update`,
      'the answer': ({ consentId }) =>
        sql`select from people.consent where id = ${consentId} for update`,
      'the person': ({ file }) =>
        sql`select from people.person where id = ${file.personId} for update`,
    },
    broken: ({ file, kept }) => sql`
      with person as (select * from people.person where id in (${file.personId},
          ${kept.personId})),
        consent as (select s.* from people.consent s join person on person.id = s.person_id)
      select 'two in force' as fault from consent where ended_at is null
        group by person_id, purpose, organisation_id having count(*) > 1
      union all select 'a yes beside a no' from consent no join consent yes
        on yes.person_id = no.person_id and yes.purpose = no.purpose and yes.id <> no.id
        where people.says_no(no) and no.organisation_id is null and no.ended_at is null
          and yes.ended_at is null and not people.says_no(yes)
      union all select 'rests on what was replaced' from care.action t
        join consent s on s.id = t.consent_id and s.ended_why = 'replaced'
        where t.state = 'open' and exists (select 1 from consent now where now.ended_at is null
          and now.purpose = s.purpose and not people.says_no(now)
          and now.organisation_id is not distinct from s.organisation_id)
      union all select 'a refusal lost' from person merged join person kept
        on kept.id = merged.merged_into where people.refusal_lost(kept.id, merged.id)`,
  });
}

async function helped(bench: RacingBench, post: Post): Promise<World> {
  const { owner } = bench.database;
  const file = await makeFile(bench, post);
  const kept = await makeFile(bench, post);
  await reach(bench, [post.leads[1]], file.personId);
  await propose(bench, kept, file, post.leads[0]);
  const purpose = 'case-support';
  const consentId = await addConsent(bench.database, file.personId, { purpose });
  await addConsent(bench.database, kept.personId, { purpose });
  const [planId, goalId, actionId] = [newId(), newId(), newId()];
  const lead = post.leads[0].accountId;
  await owner.transaction().execute(async (tx) => {
    await sql`insert into care.plan (id, case_id, person_id, made_by)
      values (${planId}, ${file.caseId}, ${file.personId}, ${lead})`.execute(tx);
    await sql`insert into care.goal (id, plan_id, person_id, level, strength, wording, words_of,
        owner, made_by)
      values (${goalId}, ${planId}, ${file.personId}, 'individual', 'copes', '\\x00', 'person',
        'person', ${lead})`.execute(tx);
    await sql`insert into care.action (id, goal_id, plan_id, person_id, service, wording,
        provider_name, due_on, ground, consent_id, made_by)
      values (${actionId}, ${goalId}, ${planId}, ${file.personId}, 'catch-up-classes', '\\x00',
        '\\x00', '2099-01-01', 'consent', ${consentId}, ${lead})`.execute(tx);
  });
  return { file, kept, consentId, goalId, actionId };
}

function answering({ leads, supervisor }: Post): Record<string, Command<World>> {
  const record =
    (answer: object): Command<World>['act'] =>
    ({ file }, turn) => [
      leads[turn],
      async (tx) => (await recording(file.personId, answer).execute(tx)).rows[0]!.answer,
    ];
  return {
    'say yes': { through: ['people.record_consent'], act: record(yes) },
    'say no': { through: ['people.record_consent'], act: record(no) },
    'take it back': {
      through: ['people.withdraw_consent'],
      act: ({ file, consentId }, turn) => [
        leads[turn],
        (tx) => askFor(tx, sql`people.withdraw_consent(${file.personId}, ${consentId})`),
      ],
    },
    'merge into another file': {
      through: ['people.step_pair'],
      act: ({ file, kept }) => [supervisor, (tx) => askFor(tx, stepOf(kept, file, 'merged'))],
    },
  };
}

function helping({ send }: RacingBench, post: Post): Record<string, Command<World>> {
  const { leads } = post;
  const rest =
    (isOnConsent: boolean): Command<World>['act'] =>
    ({ actionId, consentId }, turn) =>
      send(leads[turn], `PUT /api/actions/${actionId}/basis`, {
        ground: isOnConsent ? 'consent' : 'law',
        consentId: isOnConsent ? consentId : null,
        decision: isOnConsent ? null : { reason: 'Ordered.', untilOn: null },
        baseVersion: 1,
      });
  return {
    'add an action': {
      through: [],
      act: ({ goalId, consentId }, turn) =>
        send(leads[turn], `POST /api/goals/${goalId}/actions`, actionOn(consentId)),
    },
    'rest it on the same again': { through: [], act: rest(true) },
    'rest it on the law': { through: [], act: rest(false) },
    'finish it': {
      through: [],
      act: ({ actionId }, turn) =>
        send(leads[turn], `PUT /api/actions/${actionId}/outcome`, {
          state: 'done',
          baseVersion: 1,
          doneOn: '2026-01-12',
        }),
    },
  };
}
