// The door by which the legal room enters this one on the server: the law in force, and the edition
// that a matter cites. Decisions from the law are in public-rules.ts, its types in model.ts.

export { findEdition, findLawInForce, type LawEdition } from './queries.ts';
