// What the database refuses or closes by itself: an operation with an unresolved entry, names after
// handover, texts after a refusal.

import { describe, expect, test } from 'vitest';
import { asActor } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import {
  bring,
  type File,
  openBench,
  openOperation,
  read,
} from '../../../../test/support/operations.ts';
import { sql } from '../../../engine/db/database.ts';
import { newId } from '../../../kernel/id.ts';

const bench = await openBench();
const { database, server, coordinator } = bench;
const owner = database.owner;
const line = (cells: readonly unknown[]) => cells.join(';');
const file = (rows: readonly string[], name = 'list.csv'): File => ({
  name,
  kind: 'ministry',
  bytes: Buffer.from(['family no;surname;given name;sex;dob', ...rows].join('\n')),
});

describe('the database itself', () => {
  test('refuses to close an operation with somebody unsettled, also afterwards', async () => {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, file([line([1, 'Testova', 'Aina', 'F', '2015-02-03'])]));
    const close = () =>
      asActor(database, coordinator, (tx) =>
        sql`update operations.operation set state = 'closed'
          where id = ${operationId}::uuid`.execute(tx),
      );
    await expect(close()).rejects.toMatchObject({
      code: '23514',
      constraint: 'operation_closes_resolved',
    });
    const settle = (state: string, reason: string | null) =>
      asActor(database, coordinator, (tx) =>
        sql`update operations.entry set state = ${state}, reason = ${reason}
        where operation_id = ${operationId}::uuid`.execute(tx),
      );
    await expect(settle('refused', null)).rejects.toMatchObject({ code: '23514' });
    await settle('refused', 'own-decision');
    await close();
    await expect(settle('willing', null)).rejects.toMatchObject({
      constraint: 'operation_closes_resolved',
    });
    await expect(
      asActor(database, coordinator, (tx) =>
        sql`update operations.operation
      set name = 'other' where id = ${operationId}::uuid`.execute(tx),
      ),
    ).rejects.toMatchObject({ constraint: 'operation_stays_closed' });
  });

  test('closes names at the handover, and believes only the person’s own row', async () => {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, file([line([1, 'Testova', 'Aina', 'F', '1990-02-03'])]));
    const personId = newId();
    await sql`update operations.entry set state = 'arrived', own_state = 'arrived',
      person_id = ${personId} where operation_id = ${operationId}::uuid`.execute(owner);
    await sql`insert into people.person (id, code, operation_id, sex, birth_precision)
      values (${personId}, ${`T-${personId}`}, ${operationId}, 'female', 'unknown')`.execute(owner);
    const change = (fields: ReturnType<typeof sql>) =>
      sql`update people.person set ${fields} where id = ${personId}::uuid`.execute(owner);
    const entry = async () =>
      (await read(server, coordinator, `/api/operations/${operationId}/entries`)).entries[0];
    await change(sql`province = 'KG-O'`);
    expect(await entry()).toMatchObject({ state: 'arrived', name: { full: 'Testova Aina' } });
    await change(sql`handed_over_at = now()`);
    expect(await entry()).toMatchObject({ state: 'handed-over', name: null, birth: null });
    const search = await read(
      server,
      coordinator,
      `/api/operations/${operationId}/entries?search=Testova`,
    );
    expect(search.entries).toEqual([]);
  });

  test('a refusal keeps a code and no text', async () => {
    const operationId = await openOperation(bench);
    await bring(bench, operationId, {
      name: 'n.csv',
      kind: 'other',
      bytes: Buffer.from(
        'surname;given name;sex;dob;phone;note\nTestova;Aina;F;1990-02-03;+996700000001;words',
      ),
    });
    const at = `/api/operations/${operationId}/entries`;
    const [one] = (await read(server, coordinator, at)).entries;
    const move = (body: object) => call(server, coordinator, `PUT ${at}/${one.id}/state`, body);
    const refusal = { to: 'refused', basis: 'person-said', baseVersion: one.version };
    expect((await move({ ...refusal, reason: null })).body.code).toBe('reason-needed');
    expect((await move({ ...refusal, reason: 'own-decision', note: 'x' })).status).toBe(400);
    expect((await move({ ...refusal, reason: 'own-decision' })).status).toBe(200);
    const { origins } = await read(server, coordinator, `${at}/${one.id}`);
    expect(origins[0]).toMatchObject({ note: null, phone: null, reason: 'own-decision' });
  });
});
