// Moving one person's entry on. Declining is as good an answer as any other: a coded reason is kept
// and no text, so that nobody can be asked for more.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import type { moveEntry } from '../api-entries.ts';
import {
  entryBases,
  type EntryPage,
  type EntryReason,
  entryReasons,
  type EntryState,
  takesReason,
} from './codes.ts';

type Basis = (typeof entryBases)[number];
type Typed = {
  readonly to: EntryState | '';
  readonly reason: EntryReason | '';
  readonly basis: Basis;
};

export function EntryMove({
  page,
  operationId,
}: {
  readonly page: EntryPage;
  readonly operationId: string;
}): ReactNode {
  const { t } = useWords();
  const { entry, mayMoveTo } = page;
  const [typed, setTyped] = useState<Typed>({ to: '', reason: '', basis: 'person-said' });
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const command = useCommand<typeof moveEntry>(
    'PUT /api/operations/:operationId/entries/:entryId/state',
  );
  const send = (): void => {
    const { to, basis } = typed;
    if (to === '') return;
    const reason = takesReason(to) ? typed.reason || null : null;
    void command.run({
      params: { operationId, entryId: entry.id },
      body: { to, reason, basis, baseVersion: entry.version },
    });
  };
  return (
    <Card title={t('operations.move.title')}>
      <form
        className="stack readable"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <ErrorSummary problem={command.problem} room="operations" />
        <RadioGroup
          label={t('operations.move.to')}
          value={typed.to}
          isRequired
          options={optionsOf(mayMoveTo, (state) => t(`operations.entryStates.${state}`))}
          onChange={(to) => change({ to, reason: '' })}
        />
        {takesReason(typed.to) && (
          <>
            <Notice>
              <BilingualSafetyText textKey="operations.refusal.neutral" />
            </Notice>
            <Select
              label={t('operations.move.reason')}
              hint={t('operations.move.reasonHint')}
              isRequired
              value={typed.reason}
              options={optionsOf(entryReasons, (code) => t(`operations.entryReasons.${code}`))}
              onChange={(reason) => change({ reason })}
            />
          </>
        )}
        <Select
          label={t('operations.move.basis')}
          value={typed.basis}
          options={optionsOf(entryBases, (code) => t(`operations.bases.${code}`))}
          onChange={(basis) => change({ basis })}
        />
        <div className="row">
          <Button kind="main" type="submit" isBusy={command.isBusy}>
            {t(command.isBusy ? 'shell.form.working' : 'operations.move.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
