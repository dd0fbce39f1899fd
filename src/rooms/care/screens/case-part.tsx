// What this room adds to the facts of the person's page: where the case stands, the safety clock,
// and the step that is open to the reader. Who is alongside has a part of its own.

import type { ReactNode } from 'react';
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
        <ButtonLink to={to(paths.appointments, { personId: file.personId })}>
          {t('care.case.appointments')}
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
  const { t } = useWords();
  return (
    <Facts
      facts={[
        [t('care.case.code'), file.code],
        [t('care.case.state'), t(`care.states.${file.state}`)],
        [t('care.case.contact'), <Clock key="clock" file={file} />],
        [t('care.case.priority'), t(`care.priorities.${file.priority}`)],
      ]}
    />
  );
}
