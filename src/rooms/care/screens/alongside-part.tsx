// Who is alongside: lead, supervisor and team, each with the number at which a colleague can call.
// The person's own number is one step further, because opening it leaves an entry of its own.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { Phone } from '../../../web/kit/phone.tsx';
import { type Now, useNow } from './use-now.ts';

type Colleague = Now['alongside'][number];

export function AlongsidePart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const { data } = useNow(personId);
  if (!data) return null;
  const missing = (['lead', 'supervisor'] as const).filter(
    (part) => !data.alongside.some((one) => one.part === part),
  );
  return (
    <Card title={t('now.alongside')}>
      {missing.map((part) => (
        <p key={part}>
          <Badge kind="warning">{t(`now.nobody.${part}`)}</Badge>
        </p>
      ))}
      {data.alongside.length > 0 && (
        <Rows label={t('now.alongside')}>
          {data.alongside.map((one) => (
            <li key={one.part + one.accountId}>
              <div className="rows-item">
                <span className="rows-main">
                  <span>
                    {one.name ?? t('now.somebody')}
                    {one.isSelf && ` (${t('now.you')})`}
                  </span>
                  <span className="soft small">{t(`now.parts.${one.part}`)}</span>
                </span>
                <span className="rows-aside">
                  <WorkPhone of={one} />
                </span>
              </div>
            </li>
          ))}
        </Rows>
      )}
      {role !== 'psychologist' && (
        <div className="row">
          <ButtonLink to={to(paths.contactOfPerson, { personId })}>{t('now.reach')}</ButtonLink>
        </div>
      )}
    </Card>
  );
}

function WorkPhone({ of: { phone, isSelf } }: { readonly of: Colleague }): ReactNode {
  const { t } = useWords();
  if (isSelf) return null;
  if (phone === null) return <span className="soft small">{t('now.noPhone')}</span>;
  return <Phone number={phone} />;
}
