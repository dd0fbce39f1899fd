// The measured database: the made-up programme, in which one case manager gets two thousand cases
// and another ten. Both are needed, because a query that is fast for one of them is often slow for
// the other.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { DemoAccount } from '../../src/app/demo/write-programme.ts';
import { demoFiles } from '../../src/app/cli/demo.ts';
import { packageRoot } from '../../src/app/package-root.ts';
import { sql } from '../../src/engine/db/database.ts';
import { benchEnvironment } from './server.ts';

/**
 * Fills the folder unless it already has a programme. In a separate process, so that its memory is
 * released.
 */
export async function fillWhenNew(dataFolder: string, persons: number): Promise<void> {
  if (existsSync(join(dataFolder, demoFiles.accounts))) return;
  const script = join(packageRoot, 'tools', 'seed.ts');
  const child = spawn(process.execPath, [script, '--persons', String(persons)], {
    env: benchEnvironment(dataFolder),
    stdio: ['ignore', 2, 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the made-up programme could not be written');
}

export type Users = {
  readonly dense: DemoAccount;
  readonly sparse: DemoAccount;
  readonly manager: DemoAccount;
  readonly coordinator: DemoAccount;
};

const denseCases = 2_000;
const sparseCases = 10;

/** Chooses who is measured and assigns them their cases; a second run gives the same result. */
export async function arrangeUsers(owner: Kysely<unknown>, dataFolder: string): Promise<Users> {
  const text = readFileSync(join(dataFolder, demoFiles.accounts), 'utf8');
  const accounts = JSON.parse(text) as DemoAccount[];
  const manager = accounts.find((one) => one.role === 'cso-manager')!;
  const coordinator = accounts.find((one) => one.role === 'national-coordinator')!;
  const workers = accounts.filter(
    (one) => one.role === 'case-manager' && one.organisation === manager.organisation,
  );
  // The first is the intake worker.
  const [dense, sparse, third] = workers.slice(1);
  if (!dense || !sparse || !third) throw new Error('the programme has too few case managers');
  // The fill leaves no statistics, without which handing over takes hours rather than seconds.
  await sql`analyze`.execute(owner);
  await giveCases(owner, { from: sparse.login, to: third.login, leave: sparseCases });
  await takeCases(owner, dense.login, [sparse.login, third.login]);
  await sql`vacuum (analyze)`.execute(owner);
  return { dense, sparse, manager, coordinator };
}

type Giving = { readonly from: string; readonly to: string; readonly leave: number };

async function giveCases(owner: Kysely<unknown>, { from, to, leave }: Giving): Promise<void> {
  await handOver(
    owner,
    to,
    sql`select a.id, a.case_id, a.person_id, a.account_id
    from care.assignment a join access.account w on w.id = a.account_id and w.login = ${from}
    where a.part = 'lead' and a.until_at = 'infinity' order by a.id offset ${leave}`,
  );
}

async function takeCases(
  owner: Kysely<unknown>,
  login: string,
  except: readonly string[],
): Promise<void> {
  await handOver(
    owner,
    login,
    sql`select a.id, a.case_id, a.person_id, a.account_id
    from care.assignment a
    join access.account w on w.id = a.account_id and not w.login = any(${[login, ...except]})
    join care.case_file c on c.id = a.case_id
    join workforce.membership m on m.organisation_id = c.organisation_id
    join access.account d on d.id = m.account_id and d.login = ${login}
    where a.part = 'lead' and a.until_at = 'infinity' order by a.id
    limit greatest(0, least(${denseCases}, (select count(*) / 2 from care.case_file))
      - (select count(*) from care.assignment held join access.account h on h.id = held.account_id
        where h.login = ${login} and held.part = 'lead' and held.until_at = 'infinity'))`,
  );
}

async function handOver(
  owner: Kysely<unknown>,
  to: string,
  chosen: ReturnType<typeof sql>,
): Promise<void> {
  await sql`with chosen as materialized (${chosen}), next as (
      select id from access.account where login = ${to}),
    moved as (update care.assignment a set account_id = (select id from next)
      from chosen where a.id = chosen.id)
    update access.reach r set account_id = (select id from next) from chosen
    where r.account_id = chosen.account_id and r.person_id = chosen.person_id
      and r.via = 'case-lead' and not exists (select 1 from access.reach held
        where held.account_id = (select id from next) and held.person_id = chosen.person_id
          and held.via = 'case-lead')`.execute(owner);
}
