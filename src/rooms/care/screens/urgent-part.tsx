// What stands first on the person's page: urgent concerns that are open, each with its clock and
// its steps; and a safety clock that still runs, where somebody may be asked to take it on.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { OpenConcern, RunningClock } from './urgent-lines.tsx';
import { useUrgent } from './urgent-screen.tsx';

export function UrgentPart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  // The part of the case on the same page says why if this cannot be read.
  const { data } = useUrgent(personId);
  if (!data) return null;
  const open = data.concerns.filter(({ outcome }) => outcome === null);
  // The case says on the same page that somebody must be seen; here is who could take it on.
  const mayAsk = data.colleagues.some((one) => one.for.includes('first-contact'));
  const contact = (data.firstContact?.handing || mayAsk) && data.firstContact;
  if (open.length === 0 && !contact && data.concerns.length === 0) return null;
  return (
    <>
      {open.length > 0 && (
        <Card title={t('urgent.partTitle')}>
          {open.map((concern) => (
            <OpenConcern key={concern.id} concern={concern} personId={personId} />
          ))}
        </Card>
      )}
      {contact && (
        <Card title={t('urgent.contactTitle')}>
          <RunningClock contact={contact} personId={personId} />
        </Card>
      )}
      {data.concerns.length > open.length && (
        <div className="row">
          <ButtonLink to={to(paths.urgent, { personId })}>{t('urgent.all')}</ButtonLink>
        </div>
      )}
    </>
  );
}
