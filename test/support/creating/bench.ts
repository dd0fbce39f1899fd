// What a test needs to drive creating commands: one server with every room on one database and, for
// each command, a maker, which brings someone to the point where they may send it and returns what
// they would send. Each call of a maker gives a new request that has not been sent yet.

import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import type { Services } from '../../../src/engine/http/handler.ts';
import type { TestActor, TestDatabase } from '../actors.ts';
import { call } from '../http.ts';

export type Bench = {
  readonly database: TestDatabase;
  readonly services: Services;
  readonly server: FastifyInstance;
};

export type Creating = {
  readonly actor: TestActor;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body: object;
};

/** By the name of the endpoint. */
export type Makers = Readonly<Record<string, () => Promise<Creating>>>;

/** A document of which only the content is known. */
export const undescribed = {
  form: 'copy',
  language: null,
  datedOn: null,
  issuer: null,
  number: null,
  originalSeenOn: null,
};

/** A small text on its way, to be attached by that person. */
export function sendText(bench: Pick<Bench, 'server'>, actor: TestActor): Promise<string> {
  return sendFile(bench, actor, Buffer.from('A letter.'));
}

/** `bytes`: at most one part. */
export async function sendFile(
  bench: Pick<Bench, 'server'>,
  actor: TestActor,
  bytes: Uint8Array,
): Promise<string> {
  const { upload } = await step(bench, actor, ['POST /api/uploads', { bytes: bytes.length }]);
  await step(bench, actor, [`PUT /api/uploads/${upload}?number=0`, bytes]);
  return upload as string;
}

/** A step on the way: throws if it fails, so that no test starts half-way. */
export async function step(
  { server }: Pick<Bench, 'server'>,
  actor: TestActor,
  [request, body]: readonly [`${'GET' | 'POST' | 'PUT'} ${string}`, object?],
): Promise<any> {
  const answer = await call(server, actor, request, body);
  expect(answer.status, `${request}: ${answer.raw}`).toBe(200);
  return answer.body;
}
