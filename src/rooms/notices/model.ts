// The nouns of notices: which act of another person is told on which side, and in which table the
// record is that it leads to. Codes only; nothing here is about a person.

const documentKinds = ['document-attached', 'document-taken-off'] as const;
const disclosureKinds = [
  'disclosure-asked',
  'disclosure-to-approve',
  'disclosure-to-release',
  'disclosure-withdrawn',
  'disclosure-refused',
  'package-arrived',
  'package-taken-back',
] as const;

export const careNoticeKinds = [
  'assigned-lead',
  'assigned-supervisor',
  'assigned-team',
  'offer-received',
  'offer-withdrawn',
  'concern-raised',
  'concern-settled',
  'handing-asked',
  'handing-accepted',
  'handing-declined',
  'handing-withdrawn',
  'plan-to-approve',
  'plan-approved',
  'closing-to-decide',
  'closing-returned',
  'closing-decided',
  'move-proposed',
  'move-accepted',
  'move-declined',
  'move-withdrawn',
  'hold-to-decide',
  'hold-decided',
  'search-to-take',
  'search-taken',
  'search-ended',
  'pair-to-decide',
  'pair-decided',
  ...disclosureKinds,
  'supervisor-named',
  'supervision-asked',
  'supervision-seen',
  'supervision-planned',
  'supervision-moved',
  ...documentKinds,
] as const;

export const justiceNoticeKinds = [
  'matter-assigned',
  'permission-asked',
  'permission-answered',
  'appeal-lodged',
  'appeal-decided',
  ...disclosureKinds,
  ...documentKinds,
] as const;

export const programmeNoticeKinds = [
  'offer-accepted',
  'offer-declined',
  'given-name-to-decide',
] as const;

export type NoticeKind =
  | (typeof careNoticeKinds)[number]
  | (typeof justiceNoticeKinds)[number]
  | (typeof programmeNoticeKinds)[number];

export const noticeKinds: readonly NoticeKind[] = [
  ...new Set([...careNoticeKinds, ...justiceNoticeKinds, ...programmeNoticeKinds]),
];

/** The table of the record, which decides whether the receiver may see the notice. */
export const careNoticeRecords = [
  'assignment',
  'offer',
  'concern',
  'handing',
  'plan',
  'closing',
  'move',
  'case',
  'waiting-search',
  'search',
  'pair',
  'disclosure',
  'supervised',
  'supervision',
  'supervision-ask',
  'document',
] as const;
export const justiceNoticeRecords = [
  'matter',
  'permission',
  'appeal',
  'disclosure',
  'document',
] as const;
export const programmeNoticeRecords = ['offer', 'given-name'] as const;

export const noticeRecords = [
  'assignment',
  'offer',
  'concern',
  'handing',
  'plan',
  'closing',
  'move',
  'case',
  'waiting-search',
  'search',
  'pair',
  'disclosure',
  'supervised',
  'supervision',
  'supervision-ask',
  'matter',
  'permission',
  'appeal',
  'given-name',
  'document',
] as const;
export type NoticeRecord = (typeof noticeRecords)[number];

/** More than this is told as “more than”. */
export const noticesCounted = 99;
export const noticesShown = 200;
