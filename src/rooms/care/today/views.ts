// One item of Today as its reader sees it: its group, what colleagues have said about it, and
// whether this reader may put it off or ask a colleague to do it.

import { concernWriters } from '../access.ts';
import { putOffKinds } from '../urgent/model.ts';
import type { Names } from '../views.ts';
import { groupOf, isMissed } from './order.ts';
import { isHandedOn, type Said } from './queries-colleagues.ts';
import type { TodayRow } from './queries-frame.ts';
import type { TodayScope } from './queries-scope.ts';

type Seen = { readonly scope: TodayScope; readonly said: Said; readonly names: Names };

/** Whoever has a supervisor who sees it. */
const puttingOff = ['case-manager', 'psychologist'];

export function viewItem(row: TodayRow, { scope, said, names }: Seen) {
  const { kind, record, code, facts, caseId, personId, personCode, fullName } = row;
  const { since, dueAt, householdId, householdCode } = row;
  const isThis = (one: { kind: string; record: string }) =>
    one.kind === kind && one.record === record;
  const putOff = said.putOff.find(isThis);
  const handed = said.handed.find(isThis);
  return {
    kind,
    record,
    why: { code, facts },
    since: since.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    group: groupOf(row, scope),
    missed: isMissed(row, scope),
    caseId,
    personId,
    personCode,
    name: fullName,
    family: householdId === null ? null : { id: householdId, code: householdCode },
    putOff: putOff
      ? {
          untilOn: putOff.untilOn,
          reason: putOff.reason,
          byName: names.get(putOff.accountId) ?? null,
        }
      : null,
    handed: handed ? { toName: names.get(handed.accountId) ?? null, state: handed.state } : null,
    may: {
      // A child without anybody who answers for it cannot wait either.
      putOff:
        puttingOff.includes(scope.role) &&
        code !== 'cover-lapsed' &&
        putOffKinds.some((one) => one === kind),
      handOn: !handed && isHandedOn(row) && concernWriters.some((one) => one === scope.role),
    },
  };
}
