// The door by which care, guardianship and community enter this room: names of staff on the server,
// and, as types only, the contracts that their screens call.

export { findStaffNames, findStaffPhones } from './queries.ts';
export { listSupervisionWaiting } from './supervision/waiting.ts';
export { supervisionWaiting } from './supervision/shapes.ts';
export type { listColleagues, listOrganisations } from './api.ts';
