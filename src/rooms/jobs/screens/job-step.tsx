// The question before a job is tried again or discarded: which work it is, and what follows.

import type { ReactNode } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Confirm } from '../../../web/kit/confirm.tsx';
import type { discardJob, retryJob } from '../api.ts';
import type { JobKind } from '../model.ts';

export type JobStep = 'retry' | 'discard';
export type Asked = {
  readonly step: JobStep;
  readonly jobId: string;
  readonly kind: JobKind;
  readonly isMachinery: boolean;
};
export type Ask = (asked: Asked) => void;

export function JobStepDialog({
  asked: { step, jobId, kind, isMachinery },
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: (isDone: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  const retry = useCommand<typeof retryJob>('PUT /api/jobs/:jobId/retry');
  const discard = useCommand<typeof discardJob>('DELETE /api/jobs/:jobId');
  const command = step === 'retry' ? retry : discard;
  const run = async (): Promise<void> => {
    if (await command.run({ params: { jobId } })) onClose(true);
  };
  return (
    <Confirm
      title={t(`jobs.${step}.title`)}
      step={t(`jobs.${step}.step`)}
      isOpen
      room="jobs"
      kind={step === 'retry' ? 'main' : 'danger'}
      action={command}
      onConfirm={() => void run()}
      onClose={() => onClose(false)}
    >
      <p>
        <strong>{t(`jobs.kinds.${kind}`)}</strong>
      </p>
      <p>{t(isMachinery ? 'jobs.retry.textMachinery' : `jobs.${step}.text`)}</p>
    </Confirm>
  );
}
