// All urgent concerns of a person: those that are open, and what was done about the others. What
// was done stays, so that whoever comes next reads how it was dealt with.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import { OpenConcern, Said, useWhen } from './urgent-lines.tsx';
import { type Concern, UrgentScreen } from './urgent-screen.tsx';

export function UrgentOfPerson({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <UrgentScreen personId={personId} tabTitle="urgent.title">
      {({ concerns }) => (
        <>
          <p className="soft">{t('urgent.lead')}</p>
          {concerns.length === 0 && <EmptyState title={t('urgent.none')} />}
          {concerns.map((concern) =>
            concern.outcome === null ? (
              <Card key={concern.id} title={t('urgent.partTitle')}>
                <OpenConcern concern={concern} personId={personId} />
              </Card>
            ) : (
              <Done key={concern.id} concern={concern} />
            ),
          )}
        </>
      )}
    </UrgentScreen>
  );
}

function Done({ concern }: { readonly concern: Concern }): ReactNode {
  const { t } = useWords();
  const when = useWhen();
  const { outcome, text, doneAt, doneBy } = concern;
  if (!outcome || !doneAt) return null;
  return (
    <Card title={t(`urgent.outcomes.${outcome}`)}>
      <Said concern={concern} />
      {text && <p className="own-text">{text}</p>}
      <p className="soft small">
        {t('urgent.done', { when: when(doneAt), name: doneBy?.name ?? t('urgent.unknown') })}
      </p>
    </Card>
  );
}
