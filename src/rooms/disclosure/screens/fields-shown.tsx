// The names of fields as a list, and the properties that every part of a request's page receives.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { RequestPage } from '../shapes.ts';
import './disclosure.css';

export type OfRequest = { readonly request: RequestPage };

export function Fields({ fields }: { readonly fields: RequestPage['wanted'] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="disclosure-fields">
      {fields.map((field) => (
        <li key={field}>{t(`disclosure.fields.${field}`)}</li>
      ))}
    </ul>
  );
}
