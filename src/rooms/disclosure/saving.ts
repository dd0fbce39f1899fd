// All writing of this room: each step is one function of the database that locks the request, decides, and
// answers `ok` or a code. What it refuses it has not written.

import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../engine/db/database.ts';
import type { NewRequest } from './model.ts';
import type { SealedValue } from './request-key.ts';

async function answerOf(tx: Tx, step: RawBuilder<unknown>): Promise<string> {
  return (await sql<{ answer: string }>`select ${step} as answer`.execute(tx)).rows[0]!.answer;
}

export function insertProtocol(tx: Tx, input: object): Promise<string> {
  return answerOf(tx, sql`disclosure.make_protocol(${JSON.stringify(input)}::jsonb)`);
}

export function signRow(tx: Tx, protocolId: string): Promise<string> {
  return answerOf(tx, sql`disclosure.sign_protocol(${protocolId})`);
}

export function endRow(tx: Tx, protocolId: string): Promise<string> {
  return answerOf(tx, sql`disclosure.end_protocol(${protocolId})`);
}

export type RequestToSave = {
  readonly input: Omit<NewRequest, 'identity'> & { readonly id: string };
  readonly wrappedKey: Buffer;
  readonly identity: Buffer;
};

export function insertRequest(tx: Tx, row: RequestToSave): Promise<string> {
  return answerOf(
    tx,
    sql`disclosure.ask(${JSON.stringify(row.input)}::jsonb, ${row.wrappedKey}, ${row.identity})`,
  );
}

export type ProposalToSave = {
  readonly aboutId: string;
  readonly baseVersion: number;
  readonly values: readonly SealedValue[];
};

export function proposeRow(tx: Tx, requestId: string, row: ProposalToSave): Promise<string> {
  return answerOf(
    tx,
    sql`disclosure.propose(${requestId}, ${row.baseVersion}, ${row.aboutId},
      ${JSON.stringify(row.values)}::jsonb)`,
  );
}

type Seen = { readonly hash: string };

export function approveRow(
  tx: Tx,
  requestId: string,
  row: Seen & { readonly fields: readonly string[] },
): Promise<string> {
  return answerOf(
    tx,
    sql`disclosure.approve(${requestId}, ${Buffer.from(row.hash, 'hex')}, ${row.fields}::text[])`,
  );
}

export function refuseRow(tx: Tx, requestId: string, reason: string): Promise<string> {
  return answerOf(tx, sql`disclosure.refuse(${requestId}, ${reason})`);
}

export function withdrawRow(tx: Tx, requestId: string): Promise<string> {
  return answerOf(tx, sql`disclosure.withdraw(${requestId})`);
}

export function releaseRow(
  tx: Tx,
  requestId: string,
  row: Seen & { readonly expiresOn: string },
): Promise<string> {
  return answerOf(
    tx,
    sql`disclosure.release_package(${requestId}, ${Buffer.from(row.hash, 'hex')}, ${row.expiresOn}::date)`,
  );
}

export function revokeRow(tx: Tx, requestId: string, reason: string): Promise<string> {
  return answerOf(tx, sql`disclosure.revoke_package(${requestId}, ${reason})`);
}

export function acknowledgeRow(tx: Tx, requestId: string): Promise<string> {
  return answerOf(tx, sql`disclosure.acknowledge(${requestId})`);
}

export function tellRow(tx: Tx, requestId: string, notice: object): Promise<string> {
  return answerOf(tx, sql`disclosure.tell(${requestId}, ${JSON.stringify(notice)}::jsonb)`);
}

export function deferRow(
  tx: Tx,
  requestId: string,
  row: { readonly reason: string; readonly untilOn: string },
): Promise<string> {
  return answerOf(tx, sql`disclosure.defer(${requestId}, ${row.reason}, ${row.untilOn}::date)`);
}

export function agreeRow(tx: Tx, requestId: string): Promise<string> {
  return answerOf(tx, sql`disclosure.agree_deferral(${requestId})`);
}
