// What this room adds to the person's page: where the case stands, who leads and supervises, the
// safety clock, and the next step that is open to the reader.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readCaseOfPerson } from '../cases/api.ts';
import { isOver } from './case-screen.tsx';
import { Clock } from './clock.tsx';
import type { CaseFile } from './shapes.ts';
import { teamNames } from './team-names.ts';

export function CasePart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCaseOfPerson>('GET /api/persons/:personId/case', {
    params: { personId },
  });
  return (
    <Card title={t('care.case.title')} actions={query.data && <Step file={query.data} />}>
      <Loaded query={query} room="care" isEmpty={() => false}>
        {(file) => <CaseFacts file={file} />}
      </Loaded>
    </Card>
  );
}

function Step({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  if (file.may.steer) {
    return (
      <>
        <ButtonLink to={to(paths.caseTeam, { caseId: file.caseId })}>
          {t('care.team.title')}
        </ButtonLink>
        <ButtonLink to={to(paths.case, { caseId: file.caseId })}>{t('care.case.steer')}</ButtonLink>
      </>
    );
  }
  return (
    <>
      {!isOver(file) && (
        <ButtonLink to={to(paths.caseClosing, { caseId: file.caseId })}>
          {t('care.case.closing')}
        </ButtonLink>
      )}
      {file.may.recordVisit && (
        <ButtonLink kind="main" to={to(paths.newVisit, { personId: file.personId })}>
          {t('care.visits.add')}
        </ButtonLink>
      )}
    </>
  );
}

function CaseFacts({ file }: { readonly file: CaseFile }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Facts
      facts={[
        [t('care.case.code'), file.code],
        [t('care.case.state'), t(`care.states.${file.state}`)],
        [t('care.case.contact'), <Clock key="clock" file={file} />],
        [t('care.case.priority'), t(`care.priorities.${file.priority}`)],
        [t('care.case.lead'), file.lead?.name ?? t('care.case.nobodyYet')],
        [t('care.case.supervisor'), file.supervisor?.name ?? t('care.case.nobodyYet')],
        [t('care.case.team'), teamNames(file)],
        [t('care.case.nextVisit'), file.nextVisitOn && formatDay(locale, toDay(file.nextVisitOn))],
      ]}
    />
  );
}
