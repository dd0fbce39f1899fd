// A name as it is said or written, in any script. Only the whole name is required: not every name
// has parts, and no one should have to guess them.

import { spokenLanguages } from '../../../kernel/person.ts';
import type { PersonName } from '../../../kernel/person-input.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { guessLanguage } from '../matching/guess-language.ts';

export type AskedName = {
  readonly fullName: string;
  readonly parts: Omit<PersonName, 'fullName'>;
};

export function nameOf({ fullName, parts }: AskedName): PersonName {
  return { fullName, ...parts };
}

const guess = (fullName: string) => guessLanguage(fullName) ?? '';

/** `path`: where the body has the name. */
export function nameLines(path: string): LinesOf<AskedName> {
  return {
    fullName: {
      is: 'text',
      label: 'people.name.fullName',
      hint: 'people.name.fullNameHint',
      path: `${path}.fullName`,
      lengthMax: 300,
      // Guessed from the letters, unless somebody has chosen in the list.
      fills: (fullName, { fullName: before, parts }) =>
        parts.language === guess(before) ? { parts: { ...parts, language: guess(fullName) } } : {},
    },
    parts: {
      is: 'part',
      label: 'people.name.parts',
      path,
      isFolded: true,
      lines: {
        familyName: partLine('familyName'),
        givenName: partLine('givenName'),
        fatherName: partLine('fatherName'),
        language: {
          is: 'list',
          label: 'people.name.language',
          hint: 'people.name.languageHint',
          codes: spokenLanguages,
          words: (code) => `people.languages.${code}`,
          isOptional: true,
        },
      },
    },
  };
}

function partLine(name: 'familyName' | 'givenName' | 'fatherName') {
  return { is: 'text', label: `people.name.${name}`, lengthMax: 150, isOptional: true } as const;
}
