// SQL of duties and places. The functions check the actor themselves (engine/database/duties.sql).

import { sql, type Tx } from '../../../engine/db/database.ts';

type Done = { isDone: boolean };

export async function changeDutyOf(tx: Tx, membershipId: string, duty: string): Promise<boolean> {
  const { rows } = await sql<Done>`
    select access.change_duty(${membershipId}, ${duty}) as is_done`.execute(tx);
  return rows[0]!.isDone;
}

export async function confirmDutyOf(tx: Tx, membershipId: string, duty: string): Promise<boolean> {
  const { rows } = await sql<Done>`
    select access.confirm_duty(${membershipId}, ${duty}) as is_done`.execute(tx);
  return rows[0]!.isDone;
}

type Place = {
  readonly baseVersion: number;
  readonly province: string | null;
  readonly languages: readonly string[];
};

export async function setPlaceOf(tx: Tx, membershipId: string, place: Place) {
  const { rows } = await sql<{ outcome: 'ok' | 'not-found' | 'conflict-changed-meanwhile' }>`
    select access.set_place(${membershipId}, ${place.baseVersion}, ${place.province},
      ${[...new Set(place.languages)]}::text[]) as outcome`.execute(tx);
  return rows[0]!.outcome;
}
