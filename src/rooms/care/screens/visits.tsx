// The visits and calls of a case, newest first, with what was agreed and seen.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDay, formatList } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listVisits } from '../needs/api.ts';
import { CaseScreen } from './case-screen.tsx';
import { Clock } from './clock.tsx';
import type { CaseFile } from './shapes.ts';

type Visit = ReturnsOf<typeof listVisits>['visits'][number];

export function Visits({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <CaseScreen
      personId={personId}
      tabTitle="care.visits.title"
      actions={(file) =>
        file.may.recordVisit && (
          <ButtonLink kind="main" icon="add" to={to(paths.newVisit, { personId })}>
            {t('care.visits.add')}
          </ButtonLink>
        )
      }
    >
      {(file) => <VisitsOf file={file} />}
    </CaseScreen>
  );
}

function VisitsOf({ file }: { readonly file: CaseFile }): ReactNode {
  const { t, locale } = useWords();
  return (
    <div className="stack">
      <div>
        <Clock file={file} />
      </div>
      <List<typeof listVisits, Visit>
        read="GET /api/cases/:caseId/visits"
        params={{ caseId: file.caseId }}
        room="care"
        label="care.visits.title"
        none={{ title: 'care.visits.none', text: 'care.visits.noneText' }}
        perPage={20}
        next="care.timeline.older"
        rows={({ visits }) => visits}
        keyOf={({ id }) => id}
        show={(visits) => (
          <Timeline
            label={t('care.visits.title')}
            entries={visits.map((visit) => ({
              key: visit.id,
              day: visit.visitedOn,
              when: formatDay(locale, toDay(visit.visitedOn)),
              title: t(`care.visitKinds.${visit.kind}`),
              text: <VisitText visit={visit} />,
            }))}
          />
        )}
      />
    </div>
  );
}

function VisitText({ visit }: { readonly visit: Visit }): ReactNode {
  const { t, locale } = useWords();
  const { present, safetyConcern, safetyAsked, nextVisitOn, madeBy } = visit;
  const who = formatList(
    locale,
    present.map((each) => t(`care.present.${each}`)),
  );
  return (
    <div className="stack">
      {safetyConcern !== 'none' && (
        <div>
          <Badge kind={safetyConcern === 'urgent' ? 'danger' : 'warning'}>
            {t(`care.safetyConcerns.${safetyConcern}`)}
          </Badge>
        </div>
      )}
      {visit.text && <p className="own-text">{visit.text}</p>}
      <p className="soft small">
        {[
          who && t('care.visits.presentWere', { who }),
          safetyAsked && t(`care.visits.wasAsked.${safetyAsked}`),
          madeBy.name,
          nextVisitOn &&
            t('care.visits.next', { day: formatDay(locale, toDay(nextVisitOn), 'medium') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
