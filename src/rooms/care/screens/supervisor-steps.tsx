// What only a supervisor decides: the priority of need, and reopening a case that was closed.
// Closing has a page of its own, because two people are needed for it.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Cards } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { changePriority, moveCase } from '../cases/api.ts';
import { isOver } from './case-screen.tsx';
import { changeReasons, priorities, steeredStates, steeringReasons } from '../model.ts';
import type { CaseFile } from './shapes.ts';

export function SupervisorSteps({ file }: { readonly file: CaseFile }): ReactNode {
  return (
    <Cards>
      <Priority file={file} />
      <Step file={file} />
    </Cards>
  );
}

function Priority({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  if (isOver(file)) return null;
  return (
    <Card title={t('care.steps.priorityTitle')}>
      <p className="soft">{t('care.steps.priorityText')}</p>
      <CommandForm<typeof changePriority>
        command="PUT /api/cases/:caseId/priority"
        params={{ caseId: file.caseId }}
        given={{ baseVersion: file.version }}
        room="care"
        submit="care.steps.changePriority"
        isPlain
        lines={{
          priority: {
            is: 'list',
            label: 'care.case.priority',
            codes: priorities.filter((each) => each !== file.priority),
            words: (code) => `care.priorities.${code}`,
          },
          reason: {
            is: 'list',
            label: 'care.case.priorityReason',
            codes: changeReasons,
            words: (code) => `care.priorityReasons.${code}`,
          },
        }}
      />
    </Card>
  );
}

function Step({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const offered = steeredStates.filter((to) => file.mayMoveTo.includes(to));
  if (offered.length === 0) return null;
  return (
    <Card title={t('care.steps.stateTitle')}>
      <CommandForm<typeof moveCase>
        command="PUT /api/cases/:caseId/state"
        params={{ caseId: file.caseId }}
        given={{ baseVersion: file.version }}
        room="care"
        submit="care.steps.move"
        isPlain
        lines={{
          to: {
            is: 'list',
            label: 'care.steps.to',
            codes: offered,
            words: (code) => `care.steps.targets.${code}`,
          },
          reason: {
            is: 'list',
            label: 'care.assign.reason',
            codes: steeringReasons,
            words: (code) => `care.movingReasons.${code}`,
          },
        }}
      />
    </Card>
  );
}
