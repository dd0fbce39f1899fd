// The words of `shell` that are needed before anybody has signed in. The build puts them, in all
// six languages, into the entry: 3 kB more to load, and one wait of two seconds less on a slow
// line. A test holds the list against the screens that are shown then.

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
