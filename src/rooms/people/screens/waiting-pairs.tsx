// Pairs of files that wait for a second person, for those who may be that person.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import { pairDeciders } from '../access.ts';
import type { listWaitingPairs } from '../api-pairs.ts';

/** Shows nothing if there is no pair, or if they cannot be read: the page itself reports that. */
export function WaitingPairs(): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const { data } = useRead<typeof listWaitingPairs>(
    'GET /api/file-pairs/waiting',
    {},
    { enabled: pairDeciders.some((one) => one === role) },
  );
  if (!data || data.pairs.length === 0) return null;
  return (
    <Card title={t('pairs.waiting.title')}>
      <Rows label={t('pairs.waiting.title')}>
        {data.pairs.map(({ one, other, state, byMe }) => (
          <Row
            key={one.id + other.id}
            to={to(paths.filePair, { personId: one.id, otherId: other.id })}
            title={[one, other].map(({ name, code }) => name ?? code).join(' — ')}
            text={t(byMe ? 'pairs.waiting.mine' : 'pairs.waiting.theirs')}
            aside={<Badge kind={byMe ? 'plain' : 'info'}>{t(`pairs.states.${state}`)}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  );
}
