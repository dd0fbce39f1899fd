// The names of a person: the one in use, then those of documents and other scripts, each in the
// script in which it was written. Earlier names are among the corrections.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { PersonFile } from './person-screen.tsx';

export function Names({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  const names = person.names.filter((name) => name.kind !== 'former');
  if (names.length === 0) return t('people.person.noName');
  return (
    <ul>
      {names.map(({ id, kind, fullName, language }) => (
        <li key={id}>
          <bdi lang={language ?? undefined}>{fullName}</bdi>
          {kind !== 'current' && (
            <span className="soft small"> ({t(`people.nameKinds.${kind}`)})</span>
          )}
        </li>
      ))}
    </ul>
  );
}
