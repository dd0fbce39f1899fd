// Operations of the made-up programme with their courses, keys and imported lists. As after an
// import, the lists no longer contain a file: their rows are the entries (`entries.ts`).

import { makeFileKey, wrapKey } from '../../../engine/crypto/envelope.ts';
import { keyedHash, sealListPart } from '../../../rooms/operations/operation/operation-key.ts';
import type { DemoList, DemoOperation } from '../model.ts';
import { addDays } from '../days.ts';
import { bytes } from './rows.ts';
import type { Writing } from './writing.ts';

export function addOperations(writing: Writing): void {
  for (const operation of writing.programme.operations) {
    const key = makeFileKey();
    writing.operationKeys.set(operation.id, key);
    addOperation(writing, operation, key);
    for (const list of operation.lists) addList(writing, list, { operation, key });
  }
}

function addOperation(writing: Writing, operation: DemoOperation, key: Buffer): void {
  const { rows, at, keyring, first } = writing;
  const coordinator = first('national-coordinator').id;
  const { planned } = operation;
  rows.add('operations.operation', {
    id: operation.id,
    name: operation.name,
    phase: operation.phase,
    origin_site: operation.originSite,
    origin_country: operation.originCountry,
    carrier: operation.carrier,
    partners: operation.partners,
    planned_on: operation.plannedOn,
    departed_on: operation.departedOn,
    landed_on: operation.landedOn,
    planned_men: planned.men,
    planned_women: planned.women,
    planned_children: planned.children,
    state: operation.state,
    version: operation.history.length,
    made_by: coordinator,
    made_at: at(operation.history[0]!.on),
  });
  rows.add('operations.operation_key', {
    operation_id: operation.id,
    wrapped_key: bytes(wrapKey(keyring.wrapping.programme, operation.id, key)),
  });
  for (const [step, { state, on }] of operation.history.entries()) {
    rows.add('operations.operation_transition', {
      id: writing.id(),
      operation_id: operation.id,
      reason: 'as-planned',
      on_day: on,
      from_state: operation.history[step - 1]?.state ?? null,
      to_state: state,
      by_account: coordinator,
      at: at(on, 5 + Math.min(step, 3)),
    });
  }
}

type Of = { readonly operation: DemoOperation; readonly key: Buffer };

function addList({ rows, at, first }: Writing, list: DemoList, { operation, key }: Of): void {
  const name = Buffer.from(list.fileName, 'utf8');
  const place = { listId: list.id, column: 'file_name', version: 1 };
  rows.add('operations.list', {
    id: list.id,
    operation_id: operation.id,
    kind: list.kind,
    state: 'imported',
    file_name: bytes(sealListPart(key, place, name)),
    listed_on: list.listedOn,
    file_hash: bytes(keyedHash(key, name)),
    version: 2,
    staged_by: first('national-coordinator').id,
    staged_at: at(list.listedOn, 6),
    discarded_after: at(addDays(list.listedOn, 1)),
    imported_at: at(list.listedOn, 7),
  });
}
