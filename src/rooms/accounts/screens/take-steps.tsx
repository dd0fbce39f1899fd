// Asks before a step, takes it, and shows what came of it: a sentence, and the half of an
// invitation that was given. For the list of grants and for the page of one.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { type Asking, GrantStepDialog } from './grant-step.tsx';
import { HalfOnce, useHalf } from './half.tsx';
import { type Grant, type StepName, stepOf } from './steps.ts';

export type Ask = (asking: Asking) => void;

/** `children` gets the function that asks; above it stands what came of the last step. */
export function TakeSteps({ children }: { readonly children: (ask: Ask) => ReactNode }): ReactNode {
  const { t } = useWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<StepName | null>(null);
  const [half, setHalf] = useHalf();
  const ask = (next: Asking): void => {
    setDone(null);
    setHalf(null);
    setAsking(next);
  };
  // Without a link that still works there is no code, and the administrator has to make one.
  const isHalfMissing = done !== null && stepOf(done).gives !== undefined && half === null;
  return (
    <>
      {done && (
        <Notice kind="success" isAnnounced>
          <p>{t(`accounts.${done}.done`)}</p>
          {isHalfMissing && done === 'confirm' && <p>{t('accounts.confirm.noLink')}</p>}
        </Notice>
      )}
      {half && (
        <HalfOnce
          half={half}
          onDone={() => {
            setHalf(null);
            setDone(null);
          }}
        />
      )}
      {children(ask)}
      {asking && (
        <GrantStepDialog
          key={asking.grant.membershipId + asking.step}
          asking={asking}
          onClose={(isDone, given) => {
            if (isDone) setDone(asking.step);
            setHalf(given);
            setAsking(null);
          }}
        />
      )}
    </>
  );
}

export function StepButtons({
  grant,
  names,
  ask,
}: {
  readonly grant: Grant;
  readonly names: readonly StepName[];
  readonly ask: Ask;
}): ReactNode {
  const { t } = useWords();
  if (names.length === 0) return null;
  return (
    <span className="row">
      {names.map((step) => (
        <Button
          key={step}
          kind={stepOf(step).isAwaited && stepOf(step).kind === 'main' ? 'main' : undefined}
          onClick={() => ask({ grant, step })}
        >
          {t(`accounts.${step}.step`)}
        </Button>
      ))}
    </span>
  );
}
