// What only a supervisor decides: the priority of need, and starting, agreeing to or taking back a
// closing. What prevents closing is shown before the attempt.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Cards } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import type { changePriority, moveCase } from '../cases/api.ts';
import { isOver } from './case-screen.tsx';
import { changeReasons, priorities, steeredStates, steeringReasons } from '../model.ts';
import type { CaseFile, Move } from './shapes.ts';

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

/** Some reasons end the work, the others go on with it. */
const reasonsFor = (to: Move['to'] | ''): readonly Move['reason'][] =>
  steeringReasons.filter(
    (each) =>
      (each !== 'work-continues' && each !== 'new-need') === (to === 'closing' || to === 'closed'),
  );

function Step({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const offered = steeredStates.filter((to) => file.mayMoveTo.includes(to));
  if (offered.length === 0) return null;
  return (
    <Card title={t('care.steps.stateTitle')}>
      {file.closureBlockers.length > 0 && (
        <Notice title={t('care.steps.blockers')}>
          <ul>
            {file.closureBlockers.map((each) => (
              <li key={each}>{t(`care.blockers.${each}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
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
            fills: () => ({ reason: '' }),
            codes: offered,
            words: (code) => `care.steps.targets.${code}`,
          },
          reason: {
            is: 'list',
            label: 'care.assign.reason',
            codes: ({ to }) => reasonsFor(to),
            words: (code) => `care.movingReasons.${code}`,
            when: ({ to }) => to !== '',
            otherwise: 'work-continues',
          },
        }}
      />
    </Card>
  );
}
