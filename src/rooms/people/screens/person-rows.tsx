// Persons as rows: name, code, birth with the precision that is known, province.

import type { ReactNode } from 'react';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import type { PersonSummary } from '../shapes.ts';

export function PersonRows({
  persons,
  link,
}: {
  readonly persons: readonly PersonSummary[];
  readonly link: (personId: string) => string | undefined;
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <Rows label={t('people.search.title')}>
      {persons.map(({ id, name, code, sex, birth, province }) => (
        <Row
          key={id}
          to={link(id)}
          title={name ?? code}
          text={
            <>
              {[name && code, t(`people.sex.${sex}`), formatBirth(locale, birth as Birth)]
                .filter(Boolean)
                .join(' · ')}
              {province && (
                <>
                  {' '}
                  · <ProvinceName code={province} />
                </>
              )}
            </>
          }
        />
      ))}
    </Rows>
  );
}
