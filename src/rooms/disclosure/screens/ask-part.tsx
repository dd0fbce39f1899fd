// The part of a person's page where staff can ask a court about a person of their own case.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';

export function AskPart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  return (
    <Card
      title={t('disclosure.part.title')}
      actions={
        <ButtonLink to={to(paths.newDisclosure, {}, { about: personId })}>
          {t('disclosure.part.ask')}
        </ButtonLink>
      }
    >
      <p className="soft">{t('disclosure.part.text')}</p>
    </Card>
  );
}
