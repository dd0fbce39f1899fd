// What the command line prints for each reason that two rows may be one person: plain English with
// the bits it adds. The screens have their own texts in six languages.

import type { MatchReason, MatchReasonCode } from '../../rooms/people/public.ts';

const sentences: Readonly<Record<MatchReasonCode, readonly [string, string]>> = {
  'given-name': ['the given names are alike', 'the given names differ'],
  'father-name': ['the fathers’ names are alike', 'the fathers’ names differ'],
  'family-name': ['the family names are alike', 'the family names differ'],
  'mother-name': ['the mothers’ names are alike', 'the mothers’ names differ'],
  birth: ['the birth dates match', 'the birth dates differ'],
  'birth-swapped': [
    'the birth dates match if day and month are swapped',
    'the birth dates match only if swapped',
  ],
  'birth-unknown': ['a birth date is not known', 'a birth date is not known'],
  sex: ['the sex is the same', 'the sex differs'],
  document: ['the document number is the same', 'the document numbers differ'],
  'family-members': ['other members of both families are alike too', 'the families differ'],
  'third-list': ['a third list connects them', 'a third list speaks against it'],
  'another-candidate': ['there is another candidate', 'another row matches as well'],
  'document-shared': [
    'a document number that many rows share was left out',
    'a document number that many rows share was left out',
  ],
  'mother-shared': [
    'a mother whom many rows share was left out',
    'a mother whom many rows share was left out',
  ],
  'birth-shared': [
    'a birth date that many rows share was left out',
    'a birth date that many rows share was left out',
  ],
  'likely-twin': ['perhaps twins', 'perhaps twins'],
  'likely-sibling': ['perhaps brother or sister', 'perhaps brother or sister'],
  'likely-parent': ['perhaps parent and child', 'perhaps parent and child'],
  'likely-namesake': ['perhaps namesakes', 'perhaps namesakes'],
  'whole-name': ['the names match as a whole', 'parts of the names are missing or do not match'],
};

export function reasonSentence({ code, for: isFor, bits }: MatchReason): string {
  const sentence = sentences[code][isFor ? 0 : 1];
  return bits === undefined
    ? sentence
    : `${sentence} (${bits > 0 ? '+' : ''}${bits.toFixed(1)} bits)`;
}
