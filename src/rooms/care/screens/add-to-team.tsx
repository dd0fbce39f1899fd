// Adding a colleague of the organisation to a case, next to its lead and supervisor. Colleagues who
// already have the case are not offered; without anyone to choose there is no form.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addTeamMember } from '../handover/api.ts';
import { isOver } from './case-screen.tsx';
import type { CaseFile } from './shapes.ts';
import { type Colleague, useColleagueOption, useColleagues } from './colleagues.tsx';
import { TeamPage } from './team-page.tsx';

const roles = ['psychologist', 'case-manager', 'child-protection-officer'] as const;
type TeamRole = (typeof roles)[number];

export function AddToTeam({ params: { caseId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <TeamPage caseId={caseId} tabTitle="care.team.add" isBelow>
      {(file) =>
        isOver(file) ? <p>{t('care.refusals.case-is-closed')}</p> : <Choice file={file} />
      }
    </TeamPage>
  );
}

function Choice({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const [role, setRole] = useState<TeamRole>('psychologist');
  const query = useColleagues(role);
  const freeOf = (colleagues: readonly Colleague[]): readonly Colleague[] =>
    colleagues.filter((one) => !file.team.some(({ accountId }) => accountId === one.accountId));
  const title = t('care.team.nobodyFree', { role: t(`shell.roles.${role}`) });
  return (
    <div className="stack readable">
      <Notice>
        <BilingualSafetyText textKey="care.team.addText" />
      </Notice>
      <RadioGroup
        label={t('care.team.role')}
        value={role}
        onChange={setRole}
        options={optionsOf(roles, (each) => t(`shell.roles.${each}`))}
      />
      <Loaded
        query={query}
        room="care"
        isEmpty={({ colleagues }) => freeOf(colleagues).length === 0}
        empty={
          <EmptyState title={title}>
            <p>{t('care.team.nobodyFreeText')}</p>
          </EmptyState>
        }
      >
        {({ colleagues }) => (
          <Fields key={role} caseId={file.caseId} role={role} free={freeOf(colleagues)} />
        )}
      </Loaded>
    </div>
  );
}

function Fields({
  caseId,
  role,
  free,
}: {
  readonly caseId: string;
  readonly role: TeamRole;
  readonly free: readonly Colleague[];
}): ReactNode {
  const { t } = useWords();
  const optionOf = useColleagueOption();
  const back = to(paths.caseTeam, { caseId });
  return (
    <CommandForm<typeof addTeamMember>
      command="POST /api/cases/:caseId/team"
      params={{ caseId }}
      which={{ code: role, label: t(`shell.roles.${role}`) }}
      room="care"
      submit="care.team.addSubmit"
      backTo={back}
      opens={`${back}?saved=yes`}
      lines={{
        accountId: {
          is: 'choice',
          label: 'care.team.colleague',
          options: free.map(optionOf),
        },
      }}
    />
  );
}
