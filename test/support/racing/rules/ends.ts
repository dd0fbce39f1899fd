// A file is erased only when nobody works with it, no child depends on the person and no hold is in
// force; and what is noted as its day is its day.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';
import { type File, makeFile, makePost, type Post, reach } from './files.ts';

type World = { readonly file: File; readonly child: File; readonly holdId: string };

export async function endRule(bench: RacingBench): Promise<AnyRule> {
  const post = await makePost(bench);
  return ruleOf<World>(bench, {
    tables: ['care.erasing_hold'],
    isCompared: true,
    worlds: {
      'hold proposed': () => pastItsDay(bench, post, false),
      'held until it is lifted': () => pastItsDay(bench, post, true),
    },
    commands: { ...holding(post), ...ending(post) },
    refusals: [
      'not-found',
      'kept',
      'hold-already-there',
      'hold-is-over',
      'hold-step-does-not-follow',
      'conflict-changed-meanwhile',
      'case-cannot-move-there',
      'child-has-guardian',
    ],
    holes: [
      {
        without: [
          ['people.hold_files', 'for no key update'],
          ['care.step_hold', 'for no key update'],
          ['care.step_hold', 'for update'],
        ],
        pair: 'hold proposed: confirm, then refuse',
      },
      {
        without: [
          ['people.erase_file', 'order by p.id for update'],
          ['people.erase_file', 'order by c.id for update'],
        ],
        pair: 'hold proposed: reopen, then erase',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
    },
    held: {
      'the person': ({ file }) =>
        sql`select from people.person where id = ${file.personId} for update`,
      'the case': ({ file }) =>
        sql`select from care.case_file where id = ${file.caseId} for update`,
      'the hold': ({ holdId }) =>
        sql`select from care.erasing_hold where id = ${holdId} for update`,
    },
    broken: ({ file, child }) => sql`
      with person as (select * from people.person where id = ${file.personId})
      select 'erased while a child depends on them' as fault from guardianship.cover g
        where g.person_id = ${child.personId} and g.holder_person_id = ${file.personId}
          and not exists (select 1 from person where expunged_at is null)
      union all select 'erased under a hold' from care.erasing_hold h
        where h.person_id = ${file.personId} and not exists (select 1 from person
          where expunged_at is null)
      union all select 'two holds' where (select count(*) from care.erasing_hold h
        where h.case_id = ${file.caseId} and care.state_of_hold(h) in ('proposed', 'in-force',
          'lifting-proposed')) > 1
      union all select 'noted on another day' from people.file_end e join person
        on person.id = e.person_id where person.expunged_at is null
          and e.erase_on is distinct from people.erase_day(e.person_id)`,
  });
}

async function pastItsDay(bench: RacingBench, post: Post, isHeld: boolean): Promise<World> {
  const { owner } = bench.database;
  const file = await makeFile(bench, post);
  const child = await makeFile(bench, post, { birth: '2019-01-01' });
  for (const { personId } of [file, child]) await reach(bench, post.officers, personId);
  const holdId = newId();
  const { supervisor, manager } = post;
  await owner.transaction().execute(async (tx) => {
    await sql`update care.case_file set state = 'closed', closed_at = now() - interval '9 years'
      where id = ${file.caseId}`.execute(tx);
    await sql`insert into care.erasing_hold (id, case_id, person_id, ordered_as, reason, review_on,
        until_on, proposed_by)
      values (${holdId}, ${file.caseId}, ${file.personId}, 'court-order', '\\x00',
        care.today() + 100, care.today() + 400, ${supervisor.accountId})`.execute(tx);
    if (isHeld) {
      await sql`update care.erasing_hold set confirmed_by = ${manager.accountId},
          confirmed_at = now(), lifting_proposed_by = ${supervisor.accountId},
          lifting_proposed_at = now() where id = ${holdId}`.execute(tx);
    } else {
      // As of an earlier version, which noted no day.
      await sql`delete from people.file_end where person_id = ${file.personId}`.execute(tx);
    }
  });
  return { file, child, holdId };
}

function holding(post: Post): Record<string, Command<World>> {
  const { supervisor, manager } = post;
  const step =
    (name: string): Command<World>['act'] =>
    ({ file, holdId }) => [
      manager,
      (tx) => askFor(tx, sql`care.step_hold(${file.caseId}, ${holdId}, 1, ${name})`),
    ];
  const through = ['care.step_hold'];
  return {
    confirm: { worlds: ['hold proposed'], through, act: step('confirmed') },
    refuse: { worlds: ['hold proposed'], through, act: step('refused') },
    lift: { worlds: ['held until it is lifted'], through, act: step('lifted') },
    'propose another': {
      through: ['care.propose_hold'],
      act: ({ file }) => [
        supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.propose_hold(${newId()}, ${file.caseId}, 'inquiry', '\\x00',
              care.today() + 50)`,
          ),
      ],
    },
  };
}

function ending(post: Post): Record<string, Command<World>> {
  const { supervisor, officers } = post;
  return {
    erase: {
      through: ['programme.erase_file'],
      act: ({ file }) => [
        null,
        async (tx) => {
          const { rows } = await sql<{ isErased: boolean }>`select programme.erase_file(
            ${file.personId}, 'somebody') as is_erased`.execute(tx);
          return rows[0]!.isErased ? 'ok' : 'kept';
        },
      ],
    },
    reopen: {
      through: ['care.move_case'],
      act: ({ file }) => [
        supervisor,
        (tx) =>
          askFor(
            tx,
            sql`care.move_case(${file.caseId}, (select version from care.case_file
              where id = ${file.caseId}), 'reopened', 'new-need')`,
          ),
      ],
    },
    'name as guardian': {
      through: ['guardianship.appoint'],
      act: ({ file, child }, turn) => [
        officers[turn],
        (tx) => {
          const input = {
            id: newId(),
            personId: child.personId,
            kind: 'guardian',
            basis: 'kinship',
            holderPersonId: file.personId,
            orderDetails: 'AA==',
            orderOn: '2026-01-01',
            relation: 'other',
            untilOn: null,
          };
          return askFor(
            tx,
            sql`guardianship.appoint(${JSON.stringify(input)}::jsonb
              || jsonb_build_object('fromOn', care.today()))`,
          );
        },
      ],
    },
  };
}
