// The door by which care, guardianship and community enter this room: names of staff on the server,
// and, as types only, the contracts that their screens call.

export { findStaffNames, findStaffPhones } from './queries.ts';
export type { listColleagues, listOrganisations } from './api.ts';
