// Facts of this room, as the trail names them. None of them leaves the room: nothing of justice is
// told to the care side, and the reverse.

export const legalEvents = {
  matterEntered: 'matter-entered',
  proceedingAdded: 'proceeding-added',
  proceedingMoved: 'proceeding-moved',
  restrictionOrdered: 'restriction-ordered',
  restrictionLifted: 'restriction-lifted',
  hearingNoted: 'hearing-noted',
  hearingChanged: 'hearing-changed',
  officerAssigned: 'officer-assigned',
} as const;
