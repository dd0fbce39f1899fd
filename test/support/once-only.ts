// The names of what is raced: commands that can be done once, and commands that only say again what
// stands. `bases.test.ts` holds its table to these, `once.test.ts` its races.

export const repeated = [
  'discardList',
  'arrive',
  'endTeamMember',
  'endEmergency',
  'reviewEmergency',
  'liftEmergencyWithdrawal',
  'takeSearch',
  'confirmGrant',
  'withdrawGrant',
  'liftRestriction',
  'answerPermission',
  'signProtocol',
  'endProtocol',
  'refuseRequest',
  'withdrawRequest',
  'revokeDisclosure',
  'acknowledgePackage',
  'recordNotice',
  'agreeDeferral',
  'retryJob',
  'discardJob',
] as const;

export const repeatedWithoutEffect = ['applyBoarding', 'cancelImport', 'recogniseVictim'] as const;
