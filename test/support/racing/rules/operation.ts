// An operation that is over stays as it is: no list is being brought into it, and a list is
// imported or discarded, once.

import { sql } from '../../../../src/engine/db/database.ts';
import { newId } from '../../../../src/kernel/id.ts';
import { makeActor, type TestActor } from '../../actors.ts';
import { staged } from '../../creating/programme.ts';
import type { RacingBench } from '../requests.ts';
import { type AnyRule, type Command, ruleOf } from '../rule.ts';

type Two = readonly [TestActor, TestActor];
type World = { readonly operationId: string; readonly listId: string; readonly jobId: string };

const ofJobs = [
  'access.finish_job',
  'jobs.claim',
  'jobs.fail',
  'jobs.finish',
  'jobs.give_back',
  'jobs.keep',
];

export async function operationRule(bench: RacingBench): Promise<AnyRule> {
  const coordinator = () => makeActor(bench.database, { role: 'national-coordinator' });
  const administrator = () => makeActor(bench.database, { role: 'administrator' });
  const two = [await coordinator(), await coordinator()] as const;
  const administrators = [await administrator(), await administrator()] as const;
  return ruleOf<World>(bench, {
    tables: ['operations.operation', 'operations.import_job'],
    worlds: {
      'a list to import': async () => {
        // As if they had run: a person may order only so many.
        await sql`delete from jobs.job where kind = 'list-import'`.execute(bench.database.owner);
        return { ...(await staged(bench, two[0])), jobId: newId() };
      },
      'an import that failed': () => failed(bench, two),
    },
    commands: ofLists(bench, two, administrators),
    refusals: [
      'not-found',
      'operation-closed',
      'operation-cannot-move-there',
      'import-running',
      'list-not-staged',
      'job-goes-on',
      'conflict-changed-meanwhile',
    ],
    holes: [
      {
        without: [['operations.check_closing', "j.state in ('waiting', 'running')", 'false']],
        pair: 'a list to import: import the list, then cancel the operation',
      },
    ],
    elsewhere: Object.fromEntries(ofJobs.map((one) => [one, 'runs or ends what was ordered'])),
    held: {
      'the operation': ({ operationId }) =>
        sql`select from operations.operation where id = ${operationId} for update`,
      'the list': ({ listId }) => sql`select from operations.list where id = ${listId} for update`,
    },
    broken: ({ operationId }) => sql`
      with one as (select * from operations.operation where id = ${operationId})
      select 'brought in after it ended' as fault from one join operations.import_job j
        on j.operation_id = one.id where one.state in ('closed', 'cancelled')
          and j.state in ('waiting', 'running')
      union all select 'steps that do not follow' from operations.operation_transition t
        where t.operation_id = ${operationId} group by t.from_state, t.to_state
        having count(*) > 1
      union all select 'imported twice' from operations.import_job j
        where j.operation_id = ${operationId} group by j.list_id having count(*) > 1
      union all select 'imported and discarded' from operations.import_job j
        join operations.list l on l.id = j.list_id where j.operation_id = ${operationId}
          and l.state = 'discarded'`,
  });
}

async function failed(bench: RacingBench, [one]: Two): Promise<World> {
  const made = await staged(bench, one);
  const [importId, jobId] = [newId(), newId()];
  await sql`with failed as (insert into operations.import_job (id, operation_id, list_id, state,
        rows_total, started_by)
      values (${importId}, ${made.operationId}, ${made.listId}, 'failed', 2, ${one.accountId}))
    insert into jobs.job (id, kind, payload, side, account_id, session_id, state, attempts,
      attempts_max, ended_at, last_error)
    values (${jobId}, 'list-import', ${JSON.stringify({ importId })}::jsonb, 'programme',
      ${one.accountId}, ${newId()}, 'dead', 3, 3, now(), 'EACCES')`.execute(bench.database.owner);
  return { ...made, jobId };
}

function ofLists(
  { send }: RacingBench,
  two: Two,
  administrators: Two,
): Record<string, Command<World>> {
  return {
    'cancel the operation': {
      through: [],
      act: ({ operationId }, turn) => [
        two[turn],
        async (tx) => {
          const { rows } = await sql`update operations.operation set state = 'cancelled',
            version = version + 1 where id = ${operationId} and version = 1 returning id`.execute(
            tx,
          );
          return rows.length > 0 ? 'ok' : 'conflict-changed-meanwhile';
        },
      ],
    },
    'try it again': {
      worlds: ['an import that failed'],
      through: ['jobs.retry'],
      act: ({ jobId }, turn) => send(administrators[turn], `PUT /api/jobs/${jobId}/retry`),
    },
    'import the list': {
      worlds: ['a list to import'],
      through: [],
      act: ({ operationId, listId }, turn) =>
        send(two[turn], `POST /api/operations/${operationId}/lists/${listId}/import`, {
          baseVersion: 1,
          skipRows: [],
        }),
    },
    'discard the list': {
      worlds: ['a list to import'],
      through: [],
      act: ({ operationId, listId }, turn) =>
        send(two[turn], `DELETE /api/operations/${operationId}/lists/${listId}`),
    },
  };
}
