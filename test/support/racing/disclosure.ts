// Races on one protocol and on one request.

import { sql } from '../../../src/engine/db/database.ts';
import { makeActor, type TestActor } from '../actors.ts';
import { type Bench, step } from '../creating/bench.ts';
import {
  addProtocol,
  confirm,
  dayFrom,
  makeWorld,
  type Steps,
  stepsOf,
  type World,
} from '../disclosures.ts';
import type { Race, Races } from './race.ts';

const effectOf = (query: ReturnType<typeof sql>, rows = 1) => ({ query, rows });
const notOpen = 'step-not-open';

export async function disclosureRaces(bench: Bench): Promise<Races> {
  const world = await makeWorld(bench.database, bench.services);
  const steps = stepsOf(bench.database, bench.server, world);
  const second = await makeActor(bench.database, {
    role: 'cso-manager',
    organisationId: world.cso,
  });
  await confirm(bench.database, world.registrar, world.manager, second);
  return {
    ...protocolRaces(bench, world, second),
    ...requestRaces(world, steps),
    ...packageRaces(bench, world, steps),
  };
}

function protocolRaces(bench: Bench, world: World, second: TestActor): Races {
  const { registrar, manager, checker } = world;
  return {
    signProtocol: [
      notOpen,
      async (): Promise<Race> => {
        const { id } = await step(bench, registrar, [
          'POST /api/disclosure-protocols',
          {
            parties: [world.court, world.cso, world.checking],
            directions: ['justice-asks-care'],
            fields: ['best-interests-on-file'],
            purpose: 'Before a charge',
            retentionDays: 30,
            breachContact: 'duty desk',
            validFrom: dayFrom(0),
            validUntil: dayFrom(100),
          },
        ]);
        return {
          table: 'disclosure.protocol_signature',
          one: [manager, `PUT /api/disclosure-protocols/${id}/signature`, {}],
          other: [second, `PUT /api/disclosure-protocols/${id}/signature`, {}],
          effect: effectOf(sql`select 1 from disclosure.protocol_signature
            where protocol_id = ${id}`),
        };
      },
    ],
    endProtocol: [
      notOpen,
      async () => {
        const id = await addProtocol(bench.database, { signers: [registrar, manager, checker] });
        return {
          table: 'disclosure.protocol_ending',
          one: [manager, `PUT /api/disclosure-protocols/${id}/ending`, {}],
          other: [registrar, `PUT /api/disclosure-protocols/${id}/ending`, {}],
          effect: effectOf(sql`select 1 from disclosure.protocol_ending where protocol_id = ${id}`),
        };
      },
    ],
  };
}

function requestRaces({ manager, supervisor, officer }: World, steps: Steps): Races {
  const table = 'disclosure.request';
  const closed = (id: string, state: string) =>
    effectOf(sql`select 1 from disclosure.step where request_id = ${id} and step = ${state}`);
  return {
    refuseRequest: [
      notOpen,
      async () => {
        const id = await steps.ask();
        const request = `PUT /api/disclosures/${id}/refusal` as const;
        return {
          table,
          one: [manager, request, { reason: 'basis-not-enough' }],
          other: [supervisor, request, { reason: 'wider-than-needed' }],
          effect: closed(id, 'refused'),
        };
      },
    ],
    withdrawRequest: [
      notOpen,
      async () => {
        const id = await steps.ask();
        return {
          table,
          one: [officer, `PUT /api/disclosures/${id}/withdrawal`, {}],
          other: [officer, `PUT /api/disclosures/${id}/withdrawal`, {}],
          effect: closed(id, 'withdrawn'),
        };
      },
    ],
    revokeDisclosure: [
      notOpen,
      async () => {
        const id = await steps.released();
        const request = `PUT /api/disclosures/${id}/revocation` as const;
        return {
          table,
          one: [manager, request, { reason: 'in-error' }],
          other: [supervisor, request, { reason: 'safety' }],
          effect: closed(id, 'revoked'),
        };
      },
    ],
  };
}

function packageRaces(bench: Bench, world: World, steps: Steps): Races {
  const { manager, supervisor, officer, checker } = world;
  return {
    acknowledgePackage: [
      notOpen,
      async () => {
        const id = await steps.released();
        return {
          table: 'disclosure.receipt',
          one: [officer, `PUT /api/disclosures/${id}/receipt`, {}],
          other: [officer, `PUT /api/disclosures/${id}/receipt`, {}],
          effect: effectOf(sql`select 1 from disclosure.receipt where request_id = ${id}`),
        };
      },
    ],
    recordNotice: [
      notOpen,
      async () => {
        const id = await steps.released();
        const told = { toldOn: dayFrom(0), how: 'in-person', language: 'ky' };
        return {
          table: 'disclosure.notice',
          one: [manager, `PUT /api/disclosures/${id}/notice`, told],
          other: [supervisor, `PUT /api/disclosures/${id}/notice`, { ...told, how: 'by-phone' }],
          effect: effectOf(sql`select 1 from disclosure.notice where request_id = ${id}`),
        };
      },
    ],
    agreeDeferral: [
      notOpen,
      async () => {
        const id = await steps.released();
        await confirm(bench.database, manager, supervisor, checker);
        await step(bench, manager, [
          `POST /api/disclosures/${id}/deferrals`,
          { reason: 'safety-of-child', untilOn: dayFrom(9) },
        ]);
        return {
          table: 'disclosure.deferral',
          one: [supervisor, `PUT /api/disclosures/${id}/deferrals/agreement`, {}],
          other: [checker, `PUT /api/disclosures/${id}/deferrals/agreement`, {}],
          effect: effectOf(sql`select 1 from disclosure.deferral where request_id = ${id}
            and agreed_by is not null`),
        };
      },
    ],
  };
}
