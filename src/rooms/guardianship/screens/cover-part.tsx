// This room's part of the person's page: who covers the child today. For an adult it shows nothing.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readCover } from '../api.ts';
import { CoverFacts, CoverStanding } from './cover-facts.tsx';

export function CoverPart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCover>('GET /api/persons/:personId/cover', {
    params: { personId },
  });
  if (query.data && !query.data.mayBeMinor) return null;
  return (
    <Card
      title={t('guardianship.cover.who')}
      actions={
        <ButtonLink to={to(paths.cover, { personId })}>{t('guardianship.cover.open')}</ButtonLink>
      }
    >
      <Loaded query={query} room="guardianship" isEmpty={() => false}>
        {(file) => (
          <>
            <CoverStanding file={file} />
            {file.covers
              .filter(({ holdsToday }) => holdsToday)
              .map((cover) => (
                <div className="stack" key={cover.id}>
                  <p className="label">{t(`guardianship.coverKinds.${cover.kind}`)}</p>
                  <CoverFacts cover={cover} />
                  {cover.holder?.personId && (
                    <div className="row">
                      <ButtonLink
                        to={to(paths.contactOfPerson, { personId: cover.holder.personId })}
                      >
                        {t('guardianship.cover.reach')}
                      </ButtonLink>
                    </div>
                  )}
                </div>
              ))}
          </>
        )}
      </Loaded>
    </Card>
  );
}
