// The one list of rooms. A room that is not here does not exist for the server.

import type { Endpoint } from '../kernel/contract.ts';
import { countriesRoom } from '../engine/countries/countries-room.ts';
import type { Room } from '../engine/http/handler.ts';
import { passkeyEndpoints } from '../engine/http/passkey-contract.ts';
import { sessionEndpoints } from '../engine/http/session-contract.ts';
import { invitationEndpoints } from '../rooms/accounts/invitations/contract.ts';
import { calendarEndpoints } from '../rooms/accounts/calendar/feed-contract.ts';
import { accountsRoom } from '../rooms/accounts/room.ts';
import { auditRoom } from '../rooms/audit/room.ts';
import { careRoom } from '../rooms/care/room.ts';
import { disclosureRoom } from '../rooms/disclosure/room.ts';
import { documentsRoom } from '../rooms/documents/room.ts';
import { guardianshipRoom } from '../rooms/guardianship/room.ts';
import { jobsRoom } from '../rooms/jobs/room.ts';
import { lawRoom } from '../rooms/law/room.ts';
import { legalRoom } from '../rooms/legal/room.ts';
import { noticesRoom } from '../rooms/notices/room.ts';
import { operationsRoom } from '../rooms/operations/room.ts';
import { peopleRoom } from '../rooms/people/room.ts';
import { reportsRoom } from '../rooms/reports/room.ts';
import { workforceRoom } from '../rooms/workforce/room.ts';

export const rooms: readonly Room[] = [
  peopleRoom,
  operationsRoom,
  careRoom,
  guardianshipRoom,
  workforceRoom,
  accountsRoom,
  legalRoom,
  auditRoom,
  reportsRoom,
  countriesRoom,
  lawRoom,
  disclosureRoom,
  jobsRoom,
  noticesRoom,
  documentsRoom,
];

export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...invitationEndpoints,
  ...passkeyEndpoints,
  ...calendarEndpoints,
  ...rooms.flatMap((room) => room.bindings.map((binding) => binding.endpoint)),
];
