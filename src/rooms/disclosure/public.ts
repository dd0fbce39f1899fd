// The door of this room for other rooms on the server: what waits for somebody, by code.

export { disclosureWaiting, listDisclosuresWaiting } from './waiting.ts';
