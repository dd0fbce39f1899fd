// One search for relatives: everyone who was asked, with answer and reason, so that no one is asked
// twice and a "no" can be met with help.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { answerWords } from '../../../web/kit/answer-words.ts';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readSearch } from '../api.ts';
import { CloseSearch } from './close-search.tsx';
import { KinContactForm } from './kin-contact-form.tsx';
import { LikelyKin } from './likely-kin.tsx';

type Contact = ReturnsOf<typeof readSearch>['contacts'][number];

export function Search({ params: { searchId = '' } }: ScreenProps): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const entry = ({ id, relation, name, reach, contactedOn, answer, reason, note }: Contact) => ({
    key: id,
    day: contactedOn,
    when: formatDay(locale, toDay(contactedOn)),
    title: `${[t(`people.relations.${relation}`), name].filter(Boolean).join(', ')}: ${answerWords(
      t,
      answer,
      (code) => t(`guardianship.kinAnswers.${code}`),
    )}`,
    text: (
      <>
        {reach && <p>{t('guardianship.kin.reachedBy', { reach })}</p>}
        {reason !== 'none' && (
          <p>{answerWords(t, reason, (code) => t(`guardianship.kinReasons.${code}`))}</p>
        )}
        {note && <p className="own-text">{note}</p>}
      </>
    ),
  });
  return (
    <RecordPage<typeof readSearch>
      read="GET /api/guardianship-searches/:searchId"
      params={{ searchId }}
      room="guardianship"
      tabTitle="guardianship.search.title"
      lead={({ personCode }) => personCode}
      breadcrumbs={({ may }) =>
        may.seeQueue ? [{ to: to(paths.searches), label: t('guardianship.searches.title') }] : []
      }
      actions={({ personId, may }) => [
        { may: true, label: 'guardianship.search.openFile', to: to(paths.cover, { personId }) },
        {
          may: may.appoint,
          label: 'guardianship.appoint.title',
          to: to(paths.newCover, { personId }),
          isMain: true,
        },
      ]}
      facts={{
        title: 'guardianship.search.where',
        of: ({ state, openedAt, outcome, askedBecause }) => [
          [
            'guardianship.ask.because',
            askedBecause && t(`guardianship.reasonsToAsk.${askedBecause}`),
          ],
          ['guardianship.search.state', t(`guardianship.searchStates.${state}`)],
          ['guardianship.search.openedAt', formatDateTime(locale, new Date(openedAt), timeZone)],
          ['guardianship.search.outcome', outcome && t(`guardianship.searchOutcomes.${outcome}`)],
        ],
      }}
      history={({ contacts }) => ({
        title: 'guardianship.kin.title',
        none: 'guardianship.kin.none',
        entries: contacts.map(entry),
      })}
      afterHistory={({ may }) => (
        <>
          {may.recordContact && <KinContactForm searchId={searchId} />}
          {may.close && <CloseSearch searchId={searchId} />}
        </>
      )}
    >
      {({ may }) => may.findKin && <LikelyKin searchId={searchId} />}
    </RecordPage>
  );
}
