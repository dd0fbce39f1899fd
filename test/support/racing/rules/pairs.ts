// Two files of one person: one decision for each two, no file behind a file that is itself merged,
// and no work left in the one that was.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import type { Bench } from '../../creating/bench.ts';
import { type AnyRule, askFor, type Command, ruleOf, run } from '../rule.ts';
import { type File, makeFile, makePost, type Post, propose, stepOf } from './files.ts';

/** `one` and `other` are proposed to be one person, and `other` and `third`. */
type World = { readonly one: File; readonly other: File; readonly third: File };

export async function pairRule(bench: Bench): Promise<AnyRule> {
  const post = await makePost(bench);
  return ruleOf<World>(bench, {
    tables: ['people.person_pair', 'people.person_pair_step'],
    worlds: {
      'two proposals': async () => {
        const one = await makeFile(bench, post);
        const other = await makeFile(bench, post);
        const third = await makeFile(bench, post);
        await propose(bench, one, other, post.leads[0]);
        await propose(bench, other, third, post.leads[0]);
        return { one, other, third };
      },
    },
    commands: commandsOf(post),
    refusals: [
      'not-found',
      'conflict-changed-meanwhile',
      'step-does-not-follow',
      'file-already-merged',
      'other-file-keeps-another',
      'open-case-in-other-file',
      'different-from-merged-file',
      'file-is-merged',
      'already-assigned',
      'case-is-closed',
    ],
    holes: [
      {
        without: [
          ['people.step_pair', 'order by p.id for update'],
          ['people.step_pair', 'order by c.id for no key update'],
          ['people.step_pair', 'p.b_person_id = other for no key update', 'p.b_person_id = other'],
        ],
        pair: 'two proposals: say they are different, then merge the two',
      },
      {
        without: [
          ['people.step_pair', 'order by p.id for update'],
          ['people.step_pair', 'order by c.id for no key update'],
        ],
        pair: 'two proposals: merge the second into a third, then merge the two',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'programme.erase_file': 'a file past its day, under the same locks',
    },
    held: {
      one: ({ one }) => sql`select from people.person where id = ${one.personId} for update`,
      'the other': ({ other }) =>
        sql`select from people.person where id = ${other.personId} for update`,
      'the case of the other': ({ other }) =>
        sql`select from care.case_file where id = ${other.caseId} for update`,
    },
    broken: ({ one, other, third }) => sql`
      with file as (select p.* from people.person p
        where p.id in (${one.personId}, ${other.personId}, ${third.personId}))
      select 'behind a merged file' as fault from file join people.person kept
        on kept.id = file.merged_into where kept.merged_into is not null
      union all select 'pointer without its decision' from file where merged_into is not null
        and not exists (select 1 from people.person_pair d where d.state = 'merged'
          and file.id in (d.a_person_id, d.b_person_id) and d.kept_person_id = file.merged_into)
      union all select 'decision without its pointer' from people.person_pair d
        where d.state = 'merged' and d.kept_person_id in (select id from file)
          and not exists (select 1 from file where file.merged_into = d.kept_person_id
            and file.id in (d.a_person_id, d.b_person_id))
      union all select 'work in a merged file' from file join care.case_file c
        on c.person_id = file.id where file.merged_into is not null and (c.state <> 'closed'
          or exists (select 1 from care.assignment a where a.case_id = c.id
            and a.until_at = 'infinity' and a.part <> 'supervisor'))
      union all select 'contact written after the merge' from people.contact t
        join file on file.id = t.person_id where t.from_at > file.merged_at`,
  });
}

function commandsOf({ leads, supervisor, manager }: Post): Record<string, Command<World>> {
  const through = ['people.step_pair'];
  return {
    'merge the two': {
      through,
      act: ({ one, other }) => [supervisor, (tx) => askFor(tx, stepOf(one, other, 'merged'))],
    },
    'merge the second into a third': {
      through,
      act: ({ other, third }) => [supervisor, (tx) => askFor(tx, stepOf(other, third, 'merged'))],
    },
    'say they are different': {
      through,
      act: ({ one, other }) => [leads[0], (tx) => askFor(tx, stepOf(one, other, 'different'))],
    },
    'take the proposal back': {
      through,
      act: ({ one, other }) => [leads[0], (tx) => askFor(tx, stepOf(one, other, 'withdrawn'))],
    },
    'write into the second file': {
      through: [],
      act: ({ other }) => [
        leads[0],
        (tx) =>
          run(
            tx,
            sql`insert into people.contact (id, person_id, kind, value, recorded_by)
              values (${newId()}, ${other.personId}, 'phone', '\\x00', ${leads[0].accountId})`,
          ),
      ],
    },
    'add to the team of the second': {
      through: [],
      act: ({ other }) => [
        manager,
        (tx) =>
          askFor(
            tx,
            sql`care.assign(${other.caseId}, 'team', ${leads[1].accountId}, 'workload', null)`,
          ),
      ],
    },
  };
}
