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
  offenceCited: 'offence-cited',
  alternativesConsidered: 'alternatives-considered',
  sentenceRecorded: 'sentence-recorded',
  expungementSet: 'expungement-set',
  exemptionRequested: 'exemption-requested',
  conditionAnswered: 'condition-answered',
  exemptionDecided: 'exemption-decided',
  detentionRecorded: 'detention-recorded',
  detentionReviewed: 'detention-reviewed',
  birthClaimed: 'birth-claimed',
  birthSettled: 'birth-settled',
  counselChanged: 'counsel-changed',
  victimRecognised: 'victim-recognised',
} as const;
