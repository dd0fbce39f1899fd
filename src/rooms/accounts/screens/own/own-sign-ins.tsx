// The last sign-ins and refused ones: only their owner knows which were their own.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../../engine/languages/format.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Card } from '../../../../web/kit/card.tsx';
import { Row, Rows } from '../../../../web/kit/rows.tsx';
import { useMe } from '../../../../web/use-session.ts';
import type { Own } from './own-account.tsx';

export function OwnSignIns({ signIns }: { readonly signIns: Own['signIns'] }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <Card title={t('accounts.own.signIns.title')}>
      <p>{t('accounts.own.signIns.text')}</p>
      <Rows label={t('accounts.own.signIns.title')}>
        {signIns.map(({ at, event }, place) => (
          <Row
            // Two of one moment have nothing else to tell them apart.
            key={`${at} ${place}`}
            title={formatDateTime(locale, new Date(at), timeZone)}
            text={t(`accounts.own.signIns.events.${event}`)}
          />
        ))}
      </Rows>
    </Card>
  );
}
