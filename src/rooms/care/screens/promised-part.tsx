// What was promised to the person: the open actions of the plan, soonest first.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { useNow } from './use-now.ts';

export function PromisedPart({ personId }: PersonPartProps): ReactNode {
  const { t, locale } = useWords();
  const { data } = useNow(personId);
  if (!data || data.promises.length === 0) return null;
  return (
    <Card
      title={t('now.promised')}
      actions={<ButtonLink to={to(paths.plan, { personId })}>{t('now.plan')}</ButtonLink>}
    >
      <Rows label={t('now.promised')}>
        {data.promises.map(({ actionId, service, wording, dueOn, missed }) => {
          const when = formatDay(locale, toDay(dueOn), 'medium');
          return (
            <Row
              key={actionId}
              title={wording ?? t(`care.services.${service}`)}
              text={wording ? t(`care.services.${service}`) : null}
              aside={
                missed ? (
                  <Badge kind="danger">{t('now.missed', { when })}</Badge>
                ) : (
                  t('now.by', { when })
                )
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}
