// Giving a case, or the cases of a whole household, to a lead and a supervisor, with a coded
// reason. Siblings stay together unless somebody chooses otherwise. Whoever had the case before no
// longer opens it from that moment.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Page } from '../../../web/kit/page.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readCase } from '../api.ts';
import type { assignCase, assignHousehold } from '../api-handover.ts';
import { assignmentReasons, type CaseFile } from './codes.ts';
import { ColleagueChoice } from './colleagues.tsx';

export function Assign({ params: { caseId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } });
  const file = query.data;
  return (
    <Page
      tabTitle="care.assign.title"
      lead={file && [file.name ?? file.personCode, file.code].join(' · ')}
      breadcrumbs={[
        { to: '/cases', label: t('care.cases.title') },
        { to: `/cases/${caseId}`, label: t('care.case.title') },
      ]}
    >
      <Loaded query={query} room="care" isEmpty={() => false}>
        {(loaded) => <Fields file={loaded} />}
      </Loaded>
    </Page>
  );
}

const scopes = ['household', 'lead', 'supervisor'] as const;
type Scope = (typeof scopes)[number];

type Chosen = {
  readonly leadId: string;
  readonly supervisorId: string;
  readonly reason: (typeof assignmentReasons)[number];
};

/** Based on the cases as they are on the screen. */
function useAssigning(file: CaseFile) {
  const one = useCommand<typeof assignCase>('PUT /api/cases/:caseId/assignment');
  const all = useCommand<typeof assignHousehold>('PUT /api/households/:householdId/assignment');
  return {
    actionOf: (scope: Scope) => (scope === 'household' ? all : one),
    run: (scope: Scope, { leadId, supervisorId, reason }: Chosen): Promise<object | null> =>
      scope === 'household' && file.householdId
        ? all.run({
            params: { householdId: file.householdId },
            body: {
              leadAccountId: leadId,
              supervisorAccountId: supervisorId,
              reason,
              bases: [file, ...file.householdMembers].map(({ caseId, version }) => ({
                caseId,
                baseVersion: version,
              })),
            },
          })
        : one.run({
            params: { caseId: file.caseId },
            body: {
              baseVersion: file.version,
              part: scope === 'lead' ? 'lead' : 'supervisor',
              accountId: scope === 'lead' ? leadId : supervisorId,
              reason,
            },
          }),
  };
}

function Fields({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const offered = file.householdId === null ? scopes.slice(1) : scopes;
  const [scope, setScope] = useState<Scope>(offered[0] ?? 'lead');
  const [leadId, setLeadId] = useState(file.lead?.accountId ?? '');
  const [supervisorId, setSupervisorId] = useState(file.supervisor?.accountId ?? '');
  const [reason, setReason] = useState<(typeof assignmentReasons)[number] | ''>(
    file.lead || file.supervisor ? '' : 'first-assignment',
  );
  const assigning = useAssigning(file);
  const send = async (): Promise<void> => {
    if (reason && (await assigning.run(scope, { leadId, supervisorId, reason })))
      open('/cases?saved=yes');
  };
  return (
    <Form
      action={assigning.actionOf(scope)}
      submit={t('care.assign.submit')}
      room="care"
      backTo={`/cases/${file.caseId}`}
      onSend={() => void send()}
    >
      <RadioGroup
        label={t('care.assign.scope')}
        value={scope}
        onChange={setScope}
        options={optionsOf(offered, (each) => t(`care.assign.scopes.${each}`))}
      />
      {scope !== 'supervisor' && (
        <ColleagueChoice
          label={t('care.case.lead')}
          name="leadAccountId"
          role="case-manager"
          value={leadId}
          onChange={setLeadId}
        />
      )}
      {scope !== 'lead' && (
        <ColleagueChoice
          label={t('care.case.supervisor')}
          name="supervisorAccountId"
          role="supervisor"
          value={supervisorId}
          onChange={setSupervisorId}
        />
      )}
      <Select
        label={t('care.assign.reason')}
        name="reason"
        value={reason}
        isRequired
        onChange={setReason}
        options={optionsOf(assignmentReasons, (each) => t(`care.assignmentReasons.${each}`))}
      />
      {(file.lead ?? file.supervisor) && (
        <Notice>
          <p>{t('care.assign.handsOver')}</p>
        </Notice>
      )}
    </Form>
  );
}
