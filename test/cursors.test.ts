// Cursors of lists: every list with more pages accepts the cursors it gave out, and only those. One
// from another list, an altered one and an invented one are invalid input and never the first page.

import { describe, expect, it } from 'vitest';
import { endpoints, rooms } from '../src/app/rooms.ts';
import { cursorsOf, placeById, placeInTime } from '../src/engine/http/cursor.ts';
import { Problem } from '../src/engine/http/problems.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import { newId } from '../src/kernel/id.ts';
import type { Role } from '../src/kernel/roles.ts';
import { testDatabase } from './support/database.ts';
import { collectIds, paramsToTry, queryOf, senderOf } from './support/every-endpoint.ts';
import { schemaOf } from './support/example-input.ts';
import { serverWith } from './support/http.ts';
import { fillProgramme } from './support/programme.ts';
import { ownIdsOf } from './support/who-sees.ts';

type Bound = Endpoint & { readonly who: readonly Role[] };
const lists = endpoints.filter(
  (one): one is Bound =>
    one.query !== undefined && schemaOf(one.query).properties?.['after']?.type === 'string',
);

const database = await testDatabase();
const programme = await fillProgramme(database);
const { keyring } = programme.services;
const send = senderOf(serverWith(rooms, programme.services));
const ids = await collectIds(database);

const unknown = [400, 'invalid-input', ['unknown-cursor']];
const answerOf = ({ status, body }: { status: number; body: any }) => [
  status,
  body.code,
  body.errors?.map((one: { code: string }) => one.code),
];

describe('a cursor', () => {
  const cursors = cursorsOf('listThings', keyring);
  const place = { at: '2026-11-30 00:00:00.000001+00', id: newId() };
  const given = cursors.write(place);
  it('is read back by the list that gave it, to the microsecond', () => {
    expect(cursors.read(placeInTime, given)).toEqual(place);
    expect(cursors.read(placeInTime, undefined)).toBeNull();
  });
  it.each([
    ['of another list', cursorsOf('listOthers', keyring).write(place)],
    ['of another shape', cursors.write({ id: place.id })],
    ['altered', `${given.slice(0, -4)}${given.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`],
    ['with letters that decode to nothing', `${given}!`],
    ['cut short', given.slice(0, 10)],
    ['with its code alone', given.slice(0, 21)],
    ['made up', Buffer.from(JSON.stringify(place)).toString('base64url')],
    ['of nothing', ''],
  ])('%s is refused', (_, cursor) => {
    expect(() => cursors.read(placeInTime, cursor)).toThrow(Problem);
  });
  it('cuts a page and goes on only where there is more', () => {
    const rows = ['1', '2', '3'].map((id) => ({ id }));
    const { rows: page, next } = cursors.cut(rows, 2, ({ id }) => ({ id }));
    expect([page.length, cursors.read(placeById, next!)]).toEqual([2, { id: '2' }]);
    expect(cursors.cut(rows, 3, ({ id }) => ({ id })).next).toBeNull();
  });
});

/** Pairs are few, so the list of decided ones is used too. */
function placesIn(list: Bound, own: ReadonlySet<string>) {
  const states = list.name === 'listProposals' ? ['open', 'same', 'different'] : [];
  const more: Record<string, string>[] =
    states.length > 0 ? states.map((state) => ({ state })) : [{}];
  return paramsToTry(list, { ids, own }, 4).flatMap((params) =>
    more.map((one) => ({ params, more: one })),
  );
}

describe('every list', () => {
  it('that has a cursor is here', () => {
    expect(lists.length).toBeGreaterThanOrEqual(18);
    for (const { returns } of lists) {
      expect(JSON.stringify(schemaOf(returns as never))).toContain('"next"');
    }
  });
  it.each(lists.map((one) => [one.name, one] as const))('%s', async (name, list) => {
    let pages = 0;
    for (const actor of programme.actors.filter(({ role }) => list.who.includes(role))) {
      const own = await ownIdsOf(database, actor);
      for (const { params, more } of placesIn(list, own)) {
        const ask = (after?: string) =>
          send(actor, list, {
            params,
            query: queryOf(list, {
              ...more,
              limit: '1',
              ...(after === undefined ? {} : { after }),
            }),
          });
        const first = await ask();
        if (first.status !== 200) continue;
        const other = cursorsOf('another', keyring).write({ id: newId(), at: 'now' });
        for (const after of ['1', newId(), other])
          expect(answerOf(await ask(after))).toEqual(unknown);
        if (first.body.next === null) continue;
        const second = await ask(first.body.next);
        expect(second.status).toBe(200);
        expect(second.text).not.toBe(first.text);
        pages++;
        break;
      }
      if (pages > 0) break;
    }
    expect([name, pages]).toEqual([name, 1]);
  });
});
