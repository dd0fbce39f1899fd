// Steps of a journey made through the API with the browser's session, because the screen was
// already shown making them, or because a walk needs them done first.

import { expect } from 'vitest';
import { addYears, dayAt } from '../../../src/kernel/day.ts';
import type { Visitor } from './journey.ts';

export type Household = {
  readonly householdId: string;
  readonly householdCode: string;
  readonly operationId: string | null;
  readonly adults: number;
  readonly children: number;
  readonly ready: boolean;
  readonly members: readonly {
    readonly personId: string;
    readonly name: string | null;
    readonly mayBeMinor: boolean;
    readonly sharingUntil: string | null;
  }[];
};
/** `after`: the page of the list that shows the household. */
export type FoundHousehold = Household & { readonly after: string };

export async function findWaiting(
  { ask }: Visitor,
  isWanted: (household: Household) => boolean,
): Promise<FoundHousehold | null> {
  let after = '';
  for (;;) {
    const { status, body } = await ask(`GET /api/handovers?limit=20${after && `&after=${after}`}`);
    expect(status).toBe(200);
    const found = (body.households as Household[]).find(isWanted);
    if (found) return { ...found, after };
    if (!body.next) return null;
    after = encodeURIComponent(body.next);
  }
}

/** Every member of one waiting household agrees, so that it can be offered. */
export async function agreeToSharing(coordinator: Visitor): Promise<void> {
  const household = await findWaiting(
    coordinator,
    ({ members, ready }) => members.length > 1 && !ready,
  );
  const toldOn = dayAt(new Date(), 'Asia/Bishkek');
  for (const { personId, mayBeMinor, sharingUntil } of household?.members ?? []) {
    if (sharingUntil !== null) continue;
    const { status } = await coordinator.ask(`POST /api/persons/${personId}/consents`, {
      purpose: 'share-with-organisation',
      ground: mayBeMinor ? 'best-interests' : 'consent',
      organisationId: null,
      toldIn: 'ru',
      toldHow: 'spoken',
      toldOn,
      untilOn: addYears(toldOn, 1),
      ...(mayBeMinor
        ? {
            alone: null,
            dutyReadOn: null,
            decision: { reason: 'agreed in a test', authority: null },
          }
        : { alone: true, dutyReadOn: toldOn }),
    });
    expect(status).toBe(200);
  }
}

type Side = { readonly listKind: string; readonly sheet: string; readonly row: number };
export type Pair = {
  readonly id: string;
  readonly version: number;
  readonly a: Side;
  readonly b: Side;
};

/** Open pairs of an operation: all of them, or those that the program is sure of. */
export async function pairsOf(
  { ask }: Visitor,
  operationId: string,
  band: 'same' | '' = '',
): Promise<readonly Pair[]> {
  const found: Pair[] = [];
  let after = '';
  for (;;) {
    const query = `limit=100${band && `&band=${band}`}${after && `&after=${after}`}`;
    const { status, body } = await ask(`GET /api/operations/${operationId}/proposals?${query}`);
    expect(status).toBe(200);
    found.push(...body.proposals);
    if (!body.next) return found;
    after = encodeURIComponent(body.next);
  }
}

/** Decides for many pairs at once that they are the same person. */
export async function joinPairs(
  { ask }: Visitor,
  operationId: string,
  pairs: readonly Pair[],
): Promise<void> {
  for (let from = 0; from < pairs.length; from += 100) {
    const proposals = pairs
      .slice(from, from + 100)
      .map(({ id, version }) => ({ id, baseVersion: version }));
    const answer = await ask(`PUT /api/operations/${operationId}/proposals/decisions`, {
      decision: 'same',
      proposals,
    });
    expect(answer.status).toBe(200);
  }
}
