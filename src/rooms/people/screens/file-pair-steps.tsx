// The next step for two files: it shows what will happen before anyone agrees, and the proposer may
// not agree. The server decides who may; this only shows what can follow.

import { type ReactNode, useState } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import type { stepFilePair } from '../api-pairs.ts';
import type { FilePair } from './file-pair.tsx';

type Step = BodyOf<typeof stepFilePair>['step'];
type Taking = {
  readonly isBusy: boolean;
  readonly problem: unknown;
  readonly take: (step: Step, more?: { reason?: string; keptId?: string }) => Promise<boolean>;
};

function useSteps({ one, other, pair }: FilePair): Taking {
  const command = useCommand<typeof stepFilePair>('PUT /api/persons/:personId/pairs/:otherId');
  const take: Taking['take'] = async (step, { reason, keptId } = {}) =>
    (await command.run({
      params: { personId: one.id, otherId: other.id },
      body: {
        step,
        baseVersion: pair?.version ?? 0,
        keptId: keptId ?? null,
        reason: reason?.trim() || null,
        versions:
          step === 'merged' || step === 'undone'
            ? { one: one.version, other: other.version }
            : null,
      },
    })) !== null;
  return { isBusy: command.isBusy, problem: command.problem, take };
}

export function FilePairSteps({ files }: { readonly files: FilePair }): ReactNode {
  const steps = useSteps(files);
  switch (files.pair?.state) {
    case 'proposed':
      return <Waiting files={files} steps={steps} agree="merged" refuse="different" />;
    case 'merged':
      return <ProposeUndo files={files} steps={steps} />;
    case 'undo-proposed':
      return <Waiting files={files} steps={steps} agree="undone" refuse="kept" />;
    default:
      return <Propose files={files} steps={steps} />;
  }
}

type Props = { readonly files: FilePair; readonly steps: Taking };

function useReason({ one, other }: FilePair) {
  return useDraft(`pair/${one.id}/${other.id}`, { reason: '' });
}

function Reason({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <TextArea
      label={t('pairs.reason.label')}
      hint={t('pairs.reason.hint')}
      name="reason"
      value={value}
      lengthMax={500}
      rows={3}
      onChange={onChange}
    />
  );
}

function Propose({ files, steps }: Props): ReactNode {
  const { t } = useWords();
  const { one, other, obstacles } = files;
  const [{ reason }, change, discard] = useReason(files);
  const [keptId, setKeptId] = useState('');
  const send = async (step: 'proposed' | 'different'): Promise<void> => {
    const more = step === 'proposed' ? { reason, ...(keptId && { keptId }) } : { reason };
    if (await steps.take(step, more)) discard();
  };
  const option = (
    { id, code, names }: FilePair['one'],
    obstacle: FilePair['obstacles']['keepOne'],
  ) => ({
    value: id,
    label: [names[0], code].filter(Boolean).join(' · '),
    ...(obstacle ? { hint: t(`pairs.refusals.${obstacle}`) } : {}),
  });
  return (
    <Card>
      <ErrorSummary problem={steps.problem} room="pairs" />
      <RadioGroup
        label={t('pairs.keep.label')}
        hint={t('pairs.keep.hint')}
        name="keptId"
        value={keptId}
        onChange={setKeptId}
        options={[option(one, obstacles.keepOne), option(other, obstacles.keepOther)]}
      />
      <Reason value={reason} onChange={(text) => change({ reason: text })} />
      <Effects />
      <div className="row">
        <Button kind="main" isBusy={steps.isBusy} onClick={() => void send('proposed')}>
          {t('pairs.steps.proposed')}
        </Button>
        {files.pair?.state !== 'different' && (
          <Button isBusy={steps.isBusy} onClick={() => void send('different')}>
            {t('pairs.steps.different')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Effects(): ReactNode {
  const { t } = useWords();
  return (
    <Notice title={t('pairs.safety.title')}>
      <BilingualSafetyText textKey="pairs.safety.kept" />
      <BilingualSafetyText textKey="pairs.safety.closed" />
      <BilingualSafetyText textKey="pairs.safety.nothingLost" />
      <BilingualSafetyText textKey="pairs.safety.nobodyTold" />
    </Notice>
  );
}

/** The proposer may take it back (or leave them merged); another person agrees or refuses. */
function Waiting({
  files,
  steps,
  agree,
  refuse,
}: Props & {
  readonly agree: 'merged' | 'undone';
  readonly refuse: 'different' | 'kept';
}): ReactNode {
  const { t } = useWords();
  const [{ reason }, change, discard] = useReason(files);
  const [isAsked, setIsAsked] = useState(false);
  const isMine = files.pair?.steps[0]?.byMe === true;
  const keptCode = files.pair?.keptId === files.other.id ? files.other.code : files.one.code;
  const said = async (step: Step): Promise<void> => {
    if (await steps.take(step, { reason })) discard();
  };
  return (
    <Card title={t(`pairs.states.${files.pair!.state}`)}>
      <ErrorSummary problem={isAsked ? null : steps.problem} room="pairs" />
      <Notice>
        <p>{t(isMine ? 'pairs.waiting.mine' : 'pairs.waiting.theirs')}</p>
      </Notice>
      <p>
        {t('pairs.keep.label')} <strong>{keptCode}</strong>
      </p>
      {!(isMine && agree === 'merged') && (
        <Reason value={reason} onChange={(text) => change({ reason: text })} />
      )}
      <div className="row">
        {!isMine && (
          <Button kind="main" isBusy={steps.isBusy} onClick={() => setIsAsked(true)}>
            {t(`pairs.steps.${agree}`)}
          </Button>
        )}
        {isMine && agree === 'merged' ? (
          <Button isBusy={steps.isBusy} onClick={() => void said('withdrawn')}>
            {t('pairs.steps.withdrawn')}
          </Button>
        ) : (
          <Button isBusy={steps.isBusy} onClick={() => void said(refuse)}>
            {t(`pairs.steps.${refuse}`)}
          </Button>
        )}
      </div>
      <Confirm
        title={t('pairs.compare.title')}
        step={t(`pairs.steps.${agree}`)}
        kind="main"
        room="pairs"
        isOpen={isAsked}
        action={steps}
        onClose={() => setIsAsked(false)}
        onConfirm={() => void said(agree)}
      >
        {agree === 'merged' ? (
          <Effects />
        ) : (
          <BilingualSafetyText textKey="pairs.safety.nothingLost" />
        )}
      </Confirm>
    </Card>
  );
}

function ProposeUndo({ files, steps }: Props): ReactNode {
  const { t } = useWords();
  const [{ reason }, change, discard] = useReason(files);
  const send = async (): Promise<void> => {
    if (await steps.take('undo-proposed', { reason })) discard();
  };
  return (
    <Card title={t('pairs.mergedFile.takeApart')}>
      <ErrorSummary problem={steps.problem} room="pairs" />
      <BilingualSafetyText textKey="pairs.safety.nothingLost" />
      <Reason value={reason} onChange={(text) => change({ reason: text })} />
      <div className="row">
        <Button isBusy={steps.isBusy} onClick={() => void send()}>
          {t('pairs.steps.undo-proposed')}
        </Button>
      </div>
    </Card>
  );
}
