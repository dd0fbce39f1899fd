// Every table of every room with what is declared about its columns: the one list behind the schema
// texts, the search for leaks, erasing, expunging and backup. A test and `npm run check` compare it
// with the database's catalogue, so that no column can be missing from it.

import type { LeftOut } from '../engine/db/backup.ts';
import { storedInEngine } from '../engine/database/stored-fields.ts';
import { storedInProgramme } from '../engine/database/stored-fields-programme.ts';
import { storedInWaysIn } from '../engine/database/stored-fields-ways-in.ts';
import type { StoredTable, StoredTables } from '../kernel/stored-fields.ts';
import { storedInAudit } from '../rooms/audit/stored-fields.ts';
import { storedInCare } from '../rooms/care/stored-fields.ts';
import { storedInClosings } from '../rooms/care/stored-fields-closing.ts';
import { storedInEmergencies } from '../rooms/care/stored-fields-emergency.ts';
import { storedInHolds } from '../rooms/care/stored-fields-hold.ts';
import { storedInMoves } from '../rooms/care/stored-fields-move.ts';
import { storedInNeeds } from '../rooms/care/stored-fields-needs.ts';
import { storedInPlans } from '../rooms/care/stored-fields-plan.ts';
import { storedInTold } from '../rooms/care/stored-fields-told.ts';
import { storedInAppointments } from '../rooms/care/stored-fields-appointments.ts';
import { storedInUrgency } from '../rooms/care/stored-fields-urgent.ts';
import { storedInDisclosure } from '../rooms/disclosure/stored-fields.ts';
import { storedInLinks } from '../rooms/disclosure/stored-fields-link.ts';
import { storedInOrders } from '../rooms/disclosure/stored-fields-order.ts';
import { storedInRequests } from '../rooms/disclosure/stored-fields-request.ts';
import { storedInGuardianship } from '../rooms/guardianship/stored-fields.ts';
import { storedInLaw } from '../rooms/law/stored-fields.ts';
import { storedInLegal } from '../rooms/legal/stored-fields.ts';
import { storedInBirths } from '../rooms/legal/stored-fields-birth.ts';
import { storedInCharges } from '../rooms/legal/stored-fields-charge.ts';
import { storedInProceedings } from '../rooms/legal/stored-fields-proceeding.ts';
import { storedInRestrictions } from '../rooms/legal/stored-fields-restrictions.ts';
import { storedInNotices } from '../rooms/notices/stored-fields.ts';
import { storedInOperations } from '../rooms/operations/stored-fields.ts';
import { storedInEntries } from '../rooms/operations/stored-fields-entries.ts';
import { storedInLists } from '../rooms/operations/stored-fields-lists.ts';
import { storedInPeople } from '../rooms/people/stored-fields.ts';
import { storedInPeopleContact } from '../rooms/people/stored-fields-contact.ts';
import { storedInPeopleSearch } from '../rooms/people/stored-fields-search.ts';
import { storedInReports } from '../rooms/reports/stored-fields.ts';
import { storedInWorkforce } from '../rooms/workforce/stored-fields.ts';
import { storedInSupervision } from '../rooms/workforce/stored-fields-supervision.ts';

const all: readonly StoredTables[] = [
  storedInEngine,
  storedInProgramme,
  storedInWaysIn,
  storedInWorkforce,
  storedInSupervision,
  storedInAudit,
  storedInPeople,
  storedInPeopleContact,
  storedInPeopleSearch,
  storedInOperations,
  storedInLists,
  storedInEntries,
  storedInCare,
  storedInNeeds,
  storedInPlans,
  storedInClosings,
  storedInEmergencies,
  storedInHolds,
  storedInMoves,
  storedInUrgency,
  storedInTold,
  storedInAppointments,
  storedInGuardianship,
  storedInLaw,
  storedInLegal,
  storedInBirths,
  storedInProceedings,
  storedInCharges,
  storedInRestrictions,
  storedInDisclosure,
  storedInRequests,
  storedInOrders,
  storedInLinks,
  storedInReports,
  storedInNotices,
];

export const storedTables: ReadonlyMap<string, StoredTable> = new Map(
  all.flatMap((tables) => Object.entries(tables)),
);

/** Tables of documents, whose contents lie beside the database. */
export const documentTables = [...storedTables]
  .filter(([, { fields }]) => 'content_id' in fields)
  .map(([name]) => name as `${string}.document`);

/** What a backup leaves out: whole tables, and single values of the others. */
export const leftOut: LeftOut = {
  tables: [...storedTables].filter(([, { backup }]) => backup === 'left out').map(([name]) => name),
  fields: Object.fromEntries(
    [...storedTables]
      .filter(([, { backup }]) => backup === 'held')
      .map(([name, { fields }]) => [name, insteadOf(fields)] as const)
      .filter(([, instead]) => Object.keys(instead).length > 0),
  ),
};

function insteadOf(fields: StoredTable['fields']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([column, { inBackup }]) =>
      inBackup === undefined ? [] : [[column, inBackup]],
    ),
  );
}
