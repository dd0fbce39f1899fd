// The SQL of everything that changes in this room: each step is one function of the database that
// locks the request, decides, and answers `ok` or a code. A refused step has written nothing.

import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../engine/db/database.ts';
import type { KeptContent } from '../../engine/documents/documents.ts';
import type { NewRequest } from './shapes.ts';
import type { SealedValue } from './request-key.ts';

async function take(tx: Tx, step: RawBuilder<unknown>): Promise<string> {
  return (await sql<{ answer: string }>`select ${step} as answer`.execute(tx)).rows[0]!.answer;
}

export function makeProtocol(tx: Tx, input: object): Promise<string> {
  return take(tx, sql`disclosure.make_protocol(${JSON.stringify(input)}::jsonb)`);
}

export function signProtocol(tx: Tx, protocolId: string): Promise<string> {
  return take(tx, sql`disclosure.sign_protocol(${protocolId})`);
}

export function endProtocol(tx: Tx, protocolId: string): Promise<string> {
  return take(tx, sql`disclosure.end_protocol(${protocolId})`);
}

export type RequestToSave = {
  readonly input: Omit<NewRequest, 'identity' | 'uploads'> & { readonly id: string };
  readonly wrappedKey: Buffer;
  readonly identity: Buffer;
};

export function ask(tx: Tx, row: RequestToSave): Promise<string> {
  return take(
    tx,
    sql`disclosure.ask(${JSON.stringify(row.input)}::jsonb, ${row.wrappedKey}, ${row.identity})`,
  );
}

type OrderToSave = Omit<KeptContent, 'contentKey'> & { readonly id: string; readonly hash: string };

export function attachOrder(
  tx: Tx,
  disclosureId: string,
  { order, contentKey }: { readonly order: OrderToSave; readonly contentKey: Buffer },
): Promise<string> {
  return take(
    tx,
    sql`disclosure.attach_order(${disclosureId}, ${JSON.stringify(order)}::jsonb, ${contentKey})`,
  );
}

export type ProposalToSave = {
  readonly aboutId: string;
  readonly baseVersion: number;
  readonly values: readonly SealedValue[];
};

export function propose(tx: Tx, disclosureId: string, row: ProposalToSave): Promise<string> {
  return take(
    tx,
    sql`disclosure.propose(${disclosureId}, ${row.baseVersion}, ${row.aboutId},
      ${JSON.stringify(row.values)}::jsonb)`,
  );
}

type Seen = { readonly hash: string };

export function approve(
  tx: Tx,
  disclosureId: string,
  row: Seen & { readonly fields: readonly string[] },
): Promise<string> {
  return take(
    tx,
    sql`disclosure.approve(${disclosureId}, ${Buffer.from(row.hash, 'hex')}, ${row.fields}::text[])`,
  );
}

export function refuse(tx: Tx, disclosureId: string, reason: string): Promise<string> {
  return take(tx, sql`disclosure.refuse(${disclosureId}, ${reason})`);
}

export function withdraw(tx: Tx, disclosureId: string): Promise<string> {
  return take(tx, sql`disclosure.withdraw(${disclosureId})`);
}

export function release(
  tx: Tx,
  disclosureId: string,
  row: Seen & { readonly expiresOn: string },
): Promise<string> {
  return take(
    tx,
    sql`disclosure.release_package(${disclosureId}, ${Buffer.from(row.hash, 'hex')}, ${row.expiresOn}::date)`,
  );
}

export function revoke(tx: Tx, disclosureId: string, reason: string): Promise<string> {
  return take(tx, sql`disclosure.revoke_package(${disclosureId}, ${reason})`);
}

export function acknowledge(tx: Tx, disclosureId: string): Promise<string> {
  return take(tx, sql`disclosure.acknowledge(${disclosureId})`);
}

export function tell(tx: Tx, disclosureId: string, notice: object): Promise<string> {
  return take(tx, sql`disclosure.tell(${disclosureId}, ${JSON.stringify(notice)}::jsonb)`);
}

export function defer(
  tx: Tx,
  disclosureId: string,
  row: { readonly id: string; readonly reason: string; readonly untilOn: string },
): Promise<string> {
  return take(
    tx,
    sql`disclosure.defer(${row.id}, ${disclosureId}, ${row.reason}, ${row.untilOn}::date)`,
  );
}

export function agree(tx: Tx, disclosureId: string): Promise<string> {
  return take(tx, sql`disclosure.agree_deferral(${disclosureId})`);
}
