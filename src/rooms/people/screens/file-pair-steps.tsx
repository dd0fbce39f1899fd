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
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import type { stepFilePair } from '../api-pairs.ts';
import type { FilePair } from './file-pair.tsx';

type Step = BodyOf<typeof stepFilePair>['step'];
const command = 'PUT /api/persons/:personId/pairs/:otherId';

export function FilePairSteps({ files }: { readonly files: FilePair }): ReactNode {
  switch (files.pair?.state) {
    case 'proposed':
      return <Waiting files={files} agree="merged" refuse="different" />;
    case 'merged':
      return <ProposeUndo files={files} />;
    case 'undo-proposed':
      return <Waiting files={files} agree="undone" refuse="kept" />;
    default:
      return <Propose files={files} />;
  }
}

const reasonLine = {
  is: 'long-text',
  label: 'pairs.reason.label',
  hint: 'pairs.reason.hint',
  wrong: 'pairs.refusals.reason-needed',
  lengthMax: 500,
  rows: 3,
} as const;

type Proposal = { step: string; keptId: string | null; reason: string | null };

/** Two answers to one question, with one reason: the same person, or different people. */
function Propose({ files }: { readonly files: FilePair }): ReactNode {
  const { t } = useWords();
  const { one, other, obstacles } = files;
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
      <CommandForm<typeof stepFilePair, Proposal>
        command={command}
        params={{ personId: one.id, otherId: other.id }}
        given={{ baseVersion: files.pair?.version ?? 0 }}
        room="pairs"
        start={{ step: 'proposed' }}
        submit="pairs.steps.proposed"
        also={
          files.pair?.state === 'different'
            ? undefined
            : { label: 'pairs.steps.different', typed: { step: 'different' } }
        }
        toBody={({ step, ...said }) => ({ ...said, step: step as Step, versions: null })}
        lines={{
          step: { is: 'kept', label: 'pairs.compare.title' },
          keptId: {
            is: 'choice',
            label: 'pairs.keep.label',
            hint: 'pairs.keep.hint',
            wrong: 'pairs.refusals.kept-file-needed',
            when: ({ step }) => step !== 'different',
            options: [option(one, obstacles.keepOne), option(other, obstacles.keepOther)],
          },
          reason: reasonLine,
        }}
        below={() => <Effects />}
      />
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

function useAnswer({ one, other, pair }: FilePair, agree: Step) {
  const key = `pair/${one.id}/${other.id}`;
  const [{ reason }, change, discard] = useDraft(key, { reason: '' });
  const steps = useCommand<typeof stepFilePair>(command);
  const said = async (step: Step): Promise<void> => {
    const body = {
      step,
      baseVersion: pair?.version ?? 0,
      keptId: null,
      reason: reason.trim() || null,
      versions: step === agree ? { one: one.version, other: other.version } : null,
    };
    if (await steps.run({ params: { personId: one.id, otherId: other.id }, body })) discard();
  };
  return { reason, change, steps, said };
}

/** The proposer may take it back (or leave them merged); another person agrees or refuses. */
function Waiting({
  files,
  agree,
  refuse,
}: {
  readonly files: FilePair;
  readonly agree: 'merged' | 'undone';
  readonly refuse: 'different' | 'kept';
}): ReactNode {
  const { t } = useWords();
  const { reason, change, steps, said } = useAnswer(files, agree);
  const [isAsked, setIsAsked] = useState(false);
  const isMine = files.pair?.steps[0]?.byMe === true;
  const keptCode = files.pair?.keptId === files.other.id ? files.other.code : files.one.code;
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
        <TextArea
          label={t('pairs.reason.label')}
          hint={t('pairs.reason.hint')}
          name="reason"
          value={reason}
          lengthMax={500}
          rows={3}
          onChange={(text) => change({ reason: text })}
        />
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

function ProposeUndo({ files: { one, other, pair } }: { readonly files: FilePair }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('pairs.mergedFile.takeApart')}>
      <CommandForm<typeof stepFilePair, { reason: string | null }>
        command={command}
        params={{ personId: one.id, otherId: other.id }}
        given={{ baseVersion: pair?.version ?? 0 }}
        room="pairs"
        submit="pairs.steps.undo-proposed"
        isPlain
        toBody={({ reason }) => ({ step: 'undo-proposed', reason, keptId: null, versions: null })}
        lines={{ reason: reasonLine }}
      >
        <BilingualSafetyText textKey="pairs.safety.nothingLost" />
      </CommandForm>
    </Card>
  );
}
