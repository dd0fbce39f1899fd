// One search for kin: every relative who was asked, the answer and the reason, so that nobody is
// asked twice and a "no" can be answered by help.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readSearch } from '../api.ts';
import { LikelyKin } from './likely-kin.tsx';
import { KinContactForm } from './kin-contact-form.tsx';

type SearchFile = ReturnsOf<typeof readSearch>;

export function Search({ params: { searchId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readSearch>('GET /api/guardianship-searches/:searchId', {
    params: { searchId },
  });
  const file = query.data;
  return (
    <Page
      tabTitle="guardianship.search.title"
      lead={file?.personCode}
      breadcrumbs={
        file?.may.seeQueue ? [{ to: '/searches', label: t('guardianship.searches.title') }] : []
      }
      actions={
        file && (
          <>
            <ButtonLink to={`/persons/${file.personId}/cover`}>
              {t('guardianship.search.openFile')}
            </ButtonLink>
            {file.may.appoint && (
              <ButtonLink kind="main" to={`/persons/${file.personId}/cover/new`}>
                {t('guardianship.appoint.title')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <Loaded query={query} room="guardianship" isEmpty={() => false}>
        {(loaded) => (
          <>
            <State file={loaded} />
            {loaded.may.findKin && <LikelyKin searchId={searchId} />}
            <Contacts file={loaded} />
            {loaded.may.recordContact && <KinContactForm searchId={searchId} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function State({ file }: { readonly file: SearchFile }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <Card title={t('guardianship.search.where')}>
      <Facts
        facts={[
          [t('guardianship.search.state'), t(`guardianship.searchStates.${file.state}`)],
          [
            t('guardianship.search.openedAt'),
            formatDateTime(locale, new Date(file.openedAt), timeZone),
          ],
          [
            t('guardianship.search.outcome'),
            file.outcome && t(`guardianship.searchOutcomes.${file.outcome}`),
          ],
        ]}
      />
    </Card>
  );
}

function Contacts({ file }: { readonly file: SearchFile }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('guardianship.kin.title')}>
      {file.contacts.length === 0 ? (
        <p className="soft">{t('guardianship.kin.none')}</p>
      ) : (
        <Timeline
          label={t('guardianship.kin.title')}
          entries={file.contacts.map(({ id, relation, contactedOn, answer, reason, note }) => ({
            key: id,
            day: contactedOn,
            when: formatDay(locale, toDay(contactedOn)),
            title: `${t(`people.relations.${relation}`)}: ${t(`guardianship.kinAnswers.${answer}`)}`,
            text: (
              <>
                {reason !== 'none' && <p>{t(`guardianship.kinReasons.${reason}`)}</p>}
                {note && <p className="own-text">{note}</p>}
              </>
            ),
          }))}
        />
      )}
    </Card>
  );
}
