// Facts about restrictions, as the audit trail names them. None of them leaves the room.

export const restrictionEvents = {
  restrictionOrdered: 'restriction-ordered',
  restrictionVaried: 'restriction-varied',
  restrictionLifted: 'restriction-lifted',
  appealLodged: 'appeal-lodged',
  appealDecided: 'appeal-decided',
  personTold: 'person-told-of-restriction',
  permissionAsked: 'permission-asked',
  permissionAnswered: 'permission-answered',
  contactPlanned: 'probation-contact-planned',
  contactNoted: 'probation-contact-noted',
} as const;
