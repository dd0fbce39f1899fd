// Moving one person's entry on. Declining is as good an answer as any other: only a coded reason is
// kept, no text, so that nobody can be asked for more.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { moveEntry } from '../entries/api.ts';
import { entryBases, entryReasons } from '../entries/model.ts';
import { takesReason } from '../entries/rules.ts';
import type { EntryPage } from './shapes.ts';

export function EntryMove({
  page: { entry, mayMoveTo },
  operationId,
}: {
  readonly page: EntryPage;
  readonly operationId: string;
}): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('operations.move.title')}>
      <CommandForm<typeof moveEntry>
        command="PUT /api/operations/:operationId/entries/:entryId/state"
        params={{ operationId, entryId: entry.id }}
        given={{ baseVersion: entry.version }}
        room="operations"
        submit="operations.move.submit"
        start={{ basis: 'person-said' }}
        lines={{
          to: {
            is: 'choice',
            label: 'operations.move.to',
            codes: mayMoveTo,
            words: (state) => `operations.entryStates.${state}`,
            // A reason belongs to one answer and is never carried over to another.
            fills: () => ({ reason: '' }),
          },
          reason: {
            is: 'list',
            label: 'operations.move.reason',
            hint: 'operations.move.reasonHint',
            safety: 'operations.refusal.neutral',
            codes: entryReasons,
            words: (code) => `operations.entryReasons.${code}`,
            when: ({ to }) => takesReason(to),
          },
          basis: {
            is: 'list',
            label: 'operations.move.basis',
            codes: entryBases,
            words: (code) => `operations.bases.${code}`,
          },
        }}
      />
    </Card>
  );
}
