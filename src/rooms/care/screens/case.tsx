// A case as its manager or supervisor sees it: its state, who works on it, and the steps they take.
// What was said and seen at visits is not here but in the file.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Phone } from '../../../web/kit/phone.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import { type Reading, useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import { AgeText } from '../../people/public-web.ts';
import type { readCase, readCaseOfPerson } from '../cases/api.ts';
import { isOver } from './case-screen.tsx';
import { Clock } from './clock.tsx';
import { FileEnd } from './file-end.tsx';
import type { CaseFile } from './shapes.ts';
import { teamNames } from './team-names.ts';
import { SupervisorSteps } from './supervisor-steps.tsx';

export function CaseById({ params: { caseId = '' } }: ScreenProps): ReactNode {
  return (
    <CasePage query={useRead<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } })} />
  );
}

export function CaseOfPerson({ params: { personId = '' } }: ScreenProps): ReactNode {
  const query = useRead<typeof readCaseOfPerson>('GET /api/persons/:personId/case', {
    params: { personId },
  });
  return <CasePage query={query} />;
}

function CasePage({ query }: { readonly query: Reading<CaseFile> }): ReactNode {
  const { t } = useWords();
  const file = query.data;
  return (
    <Page
      tabTitle="care.case.title"
      title={file && (file.name ?? file.personCode)}
      lead={file?.code}
      breadcrumbs={[{ to: to(paths.cases), label: t('care.cases.title') }]}
      actions={
        file && (
          <>
            {!isOver(file) && (
              <ButtonLink to={to(paths.caseMove, { caseId: file.caseId })}>
                {t('care.case.moving')}
              </ButtonLink>
            )}
            <ButtonLink to={to(paths.caseClosing, { caseId: file.caseId })}>
              {t('care.case.closing')}
            </ButtonLink>
            {file.may.openFile && (
              <ButtonLink to={to(paths.person, { personId: file.personId })}>
                {t('care.case.openFile')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <SavedNotice />
      <Loaded query={query} room="care" isEmpty={() => false}>
        {(loaded) => (
          <>
            <LateConcern file={loaded} />
            <div className="record-cards">
              <Where file={loaded} />
              <Who file={loaded} />
            </div>
            {loaded.may.steer && <SupervisorSteps key={loaded.version} file={loaded} />}
            <FileEnd caseId={loaded.caseId} isOver={isOver(loaded)} />
            <Household file={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Why the manager was sent here; whom to call stands below. */
function LateConcern({ file: { lateConcern } }: { readonly file: CaseFile }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (!lateConcern) return null;
  const at = (instant: string) => formatDateTime(locale, new Date(instant), timeZone);
  return (
    <Notice kind="warning" title={t('care.case.lateConcern')}>
      <p>
        {t('care.case.lateConcernText', {
          since: at(lateConcern.since),
          due: at(lateConcern.dueAt),
        })}
      </p>
    </Notice>
  );
}

function Where({ file }: { readonly file: CaseFile }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <Card title={t('care.case.where')}>
      <Facts
        none={t('care.case.notKnown')}
        facts={[
          [t('care.case.state'), t(`care.states.${file.state}`)],
          [t('care.case.priority'), t(`care.priorities.${file.priority}`)],
          [t('care.case.priorityReason'), t(`care.priorityReasons.${file.priorityReason}`)],
          [t('care.case.contact'), <Clock key="clock" file={file} />],
          [t('care.case.age'), <AgeText key="age" age={file.age} />],
          [t('care.case.province'), file.province && <ProvinceName code={file.province} />],
          [t('care.case.householdCode'), file.householdCode],
          [t('care.case.openedAt'), formatDateTime(locale, new Date(file.openedAt), timeZone)],
        ]}
      />
    </Card>
  );
}

function Who({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  return (
    <Card
      title={t('care.case.who')}
      actions={
        <>
          <ButtonLink to={to(paths.caseTeam, { caseId: file.caseId })}>
            {t('care.team.title')}
          </ButtonLink>
          {!isOver(file) && (
            <ButtonLink kind="main" to={to(paths.caseAssignment, { caseId: file.caseId })}>
              {t('care.assign.title')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Facts
        facts={[
          [t('care.case.lead'), <Answering key="lead" file={file} part="lead" />],
          [t('care.case.supervisor'), <Answering key="supervisor" file={file} part="supervisor" />],
          [t('care.case.team'), teamNames(file)],
        ]}
      />
    </Card>
  );
}

/** Who answers for the case, and how to call them: a manager of something urgent calls now. */
function Answering({
  file,
  part,
}: {
  readonly file: CaseFile;
  readonly part: 'lead' | 'supervisor';
}): ReactNode {
  const { t } = useWords();
  const name = file[part]?.name;
  const phone = file.team.find((one) => one.part === part)?.phone;
  return (
    <>
      {name ?? t('care.case.nobodyYet')}
      {phone && (
        <>
          {' · '}
          <Phone number={phone} />
        </>
      )}
    </>
  );
}

function Household({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  if (file.householdMembers.length === 0) return null;
  return (
    <Card title={t('care.case.householdMembers')}>
      <Rows label={t('care.case.householdMembers')}>
        {file.householdMembers.map((member) => (
          <Row
            key={member.caseId}
            to={to(paths.case, { caseId: member.caseId })}
            title={member.name ?? member.personCode}
            text={member.name ? member.personCode : undefined}
          />
        ))}
      </Rows>
    </Card>
  );
}
