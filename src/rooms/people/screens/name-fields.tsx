// A name as it is said or written, in any script. Only the whole name is required: not every name
// has parts, and no one should have to guess them.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { guessLanguage } from '../matching/guess-language.ts';
import { languages, type IntakePerson } from './codes.ts';

export type TypedName = {
  readonly fullName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly fatherName: string;
  readonly language: (typeof languages)[number] | '';
};
export const emptyName: TypedName = {
  fullName: '',
  givenName: '',
  familyName: '',
  fatherName: '',
  language: '',
};

export function nameOf(typed: TypedName): IntakePerson['name'] {
  const orNull = (text: string): string | null => text.trim() || null;
  return {
    fullName: typed.fullName.trim(),
    givenName: orNull(typed.givenName),
    familyName: orNull(typed.familyName),
    fatherName: orNull(typed.fatherName),
    language: languageOf(typed) || null,
  };
}

/** The chosen language, or a guess from the letters, which can be changed in the list. */
function languageOf({ language, fullName }: TypedName): TypedName['language'] {
  return language || guessLanguage(fullName) || '';
}

type Props = {
  readonly value: TypedName;
  /** The path of the name in the request body, for links from an error. */
  readonly path: string;
  readonly onChange: (value: TypedName) => void;
};

export function NameFields({ value, path, onChange }: Props): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('people.name.fullName')}
        hint={t('people.name.fullNameHint')}
        name={`${path}.fullName`}
        value={value.fullName}
        lengthMax={300}
        isRequired
        onChange={(fullName) => onChange({ ...value, fullName })}
      />
      <NameParts value={value} path={path} onChange={onChange} />
    </>
  );
}

export function NameParts({ value, path, onChange }: Props): ReactNode {
  const { t } = useWords();
  const part = (name: 'givenName' | 'familyName' | 'fatherName'): ReactNode => (
    <TextField
      label={t(`people.name.${name}`)}
      name={`${path}.${name}`}
      value={value[name]}
      lengthMax={150}
      isOptional
      onChange={(text) => onChange({ ...value, [name]: text })}
    />
  );
  return (
    <details>
      <summary className="summary">{t('people.name.parts')}</summary>
      <div className="stack">
        {part('familyName')}
        {part('givenName')}
        {part('fatherName')}
        <Select
          label={t('people.name.language')}
          name={`${path}.language`}
          value={languageOf(value)}
          isOptional
          hint={t('people.name.languageHint')}
          options={optionsOf(languages, (code) => t(`people.languages.${code}`))}
          onChange={(language) => onChange({ ...value, language })}
        />
      </div>
    </details>
  );
}
