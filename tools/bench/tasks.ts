// The measured requests: those that people make all day, for a case manager with two thousand cases
// and one with ten, their manager and the coordinator. The persons opened, searched for and visited
// come from the users' own lists, spread across them.

import { dayAt } from '../../src/kernel/day.ts';
import { newId } from '../../src/kernel/id.ts';
import { ask, type BenchServer } from './server.ts';
import type { Task } from './measure.ts';

export type Tokens = {
  readonly dense: string;
  readonly sparse: string;
  readonly manager: string;
  readonly coordinator: string;
};

const turns = { read: 100, write: 60 };
const spread = 10;
/** The made-up programme's time zone, which its days belong to. */
const timeZone = 'Asia/Bishkek';

type Case = { caseId: string; personId: string; name: string | null; state: string };

export async function makeTasks(server: BenchServer, tokens: Tokens): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const user of ['dense', 'sparse'] as const) {
    const token = tokens[user];
    const path = '/api/my-cases?limit=100';
    const { body } = await ask<{ cases: Case[] }>(server, { method: 'GET', path, token });
    const found = body.cases.filter((one) => one.state !== 'closed');
    const chosen = spreadOver(found);
    for (const { caseId } of chosen) await offerLegalAid(server, token, caseId);
    tasks.push(...workerTasks({ user, token }, chosen));
  }
  const { body } = await ask<{ cases: Case[] }>(server, {
    method: 'GET',
    path: '/api/cases',
    token: tokens.manager,
  });
  tasks.push(...managerTasks(tokens.manager, spreadOver(body.cases)));
  tasks.push(...(await coordinatorTasks(server, tokens.coordinator)));
  return tasks;
}

// Without this offer, no visit can be recorded to a person who came without an operation.
async function offerLegalAid(server: BenchServer, token: string, caseId: string): Promise<void> {
  const path = `/api/cases/${caseId}`;
  const { body } = await ask<{ legalAidDue: boolean }>(server, { method: 'GET', path, token });
  if (!body.legalAidDue) return;
  await ask(server, {
    method: 'POST',
    path: `${path}/legal-aid-offers`,
    token,
    commandId: newId(),
    body: { offeredOn: dayAt(new Date(), timeZone), toldIn: 'other', answer: 'later' },
  });
}

function spreadOver(cases: readonly Case[]): Case[] {
  const step = Math.max(1, Math.floor(cases.length / spread));
  const chosen = cases.filter((one, at) => at % step === 0 && one.name !== null).slice(0, spread);
  if (chosen.length === 0) throw new Error('there are too few cases to measure');
  return chosen;
}

type Who = { readonly user: string; readonly token: string };

function reads(who: Who, name: string, paths: readonly string[]): Task {
  return {
    ...who,
    name,
    different: paths.length,
    turns: turns.read,
    request: (turn) => ({ method: 'GET', path: paths[turn % paths.length]! }),
  };
}

function workerTasks(who: Who, cases: readonly Case[]): Task[] {
  const search = (path: string) =>
    cases.map(
      (one) => `${path}?search=${encodeURIComponent(one.name!.split(' ').slice(0, 2).join(' '))}`,
    );
  return [
    reads(who, 'my cases', ['/api/my-cases']),
    reads(who, 'today', ['/api/today']),
    reads(who, 'search by name', search('/api/persons')),
    reads(who, 'search in my cases', search('/api/my-cases')),
    reads(
      who,
      'person',
      cases.map((one) => `/api/persons/${one.personId}`),
    ),
    reads(
      who,
      'case of person',
      cases.map((one) => `/api/persons/${one.personId}/case`),
    ),
    reads(
      who,
      'timeline',
      cases.map((one) => `/api/persons/${one.personId}/timeline`),
    ),
    {
      ...who,
      name: 'record a visit',
      different: cases.length,
      turns: turns.write,
      request: (turn) => ({
        method: 'POST',
        path: `/api/cases/${cases[turn % cases.length]!.caseId}/visits`,
        body: {
          visitedOn: dayAt(new Date(), timeZone),
          kind: 'follow-up',
          present: ['person'],
          safetyConcern: 'none',
          text: 'Measured, not met. '.repeat(20),
          nextVisitOn: null,
        },
      }),
    },
  ];
}

function managerTasks(token: string, cases: readonly Case[]): Task[] {
  const who = { user: 'manager', token };
  return [
    reads(who, 'cases of the organisation', ['/api/cases']),
    reads(who, 'cases without a lead', ['/api/cases?unassigned=lead']),
    reads(
      who,
      'search in the organisation',
      cases.map(
        (one) =>
          `/api/cases?search=${encodeURIComponent(one.name!.split(' ').slice(0, 2).join(' '))}`,
      ),
    ),
    reads(who, 'colleagues and workload', ['/api/colleagues']),
  ];
}

async function coordinatorTasks(server: BenchServer, token: string): Promise<Task[]> {
  const who = { user: 'coordinator', token };
  const { body } = await ask<{ operations: { id: string }[] }>(server, {
    method: 'GET',
    path: '/api/operations',
    token,
  });
  const sizes = await Promise.all(
    body.operations.map(async ({ id }) => {
      const path = `/api/operations/${id}/entries`;
      const counted = await ask<{ total: number }>(server, { method: 'GET', path, token });
      return { id, total: counted.body.total };
    }),
  );
  const largest = sizes.toSorted((a, b) => b.total - a.total)[0]!.id;
  return [
    reads(who, 'national list', [`/api/operations/${largest}/entries`]),
    reads(who, 'households to hand over', ['/api/handovers']),
  ];
}
