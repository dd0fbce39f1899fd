// Who opens a case by assignment: lead, supervisor, and the others on its team, each with role and
// workload as far as the reader may know them. From here colleagues are added and memberships end.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import { isOver } from './case-screen.tsx';
import type { CaseFile } from './shapes.ts';
import { useColleagues, workloadOf } from './colleagues.tsx';
import { type Member, TeamPage, useNameOf } from './team-page.tsx';

export function Team({ params: { caseId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <TeamPage caseId={caseId} tabTitle="care.team.title">
      {(file) => (
        <>
          <SavedNotice />
          <p className="soft">{t('care.team.lead')}</p>
          <Carrying file={file} />
          <Others file={file} />
        </>
      )}
    </TeamPage>
  );
}

function Carrying({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const nameOf = useNameOf();
  const textOf = useTextOf();
  const parts = ['lead', 'supervisor'] as const;
  return (
    <Card
      title={t('care.team.carry')}
      actions={
        !isOver(file) && (
          <ButtonLink to={to(paths.caseAssignment, { caseId: file.caseId })}>
            {t('care.assign.title')}
          </ButtonLink>
        )
      }
    >
      <Rows label={t('care.team.carry')}>
        {parts.map((part) => {
          const holder = file.team.find((one) => one.part === part);
          return (
            <Row
              key={part}
              title={holder ? nameOf(holder) : t('care.case.nobodyYet')}
              text={[t(`care.case.${part}`), ...(holder ? textOf(holder) : [])].join(' · ')}
            />
          );
        })}
      </Rows>
    </Card>
  );
}

function Others({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const nameOf = useNameOf();
  const textOf = useTextOf();
  const { caseId } = file;
  const members = file.team.filter(({ part }) => part === 'team');
  return (
    <Card
      title={t('care.team.members')}
      actions={
        !isOver(file) && (
          <ButtonLink kind="main" to={to(paths.newCaseTeamMember, { caseId })}>
            {t('care.team.add')}
          </ButtonLink>
        )
      }
    >
      {members.length === 0 ? (
        <EmptyState title={t('care.team.none')}>
          {!isOver(file) && <p>{t('care.team.noneText')}</p>}
        </EmptyState>
      ) : (
        <Rows label={t('care.team.members')}>
          {members.map((member) => (
            <Row
              key={member.accountId}
              title={nameOf(member)}
              text={textOf(member).join(' · ')}
              aside={
                <ButtonLink
                  to={to(paths.caseTeamMemberEnd, { caseId, accountId: member.accountId })}
                >
                  <span aria-hidden="true">{t('care.team.end')}</span>
                  <span className="visually-hidden">
                    {t('care.team.endOf', { name: nameOf(member) })}
                  </span>
                </ButtonLink>
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** Role, workload, since when; without what the reader may not know. */
function useTextOf(): (member: Member) => readonly string[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const colleagues = useColleagues(undefined).data?.colleagues ?? [];
  return ({ accountId, part, fromAt }) => {
    const known = colleagues.find((one) => one.accountId === accountId);
    const since = t('care.team.since', {
      day: formatDay(locale, dayAt(new Date(fromAt), timeZone)),
    });
    if (!known) return [since];
    // For a lead or a supervisor, the part already tells the role.
    const work = part === 'team' ? [t(`shell.roles.${known.role}`)] : [];
    return [...work, workloadOf(known, t), since];
  };
}
