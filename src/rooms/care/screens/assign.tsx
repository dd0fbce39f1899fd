// Giving a case, or the cases of a whole household, to a lead and a supervisor, with a coded
// reason. Siblings stay together unless the user chooses otherwise. Those who had the case before
// lose access at that moment.

import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readCase } from '../cases/api.ts';
import type { assignCase, assignHousehold } from '../handover/api.ts';
import { assignmentReasons } from '../model.ts';
import type { CaseFile } from './shapes.ts';
import { useColleagueOptions } from './colleagues.tsx';

export function Assign({ params: { caseId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } });
  const file = query.data;
  return (
    <Page
      tabTitle="care.assign.title"
      lead={file && [file.name ?? file.personCode, file.code].join(' · ')}
      breadcrumbs={[
        { to: to(paths.cases), label: t('care.cases.title') },
        { to: to(paths.case, { caseId }), label: t('care.case.title') },
      ]}
    >
      <SavedNotice />
      <Loaded query={query} room="care" isEmpty={() => false}>
        {(loaded) => <Assigning file={loaded} />}
      </Loaded>
    </Page>
  );
}

const scopes = ['household', 'lead', 'supervisor'] as const;
type Scope = (typeof scopes)[number];

function Assigning({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const offered = file.householdId === null ? scopes.slice(1) : scopes;
  const [scope, setScope] = useState<Scope>(offered[0] ?? 'lead');
  return (
    <div className="stack readable">
      <RadioGroup
        label={t('care.assign.scope')}
        value={scope}
        onChange={setScope}
        options={optionsOf(offered, (each) => t(`care.assign.scopes.${each}`))}
      />
      {scope === 'household' ? (
        file.householdId && <AssignHousehold file={file} householdId={file.householdId} />
      ) : (
        <AssignOne key={scope} file={file} part={scope} />
      )}
    </div>
  );
}

type Household = BodyOf<typeof assignHousehold>;
type One = BodyOf<typeof assignCase>;

const reason: LinesOf<Pick<One, 'reason'>>['reason'] = {
  is: 'list',
  label: 'care.assign.reason',
  codes: assignmentReasons,
  words: (code) => `care.assignmentReasons.${code}`,
};

function useFrame(file: CaseFile) {
  const { t } = useWords();
  const isFirst = file.lead === null && file.supervisor === null;
  return {
    reasonAtStart: isFirst ? { reason: 'first-assignment' as const } : {},
    frame: {
      room: 'care' as const,
      submit: 'care.assign.submit' as const,
      backTo: to(paths.case, { caseId: file.caseId }),
      opens: to(paths.cases, {}, { saved: 'yes' }),
      below: () =>
        !isFirst && (
          <Notice>
            <p>{t('care.assign.handsOver')}</p>
          </Notice>
        ),
    },
  };
}

/** Based on the cases as they are on the screen. */
function AssignHousehold({
  file,
  householdId,
}: {
  readonly file: CaseFile;
  readonly householdId: string;
}): ReactNode {
  const { frame, reasonAtStart } = useFrame(file);
  const { lead, supervisor } = file;
  return (
    <CommandForm<typeof assignHousehold, Omit<Household, 'bases'>, 'bases'>
      {...frame}
      command="PUT /api/households/:householdId/assignment"
      params={{ householdId }}
      given={{
        bases: [file, ...file.householdMembers].map(({ caseId, version }) => ({
          caseId,
          baseVersion: version,
        })),
      }}
      start={{
        ...(lead && { leadAccountId: lead.accountId }),
        ...(supervisor && { supervisorAccountId: supervisor.accountId }),
        ...reasonAtStart,
      }}
      lines={{
        leadAccountId: {
          is: 'choice',
          label: 'care.case.lead',
          ...useColleagueOptions('case-manager'),
        },
        supervisorAccountId: {
          is: 'choice',
          label: 'care.case.supervisor',
          ...useColleagueOptions('supervisor'),
        },
        reason,
      }}
    />
  );
}

function AssignOne({
  file,
  part,
}: {
  readonly file: CaseFile;
  readonly part: One['part'];
}): ReactNode {
  const { t } = useWords();
  const { frame, reasonAtStart } = useFrame(file);
  const now = file[part];
  return (
    <CommandForm<typeof assignCase, Omit<One, 'baseVersion' | 'part'>, 'baseVersion' | 'part'>
      {...frame}
      command="PUT /api/cases/:caseId/assignment"
      params={{ caseId: file.caseId }}
      given={{ baseVersion: file.version, part }}
      which={{ code: part, label: t(`care.case.${part}`) }}
      start={{ ...(now && { accountId: now.accountId }), ...reasonAtStart }}
      lines={{
        accountId: {
          is: 'choice',
          label: `care.case.${part}`,
          ...useColleagueOptions(part === 'lead' ? 'case-manager' : 'supervisor'),
        },
        reason,
      }}
    />
  );
}
