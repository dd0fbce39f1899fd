// The texts of `shell` needed before anyone has signed in. The build puts them into the entry in
// all six languages: that adds 3 kB but saves a wait of two seconds on a slow connection. A test
// compares the list with the screens shown at that point.

/** Keys, or branches of keys, of `languages/<language>/shell.json`. */
export const doorKeys: readonly string[] = [
  'programme',
  'skipToContent',
  'demoBanner',
  'leaveNow',
  'leaveHint',
  'language',
  'signIn',
  'locked',
  'states.loading',
  'states.unreachable',
  'states.unreachableText',
  'states.tryAgain',
  'form.working',
  'form.optional',
  'form.stopped',
  'form.reference',
];
