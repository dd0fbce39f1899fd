// Two rows as a person compares them: what each says, and which fields agree or differ.

import { birthOfRow } from '../entries/person-of-rows.ts';
import type { MemberRow } from '../entries/queries-members.ts';
import { relations } from '../lists/reading/model.ts';
import { openEntryText } from '../operation/operation-key.ts';
import type { Proposal } from './shapes.ts';
import type { ProposalRow } from './queries.ts';

/** Null if the names of one side are closed or erased: then there is nothing to compare. */
export function sideBySide(
  row: ProposalRow,
  rows: ReadonlyMap<string, MemberRow>,
  key: Buffer,
): Proposal | null {
  const a = rows.get(row.aEntryId);
  const b = rows.get(row.bEntryId);
  if (!a || !b || a.fullName === null || b.fullName === null) return null;
  const [one, other] = [sideOf(a, a.fullName, key), sideOf(b, b.fullName, key)];
  const { agrees, differs } = compared(one, other, row.reasons);
  return {
    id: row.id,
    band: row.band,
    score: row.score,
    state: row.state,
    reasons: row.reasons,
    a: one,
    b: other,
    agrees,
    differs,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    version: row.version,
  };
}

function sideOf(row: MemberRow, fullName: string, key: Buffer): Proposal['a'] {
  return {
    entryId: row.id,
    code: row.code,
    listId: row.listId,
    listKind: row.kind,
    sheet: row.sheet,
    row: row.row,
    fullName,
    givenName: row.givenName,
    familyName: row.familyName,
    fatherName: row.fatherName,
    motherName: row.motherName,
    birth: birthOfRow(row),
    sex: row.sex,
    relation: relations.find((known) => known === row.relation) ?? null,
    familyCode: row.familyCode,
    state: row.ownState,
    document:
      row.document === null
        ? null
        : openEntryText(key, { entryId: row.id, column: 'document' }, row.document),
  };
}

type Field = Proposal['agrees'][number];
const fieldOfReason: Readonly<Record<string, Field>> = {
  'given-name': 'name',
  'father-name': 'fatherName',
  'mother-name': 'motherName',
  'family-name': 'familyName',
  birth: 'birth',
  'birth-swapped': 'birth',
  sex: 'sex',
  document: 'document',
};

// Whether names in different scripts agree is decided by the matcher, not letter by letter.
function compared(a: Proposal['a'], b: Proposal['a'], reasons: Proposal['reasons']) {
  const agrees = new Set<Field>();
  const differs = new Set<Field>();
  for (const reason of reasons) {
    const field = fieldOfReason[reason.code];
    if (field) (reason.for ? agrees : differs).add(field);
  }
  const set = (field: Field, same: boolean) => {
    agrees.delete(field);
    differs.delete(field);
    (same ? agrees : differs).add(field);
  };
  if (a.sex !== 'unknown' && b.sex !== 'unknown') set('sex', a.sex === b.sex);
  if (a.document !== null && b.document !== null) set('document', a.document === b.document);
  if (a.state !== b.state && a.state !== 'identified' && b.state !== 'identified') {
    differs.add('state');
  }
  return { agrees: [...agrees], differs: [...differs].filter((field) => !agrees.has(field)) };
}
