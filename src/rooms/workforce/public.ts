// The door by which care, guardianship and community enter this room on the server.

export { findStaffNames } from './queries.ts';
