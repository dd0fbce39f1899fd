// How long names of list entries are kept, from the country pack. The day is stored with the entry
// when it is decided, so that a changed pack never puts off a day already set.

import { packOf } from '../../engine/countries/load-packs.ts';

/** Days after a list was imported; whoever is handed over is closed to the coordinator earlier. */
export function listEntryDaysOf(country: string): number {
  return packOf(country).retentionDays.value.listEntries;
}

/** Days after somebody refused, was prevented or did not board. */
export function notBoardedDaysOf(country: string): number {
  return packOf(country).retentionDays.value.entriesNotBoarded;
}
