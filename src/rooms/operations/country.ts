// How long names of list entries are kept, from the country pack. The day is stored with the entry
// when it is decided, so that a changed pack never postpones a day already set.

import { packOf } from '../../engine/countries/load-packs.ts';

/** Days after a list was imported; after handover the names close to the coordinator earlier. */
export function listEntryDaysOf(country: string): number {
  return packOf(country).retentionDays.value.listEntries;
}

/** Days after a person refused, was prevented or did not board. */
export function notBoardedDaysOf(country: string): number {
  return packOf(country).retentionDays.value.entriesNotBoarded;
}
