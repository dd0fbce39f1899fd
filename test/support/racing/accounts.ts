// Races on one's own account: the same person ends the same thing in two tabs.

import { sealText } from '../../../src/engine/crypto/envelope.ts';
import { sql } from '../../../src/engine/db/database.ts';
import { addressPlace } from '../../../src/engine/mail/mail-places.ts';
import { newId } from '../../../src/kernel/id.ts';
import { makeActor, type TestActor } from '../actors.ts';
import type { Bench } from '../creating/bench.ts';
import type { Race, Races } from './race.ts';

const code = '123456';

/** Somebody who typed an address and reads the code that was mailed there. */
async function withAddress({ database, services }: Bench): Promise<TestActor> {
  const actor = await makeActor(database, { role: 'case-manager' });
  const { accountId } = actor;
  const { secrets, doorMac } = services.keyring;
  await sql`insert into access.mail_address (account_id, address, code_hash, code_until)
    values (${accountId}, ${sealText(secrets, addressPlace(accountId), 'a@example.org')},
      ${doorMac(`mail-code|${accountId}|${code}`)}, now() + interval '5 minutes')`.execute(
    database.owner,
  );
  return actor;
}

export function accountRaces(bench: Bench): Races {
  const { owner } = bench.database;
  return {
    endOwnPasskey: [
      'not-found',
      async (): Promise<Race> => {
        const actor = await makeActor(bench.database, { role: 'case-manager' });
        const id = newId();
        await sql`update access.account set totp_secret = 'x'
          where id = ${actor.accountId}`.execute(owner);
        await sql`insert into access.passkey (id, account_id, credential_id, public_key, name,
            has_prf, is_synced)
          values (${id}, ${actor.accountId}, ${Buffer.from(id)}, '', 'x', false, false)`.execute(
          owner,
        );
        const request = `DELETE /api/account/passkeys/${id}` as const;
        return {
          table: 'access.passkey',
          one: [actor, request],
          other: [actor, request],
          effect: { query: sql`select 1 from access.passkey where id = ${id}`, rows: 0 },
        };
      },
    ],
    endOwnCalendar: [
      'not-found',
      async (): Promise<Race> => {
        const actor = await makeActor(bench.database, { role: 'case-manager' });
        await sql`insert into access.calendar_feed (account_id, token_hash)
          values (${actor.accountId}, sha256(${Buffer.from(newId())}))`.execute(owner);
        const request = 'DELETE /api/account/calendar' as const;
        return {
          table: 'access.calendar_feed',
          one: [actor, request],
          other: [actor, request],
          effect: {
            query: sql`select 1 from access.calendar_feed where account_id = ${actor.accountId}`,
            rows: 0,
          },
        };
      },
    ],
    endOwnDevice: [
      'not-found',
      async (): Promise<Race> => {
        const actor = await makeActor(bench.database, { role: 'case-manager' });
        const id = newId();
        await sql`insert into access.device (id, account_id, token_hash)
          values (${id}, ${actor.accountId}, ${Buffer.from(id)})`.execute(owner);
        const request = `DELETE /api/account/devices/${id}` as const;
        return {
          table: 'access.device',
          one: [actor, request],
          other: [actor, request],
          effect: {
            query: sql`select 1 from access.device where id = ${id} and ended_at is not null`,
            rows: 1,
          },
        };
      },
    ],
    endOwnMail: [
      'not-found',
      async (): Promise<Race> => {
        const actor = await withAddress(bench);
        const request = 'DELETE /api/account/mail';
        return {
          table: 'access.mail_address',
          one: [actor, request],
          other: [actor, request],
          effect: {
            query: sql`select 1 from access.mail_address where account_id = ${actor.accountId}`,
            rows: 0,
          },
        };
      },
    ],
    confirmOwnMail: [
      '',
      async (): Promise<Race> => {
        const actor = await withAddress(bench);
        const request = [actor, 'PUT /api/account/mail/confirmation', { code }] as const;
        return {
          table: 'access.mail_address',
          one: request,
          other: request,
          effect: {
            query: sql`select 1 from access.mail_address where account_id = ${actor.accountId}
              and confirmed_at is not null`,
            rows: 1,
          },
        };
      },
    ],
    noteLook: [
      '',
      async (): Promise<Race> => {
        const actor = await makeActor(bench.database, { role: 'case-manager' });
        const look = (shownUntil: string) =>
          [actor, 'PUT /api/notices/look', { shownUntil }] as const;
        return {
          table: 'notices.look',
          one: look('2026-01-01T10:00:00.000Z'),
          other: look('2026-01-01T09:00:00.000Z'),
          effect: {
            query: sql`select 1 from notices.look where account_id = ${actor.accountId}
              and seen_until >= '2026-01-01T10:00:00Z'`,
            rows: 1,
          },
        };
      },
    ],
  };
}
