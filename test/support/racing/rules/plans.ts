// A plan in force is what the person agreed to, in their own words, with another human being's
// approval; and a case does not close over a goal that nobody has looked back on.

import { sealText, unwrapKey } from '../../../../src/engine/crypto/envelope.ts';
import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { placeOfGoal } from '../../../../src/rooms/care/plan/sealed.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf, run } from '../rule.ts';
import { type File, makeFile, makePost, type Post, proposeClosing } from './files.ts';

type World = File & {
  readonly planId: string;
  readonly goalIds: readonly [string, string];
  readonly closingId: string;
};

export async function planRule(bench: RacingBench): Promise<AnyRule> {
  const post = await makePost(bench);
  return ruleOf<World>(bench, {
    tables: ['care.plan'],
    worlds: {
      draft: () => planned(bench, post, { plan: 'draft', of: 'plan-draft' }),
      'in force': () => planned(bench, post, { plan: 'active', of: 'closing' }),
    },
    commands: { ...agreeing(bench, post), ...writing(bench, post) },
    refusals: [
      'not-found',
      'plan-ended',
      'plan-not-draft',
      'agreement-needed',
      'conflict-changed-meanwhile',
      'no-goal-in-own-words',
      'last-goal-in-own-words',
      'goals-not-reviewed',
      'closing-already-decided',
    ],
    holes: [
      {
        without: [
          [
            'care.note_goal',
            'perform 1 from care.plan p where p.id = new.plan_id for no key update;',
          ],
        ],
        pair: 'in force: set a goal aside, then set a goal aside',
      },
      {
        without: [
          [
            'care.note_goal',
            'greatest(changed_at, new.made_at) else clock_timestamp() end',
            'null else now() end',
          ],
        ],
        pair: 'draft: agree, then add a goal',
      },
      {
        without: [
          [
            'care.note_goal',
            'version = version + (access.actor() is not null)::integer where id = new.plan_id;',
            'version = version where id = new.plan_id;',
          ],
        ],
        pair: 'draft: add a goal, then agree',
      },
      {
        without: [
          [
            'care.decide_closing',
            'perform 1 from care.plan p where p.case_id = target.id order by p.id for no key update;',
          ],
        ],
        pair: 'in force: add a goal, then close the case',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'care.complete_move': { raced: 'a case that moves is with one organisation' },
      'programme.erase_file': { raced: 'a file is erased only when nothing needs it' },
      'care.accept_offer': 'opens cases, which have no plan yet',
      'people.step_pair': { raced: 'two files of one person' },
      'people.correct': { raced: 'every minor is covered on every day' },
    },
    held: {
      'the plan': ({ planId }) => sql`select from care.plan where id = ${planId} for update`,
      'the case': ({ caseId }) => sql`select from care.case_file where id = ${caseId} for update`,
      'the person': ({ personId }) =>
        sql`select from people.person where id = ${personId} for update`,
    },
    broken: ({ planId, caseId, goalIds }) => sql`
      with plan as (select * from care.plan where id = ${planId})
      select 'no own words' as fault from plan where state = 'active' and not exists (select 1
        from care.goal g where g.plan_id = plan.id and g.words_of = 'person'
          and g.state <> 'set-aside')
      union all select 'approved by one' from plan where people.is_same_human(approved_by,
        agreed_recorded_by)
      union all select 'agreed before it was written' from plan join care.goal g
        on g.plan_id = plan.id and g.changed_xid = plan.changed_xid where care.is_agreed(plan)
      union all select 'agreed to a goal that was not shown' from plan join care.goal g
        on g.plan_id = plan.id and (g.worded_in > 1 or g.id <> all(${goalIds}::uuid[]))
        where care.is_agreed(plan)
      union all select 'two plans' where (select count(*) from care.plan p
        where p.case_id = ${caseId} and p.state <> 'ended') > 1
      union all select 'open in a closed case' from plan join care.case_file c
        on c.id = plan.case_id where c.state = 'closed' and plan.state <> 'ended'
      union all select 'closed over a goal' from care.closing n join care.closing_criterion k
        on k.closing_id = n.id and k.criterion = 'goals' and k.answer = 'met'
        join plan on plan.case_id = n.case_id join care.goal g on g.plan_id = plan.id
        where n.state = 'closed' and g.state = 'open' and g.attainment is null`,
  });
}

async function planned(
  bench: RacingBench,
  post: Post,
  wanted: { plan: string; of: string },
): Promise<World> {
  const { owner } = bench.database;
  const file = await makeFile(bench, post, { state: wanted.of });
  const kept = await sql<{ wrapped: Buffer }>`select wrapped_key as wrapped from people.file_key
    where person_id = ${file.personId}`.execute(owner);
  const ring = bench.services.keyring.wrapping.care;
  const key = unwrapKey(ring, file.personId, kept.rows[0]!.wrapped);
  const planId = newId();
  const goalIds = [newId(), newId()] as const;
  const [lead, supervisor] = [post.leads[0].accountId, post.supervisor.accountId];
  const isActive = wanted.plan === 'active';
  await owner.transaction().execute(async (tx) => {
    await sql`insert into care.plan (id, case_id, person_id, made_by)
      values (${planId}, ${file.caseId}, ${file.personId}, ${lead})`.execute(tx);
    for (const id of goalIds) {
      await sql`insert into care.goal (id, plan_id, person_id, level, strength, wording, words_of,
          owner, attainment, made_by)
        values (${id}, ${planId}, ${file.personId}, 'individual', 'copes',
          ${sealText(key, placeOfGoal(id, 1), 'To cope.')}, 'person', 'person', 1, ${lead})`.execute(
        tx,
      );
    }
  });
  await sql`update care.plan set state = ${wanted.plan}, agreed_on = care.today(),
      agreed_how = 'spoken', agreed_recorded_by = ${lead}, agreed_recorded_at = clock_timestamp(),
      approved_by = ${isActive ? supervisor : null}::uuid,
      approved_at = case when ${isActive} then now() end where id = ${planId}`.execute(owner);
  const closingId = isActive
    ? await proposeClosing(bench, file, post.leads[0], 'goals-met')
    : newId();
  return { ...file, planId, goalIds, closingId };
}

const goal = {
  level: 'individual',
  strength: 'copes',
  wording: 'To read again.',
  wordsOf: 'person',
  owner: 'person',
};

function agreeing({ send }: RacingBench, post: Post): Record<string, Command<World>> {
  const { leads, supervisor } = post;
  return {
    agree: {
      through: ['care.agree_plan'],
      act: ({ planId }) =>
        send(leads[0], `PUT /api/plans/${planId}/agreement`, {
          baseVersion: 1,
          agreedOn: '2026-01-12',
          how: 'spoken',
          adultAgreed: null,
        }),
    },
    approve: {
      through: ['care.approve_plan'],
      act: ({ planId }) => [
        supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.approve_plan(${planId}, (select version from care.plan where id = ${planId}))`,
          ),
      ],
    },
    'close the case': {
      worlds: ['in force'],
      through: ['care.decide_closing'],
      act: ({ closingId }) =>
        send(supervisor, `PUT /api/closings/${closingId}/decision`, {
          baseVersion: 1,
          decision: 'closed',
        }),
    },
  };
}

function writing({ send }: RacingBench, post: Post): Record<string, Command<World>> {
  const writers = [post.leads[0], post.supervisor] as const;
  return {
    'add a goal': {
      through: [],
      act: ({ planId }, turn) => send(writers[turn], `POST /api/plans/${planId}/goals`, goal),
    },
    'reword a goal': {
      through: [],
      act: ({ goalIds }, turn) =>
        send(writers[turn], `PUT /api/goals/${goalIds[turn]}`, {
          ...goal,
          wording: 'To read to my children.',
          baseVersion: 1,
          state: 'open',
        }),
    },
    'set a goal aside': {
      through: [],
      act: ({ goalIds }, turn) => [
        writers[turn],
        (tx) =>
          run(
            tx,
            sql`update care.goal set state = 'set-aside', version = version + 1
              where id = ${goalIds[turn]}`,
          ),
      ],
    },
  };
}
