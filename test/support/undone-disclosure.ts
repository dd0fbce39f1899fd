// What is left undone in a disclosure: a request, an approval, a release, a package that nobody
// opens, a person who is not told. In the form of undone-care.ts.

import { sql } from '../../src/engine/db/database.ts';
import type { TestActor } from './actors.ts';
import type { Bench } from './creating/bench.ts';
import {
  confirm,
  dayFrom,
  makeWorld,
  requestBody,
  type Steps,
  stepsOf,
  type World,
} from './disclosures.ts';
import { call } from './http.ts';
import type { Scenario, Scenarios } from './undone-care.ts';

type Opened = { readonly world: World; readonly steps: Steps };

export function disclosureScenarios({ database, server, services }: Bench): Scenarios {
  const { owner } = database;
  let opened: Promise<Opened> | null = null;
  const open = () =>
    (opened ??= makeWorld(database, services).then((world) => ({
      world,
      steps: stepsOf(database, server, world),
    })));
  const taken = (answer: { status: number; raw: string }) => {
    if (answer.status !== 200) throw new Error(answer.raw);
  };
  /** As if the last step had been taken long ago, and nothing since. */
  const longAgo = (id: string) => async () => {
    for (const table of ['step', 'release'])
      await sql`alter table disclosure.${sql.raw(table)} disable trigger user`.execute(owner);
    await sql`update disclosure.step set at = at - interval '90 days'
      where request_id = ${id}`.execute(owner);
    await sql`update disclosure.release set released_on = released_on - 90
      where request_id = ${id}`.execute(owner);
    for (const table of ['step', 'release'])
      await sql`alter table disclosure.${sql.raw(table)} enable trigger user`.execute(owner);
  };
  const scenario = (id: string, first: TestActor, next: TestActor): Scenario => ({
    first: { by: first, about: id },
    late: longAgo(id),
    then: { by: next, about: id },
  });
  const proposed = async () => {
    const { world, steps } = await open();
    const id = await steps.ask();
    taken(await steps.propose(id));
    await confirm(database, world.supervisor, world.manager, world.checker);
    return { world, steps, id };
  };

  return {
    'owner-lead disclosure-to-answer': async () => {
      const { world, steps } = await open();
      return scenario(await steps.ask(), world.supervisor, world.manager);
    },
    'who-asked disclosure-order-to-attach': async () => {
      const { world } = await open();
      const answer = await call(server, world.officer, 'POST /api/disclosures', requestBody(world));
      taken(answer);
      return scenario(answer.body.id, world.officer, world.registrar);
    },
    'owner-lead disclosure-to-approve': async () => {
      const { world, id } = await proposed();
      return scenario(id, world.supervisor, world.manager);
    },
    'second-approver disclosure-to-approve': async () => {
      const { world, steps, id } = await proposed();
      taken(await steps.approve(world.manager, id));
      return scenario(id, world.checker, world.supervisor);
    },
    'owner-lead disclosure-to-release': async () => {
      const { world, steps, id } = await proposed();
      taken(await steps.approve(world.manager, id));
      taken(await steps.approve(world.checker, id));
      return scenario(id, world.supervisor, world.manager);
    },
    'who-asked disclosure-to-open': async () => {
      const { world, steps } = await open();
      return scenario(await steps.released(), world.officer, world.registrar);
    },
    'owner-lead disclosure-to-agree': async () => {
      const { world, steps } = await open();
      const id = await steps.released();
      await confirm(database, world.supervisor);
      taken(
        await call(server, world.supervisor, `POST /api/disclosures/${id}/deferrals`, {
          reason: 'safety-of-person',
          untilOn: dayFrom(40),
        }),
      );
      return { first: { by: world.manager, about: id } };
    },
    'owner-lead disclosure-to-tell': async () => {
      const { world, steps } = await open();
      return scenario(await steps.released(), world.supervisor, world.manager);
    },
  };
}
