// The numbers of one's own account that server and screens share.

export const passwordLengthMin = 12;
export const passwordLengthMax = 200;
export const recoveryCodesCount = 10;
export const passkeysMax = 10;
export const passkeyNameLengthMax = 60;

/** What the trail says of coming in, as its owner is shown it. */
export const signInEvents = [
  'signed-in',
  'signed-in-by-passkey',
  'signed-in-by-recovery-code',
  'sign-in-refused',
  'passkey-refused',
  'account-held',
] as const;
export type SignInEvent = (typeof signInEvents)[number];
