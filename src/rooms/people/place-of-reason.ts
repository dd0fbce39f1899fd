// Where the reason of a correction is sealed: written by one handler, opened by another.

export const placeOfReason = (id: string) => ({
  table: 'people.person_correction',
  record: id,
  column: 'reason',
  version: 1,
});
