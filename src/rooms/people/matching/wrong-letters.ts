// Keys that are one slip away from a key: a letter wrong, left out, too many, or two in the wrong
// order. Asked only when nobody was found by what was typed, because there are many of them.

/** What `coarseKey` writes. */
const letters = 'abchklmnrstvy';
/** Shorter keys are one slip away from half of all names. */
const lengthMin = 3;

/** Without the key itself. */
export function keysOneSlipAway(key: string): string[] {
  if (key.length < lengthMin) return [];
  const found = new Set<string>();
  for (let at = 0; at <= key.length; at++) {
    const [before, after] = [key.slice(0, at), key.slice(at)];
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after !== '') found.add(before + letter + after.slice(1));
    }
    if (after !== '') found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1]! + after[0]! + after.slice(2));
  }
  found.delete(key);
  // No key has a letter twice in a row.
  return [...found].filter((each) => !/(.)\1/.test(each));
}
