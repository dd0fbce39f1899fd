// Agreeing a time with one worker of the team or, for a group, with several. The link says with
// whom; the form says when.

import type { ReactNode } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import type { planSupervision } from '../supervision/api.ts';
import { supervisionKinds } from '../supervision/model.ts';
import {
  backToSupervision,
  type Listed,
  savedSupervision,
  SupervisionFrame,
  useStaffName,
} from './supervision-frame.tsx';

export function NewSupervision(): ReactNode {
  const { t } = useWords();
  return (
    <SupervisionFrame tabTitle="supervision.plan">
      {({ workers }) =>
        workers.length === 0 ? (
          <EmptyState title={t('supervision.nobody')}>
            <p>{t('supervision.nobodyText')}</p>
          </EmptyState>
        ) : (
          <Fields workers={workers} />
        )
      }
    </SupervisionFrame>
  );
}

function Fields({ workers }: Pick<Listed, 'workers'>): ReactNode {
  const address = useAddress();
  const today = useToday();
  const nameOf = useStaffName();
  const asked = workers.find(({ accountId }) => accountId === address.get('with'));
  const kind = supervisionKinds.find((one) => one === address.get('kind')) ?? 'individual';
  return (
    <CommandForm<typeof planSupervision>
      command="POST /api/supervision"
      room="supervision"
      start={{ kind, workerIds: asked ? [asked.accountId] : [] }}
      submit="supervision.plan"
      backTo={backToSupervision}
      opens={savedSupervision}
      lines={{
        kind: {
          is: 'choice',
          label: 'supervision.kind',
          codes: supervisionKinds,
          words: (code) => `supervision.kinds.${code}`,
          hints: (code) => `supervision.kindHints.${code}`,
        },
        workerIds: {
          is: 'choices',
          label: 'supervision.with',
          hint: 'supervision.withHint',
          options: workers.map((worker) => ({ value: worker.accountId, label: nameOf(worker) })),
        },
        onDay: {
          is: 'day',
          label: 'supervision.onDay',
          hint: 'supervision.onDayHint',
          from: addDays(today, -30),
          until: addDays(today, 365),
        },
        atHour: { is: 'text', label: 'supervision.atHour', lengthMax: 5, isHour: true },
      }}
    />
  );
}
