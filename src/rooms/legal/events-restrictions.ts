// Facts about restrictions, as the trail names them. None of them leaves the room.

export const restrictionEvents = {
  restrictionOrdered: 'restriction-ordered',
  restrictionLifted: 'restriction-lifted',
} as const;
