// Races on the justice side.

import { sql } from '../../../src/engine/db/database.ts';
import { makeActor, type TestActor } from '../actors.ts';
import { type Bench, sendText, step, undescribed } from '../creating/bench.ts';
import { type Court, openCourt } from '../matters.ts';
import { daysFromNow, orderOf, today } from '../restricted-matters.ts';
import type { Races } from './race.ts';

const effectOf = (query: ReturnType<typeof sql>, rows = 1) => ({ query, rows });
const conflict = 'conflict-changed-meanwhile';

export async function legalRaces(bench: Bench): Promise<Races> {
  const court = await openCourt(bench.database, bench.server);
  const { organisationId } = court.registrar;
  const second = await makeActor(bench.database, {
    role: 'prosecutor',
    duty: 'registrar',
    organisationId,
  });
  return {
    ...restrictionRaces(bench, court),
    ...officerRaces(bench, { court, second }),
    ...birthRaces(bench, { court, second }),
    takeOffMatterDocument: [
      'already-taken-off',
      async () => {
        const { subjectId, proceedingId } = await court.enter();
        const uploads = [await sendText(bench, court.officer)];
        const { id } = await step(bench, court.officer, [
          `POST /api/matters/${subjectId}/attached-documents`,
          { about: 'proceeding', aboutId: proceedingId, kind: 'order', ...undescribed, uploads },
        ]);
        const request = `POST /api/matter-documents/${id}/take-off` as const;
        return {
          table: 'legal.document',
          one: [court.officer, request, { because: 'twice' }],
          other: [court.officer, request, { because: 'wrong-file' }],
          effect: effectOf(sql`select 1 from legal.document where id = ${id}
            and content_key is null`),
        };
      },
    ],
    reviewDetention: [
      conflict,
      async () => {
        const { subjectId, proceedingId } = await court.enter();
        const { id } = await step(bench, court.officer, [
          `POST /api/matters/${subjectId}/proceedings/${proceedingId}/detentions`,
          {
            startedOn: '2026-01-15',
            orderNumber: 'D-1',
            reason: 'By order of the court.',
            whyNoAlternative: null,
            nextReviewOn: daysFromNow(3),
          },
        ]);
        const request = `POST /api/matters/${subjectId}/detentions/${id}/reviews` as const;
        const until = (days: number) => ({
          reviewedOn: today(),
          outcome: 'continued',
          nextReviewOn: daysFromNow(days),
          orderNumber: 'D-2',
          baseVersion: 1,
        });
        return {
          table: 'legal.detention_review',
          one: [court.officer, request, until(20)],
          other: [court.registrar, request, until(30)],
          effect: effectOf(sql`select 1 from legal.detention_review where detention_id = ${id}`),
        };
      },
    ],
  };
}

function restrictionRaces(bench: Bench, { enter, officer, probation }: Court): Races {
  const ordered = async () => {
    const { subjectId } = await enter();
    const base = `/api/matters/${subjectId}/restrictions`;
    const { id } = await step(bench, officer, [`POST ${base}`, orderOf(today(), daysFromNow(60))]);
    return { id, base: `${base}/${id}` };
  };
  return {
    liftRestriction: [
      'already-lifted',
      async () => {
        const { id, base } = await ordered();
        const lifted = { kind: 'lifted', onDay: today(), orderNumber: 'L-1' };
        return {
          table: 'legal.restriction_lifting',
          one: [officer, `PUT ${base}/lifting`, lifted],
          other: [probation, `PUT ${base}/lifting`, { ...lifted, kind: 'quashed' }],
          effect: effectOf(sql`select 1 from legal.restriction_lifting
            where restriction_id = ${id}`),
        };
      },
    ],
    answerPermission: [
      'permission-is-answered',
      async () => {
        const { base } = await ordered();
        const { id } = await step(bench, officer, [
          `POST ${base}/permissions`,
          {
            askedOn: today(),
            purpose: 'To visit her mother.',
            fromOn: daysFromNow(2),
            toOn: daysFromNow(4),
          },
        ]);
        const request = `PUT ${base}/permissions/${id}` as const;
        return {
          table: 'legal.permission_request',
          one: [officer, request, { answer: 'granted', answeredOn: today(), reason: null }],
          other: [probation, request, { answer: 'granted', answeredOn: today(), reason: null }],
          effect: effectOf(sql`select 1 from legal.permission_request where id = ${id}
            and answer is not null`),
        };
      },
    ],
  };
}

type Registrars = { readonly court: Court; readonly second: TestActor };

function officerRaces(bench: Bench, { court, second }: Registrars): Races {
  const { registrar, colleague } = court;
  return {
    assignOfficer: [
      conflict,
      async () => {
        const { subjectId } = await court.enter();
        const { assignmentVersion: baseVersion } = await step(bench, registrar, [
          `GET /api/matters/${subjectId}`,
        ]);
        const third = await makeActor(bench.database, {
          role: 'prosecutor',
          organisationId: registrar.organisationId,
        });
        const to = ({ accountId: officerId }: TestActor) => ({
          officerId,
          reason: 'workload',
          baseVersion,
        });
        const request = `PUT /api/matters/${subjectId}/assignment` as const;
        return {
          table: 'legal.assignment',
          one: [registrar, request, to(colleague)],
          other: [second, request, to(third)],
          effect: effectOf(sql`select 1 from legal.assignment where subject_id = ${subjectId}
            and reason = 'workload'`),
        };
      },
    ],
    setExpungement: [
      conflict,
      async () => {
        const matter = await court.enter();
        await court.move(matter, 'ended');
        const { subjectId, proceedingId } = matter;
        const path = `/api/matters/${subjectId}/proceedings/${proceedingId}`;
        const { version: baseVersion } = await step(bench, registrar, [`GET ${path}`]);
        const request = `PUT ${path}/expungement` as const;
        return {
          table: 'legal.proceeding',
          one: [registrar, request, { on: '2097-01-01', baseVersion }],
          other: [second, request, { on: '2096-01-01', baseVersion }],
          effect: effectOf(sql`select 1 from legal.proceeding where id = ${proceedingId}
            and version = ${baseVersion + 1}`),
        };
      },
    ],
  };
}

function birthRaces(bench: Bench, { court, second }: Registrars): Races {
  const { registrar, officer } = court;
  const year = (name: number) => ({
    from: `${name}-01-01`,
    to: `${name}-12-31`,
    precision: 'year',
  });
  return {
    settleBirth: [
      conflict,
      async () => {
        const { subjectId } = await court.enter();
        const { version: baseVersion } = await step(bench, registrar, [
          `GET /api/matters/${subjectId}/birth`,
        ]);
        const found = (name: number) => ({
          birth: year(name),
          orderNumber: 'S-1',
          foundOn: '2026-01-20',
          baseVersion,
        });
        const request = `POST /api/matters/${subjectId}/birth/settlements` as const;
        return {
          table: 'legal.birth_settlement',
          one: [registrar, request, found(1991)],
          other: [second, request, found(1992)],
          effect: effectOf(sql`select 1 from legal.birth_settlement
            where subject_id = ${subjectId}`),
        };
      },
    ],
    changeCounsel: [
      conflict,
      async () => {
        const { subjectId } = await court.enter();
        const { counselVersion: baseVersion } = await step(bench, registrar, [
          `GET /api/matters/${subjectId}/birth`,
        ]);
        const request = `POST /api/matters/${subjectId}/counsel` as const;
        const on = { onDay: '2026-01-20', baseVersion };
        return {
          table: 'legal.counsel_change',
          one: [officer, request, { ...on, counsel: 'absent' }],
          other: [registrar, request, { ...on, counsel: 'not-known' }],
          effect: effectOf(sql`select 1 from legal.counsel_change where subject_id = ${subjectId}`),
        };
      },
    ],
    recogniseVictim: [
      '',
      async () => {
        const { subjectId } = await court.enter();
        const request = `PUT /api/matters/${subjectId}/victim` as const;
        return {
          table: 'legal.subject',
          one: [officer, request, {}],
          other: [registrar, request, {}],
          effect: effectOf(sql`select 1 from legal.subject where id = ${subjectId} and is_victim`),
        };
      },
    ],
  };
}
