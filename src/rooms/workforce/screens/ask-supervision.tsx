// Asking for supervision: how soon, if that matters, and no reason.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { askSupervision } from '../supervision/api.ts';
import { askWishes } from '../supervision/model.ts';
import { backToSupervision, savedSupervision, SupervisionFrame } from './supervision-frame.tsx';

export function AskSupervision(): ReactNode {
  const { t } = useWords();
  return (
    <SupervisionFrame tabTitle="supervision.ask">
      {() => (
        <CommandForm<typeof askSupervision>
          command="POST /api/supervision-asks"
          room="supervision"
          submit="supervision.ask"
          backTo={backToSupervision}
          opens={savedSupervision}
          lines={{
            wish: {
              is: 'choice',
              label: 'supervision.wish',
              codes: askWishes,
              words: (code) => `supervision.wishes.${code}`,
              isOptional: true,
            },
          }}
        >
          <p>{t('supervision.askText')}</p>
        </CommandForm>
      )}
    </SupervisionFrame>
  );
}
