// Facts of this room, as the audit trail names them. None of them leaves the room: one side learns
// from the other only through a released package.

export const disclosureEvents = {
  protocolMade: 'disclosure-protocol-made',
  protocolSigned: 'disclosure-protocol-signed',
  protocolEnded: 'disclosure-protocol-ended',
  asked: 'disclosure-asked',
  orderAttached: 'disclosure-order-attached',
  proposed: 'disclosure-proposed',
  approved: 'disclosure-approved',
  refused: 'disclosure-refused',
  withdrawn: 'disclosure-withdrawn',
  released: 'disclosure-released',
  revoked: 'disclosure-revoked',
  received: 'disclosure-received',
  told: 'disclosure-told-to-person',
  deferred: 'disclosure-telling-deferred',
  deferralAgreed: 'disclosure-deferral-agreed',
} as const;
