// Imports a caseload list as an intake worker would: searched first, then everything at once.

import type { FastifyInstance } from 'fastify';
import type { TestActor } from './actors.ts';
import { type Answer, call } from './http.ts';
import { dayThere } from './today.ts';

const told = dayThere(-30);

/** What everybody was told, and the grounds for those who were not asked. */
export const listBasis = {
  purposes: 'case-support,share-with-organisation',
  adultGround: 'best-interests',
  adultReason: 'the help must not stop',
  childGround: 'best-interests',
  childReason: 'the help must not stop',
  toldIn: 'ky',
  toldHow: 'spoken',
  toldOn: told,
  untilOn: '2099-01-10',
  legalAidOn: told,
  legalAidAnswer: 'later',
};

/** A list as it comes: one line for each person, `family,name,birth`. */
export const listOf = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(['Family number,Name,Date of birth', ...lines].join('\n'));

export function previewOf(
  server: FastifyInstance,
  actor: TestActor,
  bytes: Uint8Array,
  more: Record<string, string> = {},
): Promise<Answer> {
  const query = new URLSearchParams({ fileName: 'list.csv', ...more });
  return call(server, actor, `POST /api/caseload-lists/preview?${query}`, bytes);
}

export async function importList(
  server: FastifyInstance,
  actor: TestActor,
  bytes: Uint8Array,
  more: Record<string, string> = {},
): Promise<Answer> {
  await previewOf(server, actor, bytes);
  const query = new URLSearchParams({ fileName: 'list.csv', ...listBasis, ...more });
  return call(server, actor, `POST /api/caseload-lists?${query}`, bytes);
}
