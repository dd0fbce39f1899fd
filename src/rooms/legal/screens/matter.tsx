// One matter: who it concerns, proceedings with their history, restrictions with their last day
// large and plain, hearings, officers. A probation officer sees only dates and places.

import type { ReactNode } from 'react';
import { formatBirth, formatDay } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readMatter } from '../matter/api.ts';
import type { MatterPage } from '../matter/shapes.ts';
import { Hearings } from './hearings.tsx';
import { Proceedings } from './proceedings.tsx';
import { Restrictions } from './restrictions.tsx';
import { useNewDay } from '../../../web/kit/use-today.ts';

export function Matter({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  useNewDay();
  return (
    <RecordPage<typeof readMatter>
      read="GET /api/matters/:subjectId"
      params={{ subjectId }}
      room="legal"
      tabTitle="legal.matter.title"
      title={({ subject }) => subject.fullName}
      lead={({ subject }) => t('legal.matter.code', { code: subject.code })}
      breadcrumbs={[{ to: to(paths.matters), label: t('legal.list.title') }]}
      actions={() => [
        {
          may: true,
          label: 'legal.matter.documents',
          to: to(paths.documentsOfMatter, { subjectId }),
        },
        {
          may: true,
          label: 'legal.matter.askCare',
          to: to(paths.newDisclosure, {}, { about: subjectId }),
        },
      ]}
    >
      {(matter) => (
        <>
          {matter.minimum && (
            <Notice>
              <p>{t('legal.matter.minimum')}</p>
            </Notice>
          )}
          <Hiding matter={matter} />
          <Restrictions matter={matter} />
          <Proceedings matter={matter} />
          <Hearings matter={matter} />
          {!matter.minimum && <Subject matter={matter} />}
          <Officers matter={matter} />
        </>
      )}
    </RecordPage>
  );
}

function Hiding({ matter: { subject } }: { readonly matter: MatterPage }): ReactNode {
  const { t, locale } = useWords();
  if (!subject.hiddenFrom) return null;
  const day = formatDay(locale, toDay(subject.hiddenFrom));
  return (
    <Notice>
      <p>{t('proceedings.matter.hides', { day })}</p>
    </Notice>
  );
}

function Subject({ matter: { subject } }: { readonly matter: MatterPage }): ReactNode {
  const { t, locale } = useWords();
  const birth = subject.birth && formatBirth(locale, subject.birth as Birth);
  return (
    <Card
      title={t('legal.matter.subject')}
      actions={
        <ButtonLink to={to(paths.birthAbroad, { subjectId: subject.id })}>
          {t('proceedings.birth.open')}
        </ButtonLink>
      }
    >
      {subject.isVictim && (
        <p>
          <Badge kind="info">{t('proceedings.matter.victim')}</Badge>{' '}
          {t('proceedings.matter.victimText')}
        </p>
      )}
      <Facts
        facts={[
          [t('legal.subject.otherNames'), subject.otherNames?.join('; ')],
          [t('legal.subject.birth'), birth],
          [
            t('legal.subject.birthDoubt'),
            subject.birthDisputed ? t('legal.subject.disputed') : null,
          ],
          [t('legal.subject.counsel'), subject.counsel && t(`legal.counsel.${subject.counsel}`)],
          [t('legal.matter.registered'), formatDay(locale, toDay(subject.registeredOn))],
        ]}
      />
    </Card>
  );
}

function Officers({ matter }: { readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const assign = to(paths.officer, { subjectId: matter.subject.id });
  return (
    <Card
      title={t('legal.matter.officers')}
      actions={matter.may.assign && <ButtonLink to={assign}>{t('legal.assign.title')}</ButtonLink>}
    >
      {matter.officers.length === 0 ? (
        <p>{t('legal.matter.noOfficer')}</p>
      ) : (
        <Facts
          facts={matter.officers.map(({ role, displayName }) => [
            t(`shell.roles.${role}`),
            displayName,
          ])}
        />
      )}
    </Card>
  );
}
