// On a manager's Today: how the organisation stands. Each number opens the list behind it; the load
// of each worker is drawn beside the others'.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Bars } from '../../../web/kit/bars.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listColleagues } from '../../workforce/public.ts';
import type { readGlance } from '../cases/api.ts';

export function Glance(): ReactNode {
  const { t, locale } = useWords();
  const glance = useRead<typeof readGlance>('GET /api/organisation-at-a-glance', {}).data;
  if (!glance) return null;
  const { clocksMissed, childrenUncovered } = glance;
  const numbers = [
    ['clocksMissed', clocksMissed, to(paths.cases, {}, { missed: 'true' })],
    ['childrenUncovered', childrenUncovered, to(paths.covers)],
  ] as const;
  return (
    <section className="today-group" aria-labelledby="today-glance">
      <h2 id="today-glance">{t('today.glance.title')}</h2>
      <ul className="glance">
        {numbers.map(([key, number, place]) => (
          <li key={key}>
            <Link to={place}>
              <strong>{formatNumber(locale, number)}</strong> {t(`today.glance.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
      <Loads />
    </section>
  );
}

function Loads(): ReactNode {
  const { t } = useWords();
  const { data } = useRead<typeof listColleagues>('GET /api/colleagues', {
    query: { role: 'case-manager' },
  });
  if (!data || data.colleagues.length === 0) return null;
  const norms = data.colleagues.map(({ norm }) => norm ?? 0);
  return (
    <>
      <h3>{t('today.glance.loads')}</h3>
      <Bars
        label={t('today.glance.loads')}
        most={Math.max(...norms)}
        bars={data.colleagues.map(({ accountId, name, openCases, norm }) => {
          const count = openCases ?? 0;
          const isOver = norm !== null && count > norm;
          return {
            key: accountId,
            label: name,
            value: count,
            text: t(isOver ? 'today.glance.over' : 'today.glance.load', {
              open: count,
              norm: norm ?? 0,
            }),
            isOver,
            to: to(paths.cases, {}, { leadId: accountId }),
          };
        })}
      />
    </>
  );
}
