// Dealing with whatever is urgent about a person, as a test does that is about something else.

import type { FastifyInstance } from 'fastify';
import type { TestActor } from './actors.ts';
import { call } from './http.ts';

export async function settleAll(
  server: FastifyInstance,
  actor: TestActor,
  personId: string,
): Promise<void> {
  const { body } = await call(server, actor, `GET /api/persons/${personId}/urgent`);
  const open = body.concerns.filter((one: { outcome: string | null }) => one.outcome === null);
  for (const { id, version } of open) {
    const done = { baseVersion: version, outcome: 'help-given', text: null };
    await call(server, actor, `PUT /api/concerns/${id}/outcome`, done);
  }
}
