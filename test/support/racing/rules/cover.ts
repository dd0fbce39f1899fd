// No child is ever without cover: not today, not on a later day, and never with two guardians.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import type { Bench } from '../../creating/bench.ts';
import { type AnyRule, askFor, type Command, ruleOf } from '../rule.ts';
import { type File, makeFile, makePost, type Post, propose, reach, stepOf } from './files.ts';

type World = { readonly child: File; readonly kept: File };

export async function coverRule(bench: Bench): Promise<AnyRule> {
  const post = await makePost(bench);
  const world = (kinds: readonly string[]) => async (): Promise<World> => {
    const covers = kinds.map((kind) => ({ kind, basis: 'kinship' }));
    const child = await makeFile(bench, post, { birth: '2019-01-01', covers });
    const kept = await makeFile(bench, post, { birth: '2019-01-01', covers });
    await reach(bench, post.officers, child.personId);
    await propose(bench, kept, child, post.leads[0]);
    return { child, kept };
  };
  return ruleOf<World>(bench, {
    tables: ['guardianship.cover', 'guardianship.search'],
    worlds: {
      'by an authority': world([]),
      'by a parent and a guardian': world(['custodial-parent', 'guardian']),
    },
    commands: { ...ofOfficers(post), ...ofOthers(post) },
    refusals: [
      'not-found',
      'child-has-guardian',
      'minor-without-cover',
      'cover-already-ended',
      'ends-before-it-begins',
      'search-already-taken',
      'search-already-open',
      'authority-stands-in',
      'conflict-changed-meanwhile',
      'guardian-in-other-file',
      'file-is-merged',
    ],
    holes: [
      {
        without: [['people.hold_files', 'for no key update']],
        pair: 'by a parent and a guardian: end a cover, then end a cover',
      },
      {
        without: [['people.hold_files', 'for no key update']],
        pair: 'by an authority: appoint a guardian, then appoint a guardian',
      },
    ],
    elsewhere: {
      'operations.take_back_list': 'files nobody wrote into; taking-back.test.ts races it',
      'care.move_case': 'covers every day again, with the file held',
      'programme.erase_file': { raced: 'a file is erased only when nothing needs it' },
      'care.decide_closing': 'ends the search for a child who died, who needs no cover',
      'care.complete_move': 'holds the file for itself, and leaves every day of every cover',
      'programme.note_files_due': 'searches of those who came of age, under the same lock',
      'care.accept_offer': 'hands over files as they are covered',
      'people.add_household': 'new files, which nobody else sees yet',
    },
    held: {
      'the child': ({ child }) =>
        sql`select from people.person where id = ${child.personId} for update`,
      'the other file': ({ kept }) =>
        sql`select from people.person where id = ${kept.personId} for update`,
      'the covers': ({ child }) =>
        sql`select from guardianship.cover where person_id = ${child.personId} for update`,
      'the search': ({ child }) =>
        sql`select from guardianship.search where person_id = ${child.personId} for update`,
    },
    broken: ({ child, kept }) => sql`
      with file as (select p.* from people.person p
        where p.id in (${child.personId}, ${kept.personId}))
      select 'gap' as fault from file where not isempty(guardianship.gaps(id, care.today()))
      union all select 'two at once' from guardianship.cover a join guardianship.cover b
        on a.person_id = b.person_id and a.id < b.id join file on file.id = a.person_id
        where 'interim-body' not in (a.kind, b.kind)
          and not (a.kind = 'custodial-parent' and b.kind = 'guardian')
          and not (b.kind = 'custodial-parent' and a.kind = 'guardian')
          and daterange(a.from_on, a.until_on) && daterange(b.from_on, b.until_on)
      union all select 'search' from file where merged_into is null
        and (exists (select 1 from guardianship.search s
            where s.person_id = file.id and s.state = 'open'))
          < (exists (select 1 from guardianship.cover g where g.person_id = file.id
            and g.kind = 'interim-body' and g.until_on is null))
      union all select 'written after the merge' from guardianship.cover g
        join file on file.id = g.person_id where g.recorded_at > file.merged_at`,
  });
}

function ofOfficers({ officers }: Post): Record<string, Command<World>> {
  const appoint =
    (untilOn: string | null): Command<World>['act'] =>
    ({ child }, turn) => [
      officers[turn],
      async (tx) => {
        const day = await sql<{ from: string; until: string }>`select care.today()::text as from,
          (care.today() + 1)::text as until`.execute(tx);
        const input = {
          id: newId(),
          personId: child.personId,
          kind: 'guardian',
          basis: 'kinship',
          holderPersonId: null,
          holderName: 'AA==',
          holderNameClear: 'Somebody Else',
          orderDetails: 'AA==',
          orderOn: '2026-01-01',
          relation: 'other',
          fromOn: day.rows[0]!.from,
          untilOn: untilOn && day.rows[0]!.until,
        };
        return askFor(tx, sql`guardianship.appoint(${JSON.stringify(input)}::jsonb)`);
      },
    ];
  const end =
    (opensSearch: boolean): Command<World>['act'] =>
    ({ child }, turn) => [
      officers[turn],
      (tx) =>
        askFor(
          tx,
          sql`guardianship.end_cover((select g.id from guardianship.cover g
            where g.person_id = ${child.personId} and g.until_on is null
            order by g.kind = 'guardian' limit 1 offset least(${turn}, (select count(*) - 1
              from guardianship.cover g where g.person_id = ${child.personId}
                and g.until_on is null))), 1, care.today(), 'carer-asked', ${opensSearch})`,
        ),
    ];
  return {
    'appoint a guardian': { through: ['guardianship.appoint'], act: appoint(null) },
    'appoint until tomorrow': { through: ['guardianship.appoint'], act: appoint('tomorrow') },
    'end a cover': { through: ['guardianship.end_cover'], act: end(false) },
    'end a cover and search': { through: ['guardianship.end_cover'], act: end(true) },
    'ask the authority': {
      through: ['guardianship.ask_authority'],
      act: ({ child }, turn) => [
        officers[turn],
        (tx) => {
          const question = { id: newId(), personId: child.personId, because: 'carer-away' };
          return askFor(tx, sql`guardianship.ask_authority(${JSON.stringify(question)}::jsonb)`);
        },
      ],
    },
    'close the search': {
      through: ['guardianship.close_search'],
      act: ({ child }, turn) => [
        officers[turn],
        (tx) =>
          askFor(
            tx,
            sql`guardianship.close_search(coalesce((select s.id from guardianship.search s
              where s.person_id = ${child.personId} and s.state = 'open'), gen_random_uuid()))`,
          ),
      ],
    },
    'take the search': {
      through: ['guardianship.take_search'],
      act: ({ child }, turn) => [
        officers[turn],
        (tx) =>
          askFor(
            tx,
            sql`guardianship.take_search(coalesce((select s.id from guardianship.search s
              where s.person_id = ${child.personId} and s.state = 'open'), gen_random_uuid()))`,
          ),
      ],
    },
  };
}

function ofOthers({ leads, supervisor }: Post): Record<string, Command<World>> {
  return {
    'cover the minors': {
      through: ['guardianship.cover_minors'],
      act: ({ child }) => [
        leads[0],
        (tx) => {
          const persons = [{ personId: child.personId, custodialParentPersonId: null }];
          return askFor(tx, sql`guardianship.cover_minors(${JSON.stringify(persons)}::jsonb)`);
        },
      ],
    },
    'write a last day past the functions': {
      through: [],
      act: ({ child }) => [
        null,
        async (tx) => {
          await sql`select people.hold_files(array[${child.personId}::uuid])`.execute(tx);
          await sql`update guardianship.cover set until_on = care.today() + 1
            where person_id = ${child.personId} and until_on is null`.execute(tx);
          return 'ok';
        },
      ],
    },
    'correct the birth': {
      through: ['people.correct'],
      act: ({ child }, turn) => [
        leads[0],
        (tx) => {
          const birth = `201${turn}-01-01`;
          const input = {
            id: newId(),
            personId: child.personId,
            field: 'birth',
            reason: 'AAAA',
            birthFrom: birth,
            birthTo: birth,
            birthPrecision: 'day',
          };
          return askFor(
            tx,
            sql`case when people.correct(${JSON.stringify(input)}::jsonb || jsonb_build_object('baseVersion',
              (select version from people.person where id = ${child.personId})))
              then 'ok' else 'conflict-changed-meanwhile' end`,
          );
        },
      ],
    },
    'merge into another file': {
      through: ['people.step_pair'],
      act: ({ child, kept }) => [supervisor, (tx) => askFor(tx, stepOf(kept, child, 'merged'))],
    },
  };
}
