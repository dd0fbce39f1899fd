// High on the person's page: what was said at handover or intake and nobody has answered yet.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { ToldLine, useTold } from './told-lines.tsx';

export function ToldPart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  // The part of the case on the same page says why if this cannot be read.
  const { data } = useTold(personId);
  const open = data?.told.filter(({ state }) => state === 'open') ?? [];
  if (!data || open.length === 0) return null;
  return (
    <Card
      title={t('told.partTitle')}
      actions={
        data.may.answer && (
          <ButtonLink to={to(paths.told, { personId })}>{t('told.answer')}</ButtonLink>
        )
      }
    >
      {open.some(({ source }) => source === 'offer') && (
        <p className="soft">{t('told.ofFamily')}</p>
      )}
      <Rows label={t('told.partTitle')}>
        {open.map((item) => (
          <ToldLine key={item.id} item={item} />
        ))}
      </Rows>
    </Card>
  );
}
