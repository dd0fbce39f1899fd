// The decision about a proposal: confirm, decline with a reason, or bring a changed file forward.
// The server checks everything again; this only offers what the person may try.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import type { decideLaw } from '../api.ts';
import type { Edition } from './edition-words.tsx';

export function Decide({ edition }: { readonly edition: Edition }): ReactNode {
  const { t } = useWords();
  const needsFirst = edition.origin === 'pack' && edition.proposed.name === null;
  return (
    <Card title={t('lawEdit.decide.title')}>
      {edition.isOutdated && (
        <Notice kind="warning">
          <p>{t('lawEdit.decide.outdated')}</p>
        </Notice>
      )}
      {edition.byMe && (
        <Notice>
          <p>{t('lawEdit.decide.byMe')}</p>
        </Notice>
      )}
      {needsFirst && (
        <Notice>
          <p>{t('lawEdit.decide.file')}</p>
        </Notice>
      )}
      {needsFirst && <WithReason edition={edition} decision="brought-forward" />}
      {!needsFirst && !edition.byMe && !edition.isOutdated && <ConfirmIt edition={edition} />}
      <WithReason edition={edition} decision="declined" />
    </Card>
  );
}

function ConfirmIt({ edition }: { readonly edition: Edition }): ReactNode {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const command = useCommand<typeof decideLaw>('PUT /api/law/editions/:edition');
  const confirm = async (): Promise<void> => {
    const body = {
      decision: 'confirmed',
      comparedWith: edition.comparedWith ?? edition.number,
      reason: null,
    } as const;
    if (await command.run({ params: { edition: edition.number }, body })) setIsOpen(false);
  };
  return (
    <>
      <div className="row">
        <Button kind="main" onClick={() => setIsOpen(true)}>
          {t('lawEdit.decide.confirm')}
        </Button>
      </div>
      <Confirm
        title={t('lawEdit.decide.confirmTitle')}
        step={t('lawEdit.decide.confirm')}
        kind="main"
        isOpen={isOpen}
        action={command}
        room="lawEdit"
        onConfirm={() => void confirm()}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('lawEdit.decide.confirmText')}</p>
      </Confirm>
    </>
  );
}

type WithReasonProps = {
  readonly edition: Edition;
  readonly decision: 'declined' | 'brought-forward';
};

function WithReason({ edition, decision }: WithReasonProps): ReactNode {
  const { t } = useWords();
  const step = decision === 'declined' ? (edition.byMe ? 'withdraw' : 'decline') : 'bring';
  return (
    <CommandForm<typeof decideLaw, { readonly reason: string }>
      command="PUT /api/law/editions/:edition"
      params={{ edition: edition.number }}
      which={{ code: step, label: t(`lawEdit.decide.${step}`) }}
      toBody={({ reason }) => ({
        decision,
        comparedWith: edition.comparedWith ?? edition.number,
        reason,
      })}
      room="lawEdit"
      submit={`lawEdit.decide.${step}`}
      isPlain={decision === 'declined'}
      lines={{
        reason: {
          is: 'long-text',
          label: `lawEdit.decide.${step}Reason`,
          lengthMax: 1000,
          rows: 2,
        },
      }}
    />
  );
}
