// How lists of offers and of searches are read: in the order of an index, a page at a time, among
// thousands. Counts what the database really read, as in plans.test.ts.

import { beforeAll, expect, it } from 'vitest';
import { sql, type Tx } from '../src/engine/db/database.ts';
import { listOffers } from '../src/rooms/care/handover/queries.ts';
import { listQueue } from '../src/rooms/guardianship/queries.ts';
import {
  asActor,
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
} from './support/actors.ts';
import { countReads, openReadCounts } from './support/count-reads.ts';
import { testDatabase } from './support/database.ts';

const database = await testDatabase();
const { owner } = database;
const rows = 3_000;
const limit = 50;
const big = ['care.offer', 'guardianship.search', 'people.person'];
const actors = {} as Record<'manager' | 'coordinator' | 'officer', TestActor>;

beforeAll(async () => {
  await makeTestProgramme(database);
  await openReadCounts(database);
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  actors.manager = await makeActor(database, { role: 'cso-manager', organisationId });
  actors.coordinator = await makeActor(database, { role: 'national-coordinator' });
  actors.officer = await makeActor(database, {
    role: 'child-protection-officer',
    organisationId: body,
  });
  const id = (kind: string) => sql`md5(${kind} || n)::uuid`;
  const all = sql`from generate_series(1, ${rows}) n`;
  await sql`insert into people.household (id, code, organisation_id)
    select ${id('h')}, 'H-' || n, ${organisationId}::uuid ${all}`.execute(owner);
  await sql`insert into people.person (id, code, household_id, sex, birth_from, birth_to,
      birth_precision, organisation_id)
    select ${id('p')}, 'P-' || n, ${id('h')}, 'female', current_date - 3000, current_date - 3000,
      'day', ${organisationId}::uuid ${all}`.execute(owner);
  await sql`insert into care.offer (id, household_id, household_code, organisation_id, adults,
      children, age_bands, languages, offered_by, offered_at, state, decided_at)
    select ${id('o')}, ${id('h')}, 'H-' || n, ${organisationId}::uuid, 0, 1, '{}', '{ky}',
      ${actors.coordinator.accountId}, now() - n * interval '1 hour',
      case when n % 9 = 0 then 'open' else 'accepted' end,
      case when n % 9 > 0 then now() end ${all}`.execute(owner);
  // The authority stands in for each of these children, so each has a search already.
  await sql`update guardianship.search s set opened_at = now() - n * interval '1 hour',
      taken_by = case when n % 3 = 0 then ${actors.officer.accountId}::uuid end,
      taken_at = case when n % 3 = 0 then now() end
    from generate_series(1, ${rows}) n where s.person_id = ${id('p')}`.execute(owner);
  await sql`vacuum (analyze)`.execute(owner);
}, 120_000);

type Question = (tx: Tx, after: string | null) => Promise<readonly { readonly id: string }[]>;
const offers =
  (isOwn: boolean): Question =>
  (tx, after) => {
    const organisationId = isOwn ? actors.manager.organisationId : null;
    return listOffers(tx, { organisationId, state: null, order: 'urgent', after, limit });
  };

it.each([
  ['manager', 'offers', offers(true)],
  ['coordinator', 'offers', offers(false)],
  ['officer', 'searches', (tx, after) => listQueue(tx, { order: 'urgent', after, limit })],
] as readonly (readonly [keyof typeof actors, string, Question])[])(
  '%s: %s are read a page at a time',
  async (who, _list, question) => {
    // PostgreSQL expects that a policy on the role alone shows nearly nothing: of some thousands it
    // reads the index to its end, which takes two milliseconds, and only of more in its order.
    const most = who === 'coordinator' ? rows + limit : 12 * limit;
    for (const mode of ['force_custom_plan', 'force_generic_plan'])
      await asActor(database, actors[who], async (tx) => {
        await sql`select set_config('plan_cache_mode', ${mode}, true)`.execute(tx);
        await sql`set local random_page_cost = 1.1`.execute(tx);
        const first = await question(tx, null);
        const before = await countReads(tx, big);
        const second = await question(tx, first.at(-2)!.id);
        const after = await countReads(tx, big);
        expect(second).toHaveLength(limit + 1);
        for (const [at, { table, whole, looked }] of after.entries()) {
          expect(whole - before[at]!.whole, `${table} read whole, ${mode}`).toBe(0);
          expect(looked - before[at]!.looked, `${table}, ${mode}`).toBeLessThan(most);
        }
      });
  },
);
