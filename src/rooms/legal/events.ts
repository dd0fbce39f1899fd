// Facts of this room, as the audit trail names them. None of them leaves the room: the justice side
// tells the care side nothing, and vice versa.

export const legalEvents = {
  matterEntered: 'matter-entered',
  proceedingAdded: 'proceeding-added',
  proceedingMoved: 'proceeding-moved',
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
