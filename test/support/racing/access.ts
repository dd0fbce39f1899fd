// Races about access: grants, invitations, duties and help for somebody who cannot come in.

import { sql } from '../../../src/engine/db/database.ts';
import { newId } from '../../../src/kernel/id.ts';
import { makeActor, makeOrganisation, type TestActor } from '../actors.ts';
import { type Bench, step } from '../creating/bench.ts';
import { confirm } from '../disclosures.ts';
import { call } from '../http.ts';
import type { Race, Races } from './race.ts';

const effectOf = (query: ReturnType<typeof sql>, rows = 1) => ({ query, rows });
const table = 'workforce.membership';

/** An organisation of care and those who decide about access to it; each is another human. */
type People = {
  readonly bench: Bench;
  readonly organisationId: string;
  readonly managers: readonly [TestActor, TestActor];
  readonly administrators: readonly [TestActor, TestActor];
  readonly coordinator: TestActor;
};

export async function accessRaces(bench: Bench): Promise<Races> {
  const { database } = bench;
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const person = async (role: 'cso-manager' | 'administrator' | 'national-coordinator') => {
    const place = role === 'cso-manager' ? { organisationId } : {};
    const actor = await makeActor(database, { role, ...place });
    await sql`update access.account set display_name = ${`Racing ${newId()}`}
      where id = ${actor.accountId}`.execute(database.owner);
    return actor;
  };
  const people: People = {
    bench,
    organisationId,
    managers: [await person('cso-manager'), await person('cso-manager')],
    administrators: [await person('administrator'), await person('administrator')],
    coordinator: await person('national-coordinator'),
  };
  await confirm(database, ...people.administrators);
  return {
    ...grantRaces(people),
    ...withdrawalRaces(people),
    ...dutyRaces(people),
    ...helpRaces(people),
  };
}

async function granted({ bench, organisationId, administrators: [administrator] }: People) {
  const { membershipId } = await step(bench, administrator, [
    'POST /api/accounts',
    {
      login: `t.${newId().slice(-12)}`,
      displayName: 'Somebody New',
      role: 'case-manager',
      duty: 'member',
      organisationId,
      locale: 'en',
    },
  ]);
  return membershipId as string;
}

/** The grant of a colleague who works here. */
async function inForce({ bench, organisationId }: People) {
  const actor = await makeActor(bench.database, { role: 'case-manager', organisationId });
  const { rows } = await sql<{ id: string }>`select id from workforce.membership
    where account_id = ${actor.accountId}`.execute(bench.database.owner);
  return { actor, id: rows[0]!.id };
}

function grantRaces(people: People): Races {
  const { bench, managers, administrators } = people;
  return {
    confirmGrant: [
      'not-found',
      async () => {
        const id = await granted(people);
        return {
          table,
          one: [managers[0], `PUT /api/accounts/${id}/confirmation`],
          other: [managers[1], `PUT /api/accounts/${id}/confirmation`],
          effect: effectOf(sql`select 1 from workforce.membership where id = ${id}
            and confirmed_at is not null`),
        };
      },
    ],
    withdrawGrant: [
      'not-found',
      async () => {
        const id = await granted(people);
        return {
          table,
          one: [administrators[0], `DELETE /api/accounts/${id}`],
          other: [managers[0], `DELETE /api/accounts/${id}`],
          effect: effectOf(sql`select 1 from workforce.membership where id = ${id}
            and withdrawn_at is not null`),
        };
      },
    ],
    giveCode: [
      'not-found',
      async () => {
        const id = await granted(people);
        await step(bench, managers[0], [`PUT /api/accounts/${id}/confirmation`]);
        await step(bench, administrators[0], [`POST /api/accounts/${id}/invitation`]);
        return {
          table: 'access.invitation',
          one: [managers[0], `PUT /api/accounts/${id}/invitation`],
          other: [managers[1], `PUT /api/accounts/${id}/invitation`],
          effect: effectOf(sql`select 1 from access.invitation i join workforce.membership m
            on m.account_id = i.account_id where m.id = ${id} and i.ended_at is null
              and i.code_hash is not null`),
        };
      },
    ],
  };
}

/** Of a coordinator, which takes two. */
function withdrawalRaces({ bench, administrators, coordinator }: People): Races {
  const asked = async () => {
    const { accountId } = await makeActor(bench.database, { role: 'national-coordinator' });
    const { rows } = await sql<{ id: string }>`select id from workforce.membership
      where account_id = ${accountId}`.execute(bench.database.owner);
    const { id } = rows[0]!;
    await call(bench.server, administrators[0], `DELETE /api/accounts/${id}`);
    return id;
  };
  const race = async (method: 'PUT' | 'DELETE', effect: (id: string) => Race['effect']) => {
    const id = await asked();
    return {
      table,
      one: [administrators[1], `${method} /api/accounts/${id}/withdrawal`],
      other: [coordinator, `${method} /api/accounts/${id}/withdrawal`],
      effect: effect(id),
    } as const;
  };
  return {
    agreeWithdrawal: [
      'not-found',
      () =>
        race('PUT', (id) =>
          effectOf(sql`select 1 from workforce.membership where id = ${id}
            and withdrawn_at is not null`),
        ),
    ],
    refuseWithdrawal: [
      'not-found',
      () =>
        race('DELETE', (id) =>
          effectOf(sql`select 1 from workforce.membership where id = ${id}
            and withdrawal_asked_at is null and withdrawn_at is null`),
        ),
    ],
  };
}

function dutyRaces(people: People): Races {
  const { bench, managers, administrators } = people;
  return {
    changeDuty: [
      'not-found',
      async () => {
        const { id } = await inForce(people);
        return {
          table,
          one: [managers[0], `PUT /api/accounts/${id}/duty`, { duty: 'intake' }],
          other: [administrators[0], `PUT /api/accounts/${id}/duty`, { duty: 'intake' }],
          effect: effectOf(sql`select 1 from workforce.membership where id = ${id}
            and duty = 'member' and duty_asked = 'intake'`),
        };
      },
    ],
    confirmDuty: [
      'not-found',
      async () => {
        const { id } = await inForce(people);
        await sql`update workforce.membership set duty_asked = 'intake', duty_asked_at = now(),
          duty_asked_by = ${administrators[0].accountId} where id = ${id}`.execute(
          bench.database.owner,
        );
        const request = `PUT /api/accounts/${id}/duty/confirmation` as const;
        return {
          table,
          one: [managers[0], request, { duty: 'intake' }],
          other: [managers[1], request, { duty: 'intake' }],
          effect: effectOf(sql`select 1 from workforce.membership where id = ${id}
            and duty = 'intake' and duty_asked is null`),
        };
      },
    ],
  };
}

function helpRaces(people: People): Races {
  const { bench, managers, administrators } = people;
  const helpTable = 'access.help_request';
  const asked = async () => {
    const { actor, id } = await inForce(people);
    const { helpId } = await step(bench, managers[0], ['POST /api/help', { membershipId: id }]);
    return { actor, helpId: helpId as string };
  };
  return {
    agreeHelp: [
      'not-found',
      async () => {
        const { helpId } = await asked();
        return {
          table: helpTable,
          one: [administrators[0], `PUT /api/help/${helpId}/agreement`],
          other: [administrators[1], `PUT /api/help/${helpId}/agreement`],
          effect: effectOf(sql`select 1 from access.help_request h join access.invitation i
            on i.account_id = h.account_id where h.id = ${helpId} and h.agreed_at is not null`),
        };
      },
    ],
    endHelp: [
      'not-found',
      async () => {
        const { helpId } = await asked();
        return {
          table: helpTable,
          one: [managers[0], `DELETE /api/help/${helpId}`],
          other: [administrators[0], `DELETE /api/help/${helpId}`],
          effect: effectOf(sql`select 1 from access.help_request where id = ${helpId}
            and ended_at is not null`),
        };
      },
    ],
    acknowledgeHelp: [
      'not-found',
      async () => {
        const { actor, helpId } = await asked();
        await sql`update access.help_request set agreed_at = now(),
          agreed_by = ${administrators[0].accountId} where id = ${helpId}`.execute(
          bench.database.owner,
        );
        return {
          table: helpTable,
          one: [actor, `PUT /api/own-help/${helpId}/seen`],
          other: [actor, `PUT /api/own-help/${helpId}/seen`],
          effect: effectOf(sql`select 1 from access.help_request where id = ${helpId}
            and told_at is not null`),
        };
      },
    ],
  };
}
