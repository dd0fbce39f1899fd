// By what right someone answers for a child: the order or ground as it is sealed and shown, and
// whether the person named works with the child.

import { z } from 'zod';
import { openText } from '../../engine/crypto/envelope.ts';
import type { Tx } from '../../engine/db/database.ts';
import { queryKeys } from '../people/public.ts';
import * as queries from './queries.ts';
import { isNamedLike } from './rules.ts';

export const placeIn = (id: string, column: 'holder_name' | 'order_details' | 'ground_reason') => ({
  table: 'guardianship.cover',
  record: id,
  column,
  version: 1,
});

/** By the name in the file or the name given, in any script. */
export async function worksWithChild(
  tx: Tx,
  personId: string,
  holder: { readonly personId: string } | { readonly name: string },
): Promise<boolean> {
  const name =
    'name' in holder
      ? holder.name
      : (await queries.findNames(tx, [holder.personId])).get(holder.personId);
  if (name === undefined) return false;
  const words = queryKeys(name);
  const workers = await queries.listWorkerNames(tx, personId);
  return workers.some((worker) => isNamedLike(queryKeys(worker), words));
}

const orderDetails = z.strictObject({ authority: z.string(), number: z.string() });

/** Who answers for the child and by what right, for those who hold the file. */
export function viewRight(
  row: queries.HolderRow | undefined,
  { key, names }: { key: Buffer; names: ReadonlyMap<string, string> },
) {
  if (!row) return { holder: null, order: null, ground: null, groundReason: null };
  const open = (column: Parameters<typeof placeIn>[1], sealed: Buffer | null) =>
    sealed && openText(key, placeIn(row.id, column), sealed);
  const details = open('order_details', row.orderDetails);
  return {
    holder: {
      personId: row.holderPersonId,
      name:
        row.holderPersonId === null
          ? open('holder_name', row.holderName)
          : (names.get(row.holderPersonId) ?? null),
      relation: row.holderRelation,
      organisationId: row.bodyOrganisationId,
      organisationNames: row.names,
    },
    order:
      details !== null && row.orderOn !== null
        ? { ...orderDetails.parse(JSON.parse(details)), on: row.orderOn }
        : null,
    ground: row.ground,
    groundReason: open('ground_reason', row.groundReason),
  };
}
