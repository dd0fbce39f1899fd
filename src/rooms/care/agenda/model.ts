// What an agenda of the care side holds.

export const agendaKinds = [
  'urgent',
  'first-contact',
  'visit',
  'appointment',
  'review',
  'action',
  'consent',
  'ground',
  'cover',
  'comes-of-age',
  'closing',
  'follow-up',
  'move',
  'supervision',
] as const;
export type AgendaKind = (typeof agendaKinds)[number];
