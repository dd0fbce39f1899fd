// What only a supervisor decides: the priority of need, and starting, agreeing to or taking back a
// closing. What stands against closing is named before one tries.

import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Cards } from '../../../web/kit/card.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import type { changePriority, moveCase } from '../api.ts';
import { isOver } from './case-screen.tsx';
import { type CaseFile, type Move, moveReasons, priorities } from './codes.ts';

type PriorityReason = BodyOf<typeof changePriority>['reason'];
const priorityReasons = codesOf<PriorityReason>()([
  'safety-concern',
  'protection',
  'health',
  'basic-needs',
  'concern-resolved',
]);
const targets = codesOf<Move['to']>()(['active', 'closing', 'closed', 'reopened']);

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
  const [priority, setPriority] = useState<CaseFile['priority'] | ''>('');
  const [reason, setReason] = useState<PriorityReason | ''>('');
  const command = useCommand<typeof changePriority>('PUT /api/cases/:caseId/priority');
  const send = (): void => {
    if (!priority || !reason) return;
    void command.run({
      params: { caseId: file.caseId },
      body: { baseVersion: file.version, priority, reason },
    });
  };
  if (isOver(file)) return null;
  return (
    <Card title={t('care.steps.priorityTitle')}>
      <p className="soft">{t('care.steps.priorityText')}</p>
      <StepForm command={command} submit={t('care.steps.changePriority')} onSend={send}>
        <Select
          label={t('care.case.priority')}
          name="priority"
          value={priority}
          isRequired
          onChange={setPriority}
          options={optionsOf(
            priorities.filter((each) => each !== file.priority),
            (each) => t(`care.priorities.${each}`),
          )}
        />
        <Select
          label={t('care.case.priorityReason')}
          name="reason"
          value={reason}
          isRequired
          onChange={setReason}
          options={optionsOf(priorityReasons, (each) => t(`care.priorityReasons.${each}`))}
        />
      </StepForm>
    </Card>
  );
}

function Step({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const offered = targets.filter((to) => file.mayMoveTo.includes(to));
  const [to, setTo] = useState<Move['to'] | ''>('');
  const [reason, setReason] = useState<Move['reason'] | ''>('');
  const command = useCommand<typeof moveCase>('PUT /api/cases/:caseId/state');
  const send = (): void => {
    if (!to || !reason) return;
    void command.run({
      params: { caseId: file.caseId },
      body: { baseVersion: file.version, to, reason },
    });
  };
  if (offered.length === 0) return null;
  const ends = to === 'closing' || to === 'closed';
  const fitting = moveReasons.filter(
    (each) => (each !== 'work-continues' && each !== 'new-need') === ends,
  );
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
      <StepForm command={command} submit={t('care.steps.move')} onSend={send}>
        <Select
          label={t('care.steps.to')}
          name="to"
          value={to}
          isRequired
          options={optionsOf(offered, (each) => t(`care.steps.targets.${each}`))}
          onChange={(chosen) => {
            setTo(chosen);
            setReason('');
          }}
        />
        {to && (
          <Select
            label={t('care.assign.reason')}
            name="reason"
            value={reason}
            isRequired
            onChange={setReason}
            options={optionsOf(fitting, (each) => t(`care.movingReasons.${each}`))}
          />
        )}
      </StepForm>
    </Card>
  );
}

function StepForm({
  command,
  submit,
  onSend,
  children,
}: {
  readonly command: { readonly isBusy: boolean; readonly problem: unknown };
  readonly submit: string;
  readonly onSend: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <ErrorSummary problem={command.problem} room="care" />
      {children}
      <div className="row">
        <Button type="submit" isBusy={command.isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
