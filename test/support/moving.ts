// Moves of cases between two organisations, step by step over HTTP, for the tests about moving.

import { expect } from 'vitest';
import { sql } from '../../src/engine/db/database.ts';
import type { TestActor } from './actors.ts';
import type { Bench } from './creating/bench.ts';
import { type Staff, takeIn } from './creating/care.ts';
import { addConsent } from './households.ts';
import { call } from './http.ts';
import { dayThere } from './today.ts';

const today = dayThere();

/** From `staff` to `next`; each step of `agreed`, `proposed`, `accepted` includes those before. */
export function movesBetween(bench: Bench, staff: Staff, next: Staff) {
  const { database, server } = bench;

  async function propose(actor: TestActor, caseId: string, body: object = {}) {
    const found = await sql<{ version: number }>`select version from care.case_file
      where id = ${caseId}`.execute(database.owner);
    return call(server, actor, `POST /api/cases/${caseId}/moves`, {
      baseVersion: found.rows[0]?.version ?? 1,
      organisationId: next.organisationId,
      reason: 'lives-elsewhere',
      ...body,
    });
  }
  const put = (actor: TestActor, moveId: string, step: string, body: object = {}) =>
    call(server, actor, `PUT /api/moves/${moveId}/${step}`, { baseVersion: 1, ...body });
  const accept = (actor: TestActor, moveId: string, body: object = {}) =>
    put(actor, moveId, 'acceptance', {
      leadAccountId: next.lead.accountId,
      supervisorAccountId: next.supervisor.accountId,
      ...body,
    });
  const complete = (actor: TestActor, moveId: string, body: object = {}) =>
    put(actor, moveId, 'completion', {
      baseVersion: 2,
      talkedOn: today,
      notTalkedWhy: null,
      ...body,
    });

  async function agreed() {
    const made = await takeIn(bench, staff, 30);
    const consentId = await addConsent(database, made.personId, {
      organisationId: next.organisationId,
    });
    return { ...made, consentId };
  }
  async function proposed(by: TestActor = staff.supervisor) {
    const made = await agreed();
    const answer = await propose(by, made.caseId);
    expect(answer.raw).toContain('proposed');
    return { ...made, moveId: answer.body.id as string };
  }
  async function accepted() {
    const made = await proposed();
    expect((await accept(next.manager, made.moveId)).raw).toContain('accepted');
    return made;
  }
  return { propose, put, accept, complete, agreed, proposed, accepted };
}
