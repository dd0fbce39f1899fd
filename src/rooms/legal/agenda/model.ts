// What an agenda of the justice side holds.

export const matterAgendaKinds = [
  'hearing',
  'contact',
  'tell-beginning',
  'tell-ending',
  'answer-permission',
  'restriction-ends',
  'detention-review',
  'appeal-ends',
] as const;
export type MatterAgendaKind = (typeof matterAgendaKinds)[number];
