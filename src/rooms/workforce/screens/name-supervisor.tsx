// Naming who supervises a worker from now on: a manager's step. Earlier times stay as they were.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { nameSupervisor } from '../supervision/api.ts';
import {
  backToSupervision,
  savedSupervision,
  SupervisionFrame,
  useStaffName,
} from './supervision-frame.tsx';

export function NameSupervisor({ params: { workerId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const nameOf = useStaffName();
  return (
    <SupervisionFrame tabTitle="supervision.name">
      {({ workers, supervisors }) => {
        const worker = workers.find(({ accountId }) => accountId === workerId);
        const others = supervisors.filter(
          ({ accountId }) => accountId !== worker?.supervisor?.accountId,
        );
        if (!worker || others.length === 0) {
          return (
            <EmptyState title={t('supervision.noSupervisor')}>
              <p>{t('supervision.noSupervisorText')}</p>
            </EmptyState>
          );
        }
        return (
          <CommandForm<typeof nameSupervisor>
            command="POST /api/workers/:workerId/supervisor"
            params={{ workerId }}
            room="supervision"
            submit="supervision.name"
            backTo={backToSupervision}
            opens={savedSupervision}
            lines={{
              supervisorId: {
                is: others.length > 7 ? 'list' : 'choice',
                label: 'supervision.supervisor',
                options: others.map((one) => ({ value: one.accountId, label: nameOf(one) })),
              },
            }}
          >
            <p>
              {nameOf(worker)} · {t(`shell.roles.${worker.role}`)}
            </p>
            <p className="soft">{t('supervision.nameText')}</p>
          </CommandForm>
        );
      }}
    </SupervisionFrame>
  );
}
