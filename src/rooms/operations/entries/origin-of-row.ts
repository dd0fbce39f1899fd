// One row of a list as the coordinator reads it beside the other rows about the same person; sealed
// values are opened for it. Empty if the names are closed or erased.

import type { output } from 'zod';
import { marks, relations } from '../lists/reading/model.ts';
import { openEntryText, type SealedColumn } from '../operation/operation-key.ts';
import type { entryOrigin } from './shapes.ts';
import { birthOfRow } from './person-of-rows.ts';
import type { MemberRow } from './queries-members.ts';

export function originOf(row: MemberRow, key: Buffer): output<typeof entryOrigin>[] {
  if (row.fullName === null) return [];
  const open = (column: SealedColumn, sealed: Buffer | null) =>
    sealed === null ? null : openEntryText(key, { entryId: row.id, column }, sealed);
  return [
    {
      entryId: row.id,
      listId: row.listId,
      listKind: row.kind,
      sheet: row.sheet,
      row: row.row,
      state: row.ownState,
      reason: row.ownReason,
      fullName: row.fullName,
      motherName: row.motherName,
      fatherName: row.fatherName,
      birth: birthOfRow(row),
      sex: row.sex,
      citizenship: row.citizenship,
      familyNumber: row.familyNumber,
      place: row.place,
      tent: row.tent,
      kunya: row.kunya,
      district: row.district,
      relation: relations.find((known) => known === row.relation) ?? null,
      mark: marks.find((known) => known === row.mark) ?? null,
      document: open('document', row.document),
      phone: open('phone', row.phone),
      address: open('address', row.address),
      note: open('note', row.note),
      listedStatus: row.listedStatus,
      listedReason: row.listedReason,
    },
  ];
}
