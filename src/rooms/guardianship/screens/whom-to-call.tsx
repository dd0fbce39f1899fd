// Whom to call about a child whose kin somebody looks for: the authority, and the officer who has
// taken it. Today says to tell them, and here they have a name.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Phone } from '../../../web/kit/phone.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { CoverFile } from './shapes.ts';

type Search = CoverFile['searches'][number];

export function WhomToCall({ file }: { readonly file: CoverFile }): ReactNode {
  const { t } = useWords();
  const open = file.searches.filter(({ call, mine }) => call !== null && !mine);
  if (open.length === 0) return <NotAsked file={file} />;
  return (
    <Card title={t('guardianship.call.title')}>
      {open.map((search) => (
        <OfSearch key={search.id} search={search} />
      ))}
    </Card>
  );
}

function OfSearch({ search: { call } }: { readonly search: Search }): ReactNode {
  const { t, locale } = useWords();
  if (call === null) return null;
  const { officer, bodyNames } = call;
  return (
    <>
      <Facts
        facts={[
          [
            t('guardianship.call.officer'),
            officer && (
              <>
                {officer.name}
                {' · '}
                {officer.phone === null ? (
                  <span className="soft">{t('guardianship.call.noPhone')}</span>
                ) : (
                  <Phone number={officer.phone} />
                )}
              </>
            ),
          ],
          [t('guardianship.call.body'), pickName(bodyNames, locale)],
        ]}
      />
      {officer === null && <p>{t('guardianship.call.notTaken')}</p>}
    </>
  );
}

/** A child without cover whose authority has no question before it. */
function NotAsked({ file }: { readonly file: CoverFile }): ReactNode {
  const { t } = useWords();
  const isOpen = file.searches.some(({ state }) => state === 'open');
  if (!file.mayBeMinor || file.coveredToday || isOpen || !file.may.ask) return null;
  return (
    <Notice>
      <p>{t('guardianship.call.notAsked')}</p>
    </Notice>
  );
}
