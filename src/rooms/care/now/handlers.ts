// "What now?" about one person. What is next is what Today would say, asked for this person alone:
// there is no second rule. A supervisor is also told what still waits for the lead.

import { openText } from '../../../engine/crypto/envelope.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import type { Tx } from '../../../engine/db/database.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findFileKey } from '../../people/public.ts';
import { findStaffNames, findStaffPhones } from '../../workforce/public.ts';
import { fileHolders, needsWriters } from '../access.ts';
import { type CaseRow, findCase, listTeam } from '../cases/queries.ts';
import { placeOfAction } from '../plan/sealed.ts';
import { arrange } from '../today/order.ts';
import { listSaid } from '../today/queries-colleagues.ts';
import { listItems, type TodayRow } from '../today/queries-frame.ts';
import type { TodayScope } from '../today/queries-scope.ts';
import { viewItem } from '../today/views.ts';
import type * as api from './api.ts';
import { listPromises } from './queries.ts';

async function itemsOf(tx: Tx, scope: TodayScope, personId: string): Promise<readonly TodayRow[]> {
  const ask = (role: TodayScope['role']) =>
    listItems(tx, { ...scope, role }, { persons: [personId], elsewhere: false });
  const own = await ask(scope.role);
  const leads = scope.role === 'supervisor' ? await ask('case-manager') : [];
  const all = new Map([...leads, ...own].map((row) => [`${row.code} ${row.record}`, row]));
  return arrange(
    [...all.values()].filter((row) => row.personId === personId),
    scope,
    scope.limit,
  ).items;
}

async function alongsideOf(tx: Tx, row: CaseRow, own: string) {
  const team = await listTeam(tx, row.id);
  const accounts = team.map(({ accountId }) => accountId);
  const names = await findStaffNames(tx, accounts);
  const phones = await findStaffPhones(tx, accounts);
  const inOrder = ['lead', 'supervisor', 'team'];
  return team
    .toSorted((one, other) => inOrder.indexOf(one.part) - inOrder.indexOf(other.part))
    .map(({ accountId, part }) => ({
      accountId,
      part,
      name: names.get(accountId) ?? null,
      phone: phones.get(accountId) ?? null,
      isSelf: accountId === own,
    }));
}

export const nowHandlers: HandlersOf<typeof api> = {
  async readNow(h) {
    const { accountId, role, organisationId } = h.actor;
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const scope = {
      accountId,
      role,
      organisationId,
      now: h.services.now(),
      today: h.today,
      timeZone: h.services.programme.timeZone,
      limit: 100,
    };
    const items = await itemsOf(h.tx, scope, row.personId);
    const said = await listSaid(h.tx, scope, items);
    const names = await findStaffNames(
      h.tx,
      [...said.putOff, ...said.handed].map((one) => one.accountId),
    );
    const promises = await listPromises(h.tx, row.id);
    const isOver = row.closedAt !== null || row.stoppedAt !== null;
    h.audit.read('case', [row.personId], 'case-work');
    return done({
      items: items.map((item) => viewItem(item, { scope, said, names })),
      alongside: await alongsideOf(h.tx, row, accountId),
      nextVisitOn: isOver ? null : row.nextVisitOn,
      promises: promises.map(({ id, service, wording, dueOn }) => ({
        actionId: id,
        service,
        wording: wording && openText(key, placeOfAction(id), wording),
        dueOn,
        missed: dueOn < h.today,
      })),
      may: {
        write: needsWriters.some((one) => one === role),
        openFile: fileHolders.some((one) => one === role),
      },
    });
  },
};
