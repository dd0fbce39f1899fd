// How words of lists are folded before they are compared; decided in kernel/letters.ts, where names
// and search have theirs.

export { foldLetters, foldWords, withLatinDigits } from '../../../../kernel/letters.ts';
