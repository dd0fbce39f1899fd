// The commands that are raced: those that can be done once, and those that only repeat what is
// already recorded. `bases.test.ts` checks its table against these lists, `once.test.ts` its races.

export const repeated = [
  'discardList',
  'arrive',
  'takeBackCaseload',
  'endTeamMember',
  'recordFollowUp',
  'endEmergency',
  'reviewEmergency',
  'liftEmergencyWithdrawal',
  'takeSearch',
  'closeSearch',
  'confirmGrant',
  'withdrawConsent',
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

export const repeatedWithoutEffect = [
  'applyBoarding',
  'cancelImport',
  'recogniseVictim',
  'acknowledgeMove',
] as const;
