// Ending a membership in the team of a case, with a coded reason. Above the button: who loses
// access, and that it is at once.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { endTeamMember } from '../handover/api.ts';
import { assignmentReasons } from '../model.ts';
import type { CaseFile } from './shapes.ts';
import { type Member, TeamPage, useNameOf } from './team-page.tsx';

// A first assignment is no reason to end a membership.
const endReasons = assignmentReasons.filter((each) => each !== 'first-assignment');

export function LeaveTeam({ params: { caseId = '', accountId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <TeamPage caseId={caseId} tabTitle="care.team.endTitle" isBelow>
      {(file) => {
        const member = file.team.find((one) => one.part === 'team' && one.accountId === accountId);
        if (member) return <Fields file={file} member={member} />;
        return (
          <EmptyState title={t('care.team.goneTitle')}>
            <p>{t('care.team.goneText')}</p>
            <ButtonLink to={to(paths.caseTeam, { caseId })}>{t('care.team.title')}</ButtonLink>
          </EmptyState>
        );
      }}
    </TeamPage>
  );
}

function Fields({ file, member }: { readonly file: CaseFile; readonly member: Member }): ReactNode {
  const back = to(paths.caseTeam, { caseId: file.caseId });
  return (
    <CommandForm<typeof endTeamMember>
      command="PUT /api/cases/:caseId/team/:accountId/end"
      params={{ caseId: file.caseId, accountId: member.accountId }}
      room="care"
      submit="care.team.endSubmit"
      backTo={back}
      opens={`${back}?saved=yes`}
      lines={{
        reason: {
          is: 'list',
          label: 'care.assign.reason',
          codes: endReasons,
          words: (code) => `care.assignmentReasons.${code}`,
        },
      }}
    >
      <WhatEnds file={file} member={member} />
    </CommandForm>
  );
}

/** A colleague who also leads or supervises the case keeps access, so the text must differ. */
function WhatEnds({
  file,
  member,
}: {
  readonly file: CaseFile;
  readonly member: Member;
}): ReactNode {
  const { t } = useWords();
  const name = useNameOf()(member);
  const other = (['lead', 'supervisor'] as const).find((part) =>
    file.team.some((one) => one.part === part && one.accountId === member.accountId),
  );
  if (other) {
    return (
      <Notice>
        <BilingualSafetyText
          textKey="care.team.keeps"
          values={(_, say) => ({ name, part: say(`care.case.${other}`) })}
        />
      </Notice>
    );
  }
  return (
    <Notice kind="warning" title={t('care.team.losesTitle', { name })}>
      <BilingualSafetyText textKey="care.team.loses" values={{ name }} />
    </Notice>
  );
}
