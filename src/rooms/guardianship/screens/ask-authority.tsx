// Those who work with a child ask the authority to look again who answers for them. The child waits
// in the authority's queue; only the reason is passed on.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { askAuthority } from '../api-asking.ts';
import { reasonsToAsk } from '../model.ts';

export function AskAuthority({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('guardianship.ask.title')}>
      <CommandForm<typeof askAuthority>
        command="POST /api/persons/:personId/guardianship-searches"
        params={{ personId }}
        room="guardianship"
        submit="guardianship.ask.submit"
        isPlain
        lines={{
          because: {
            is: 'list',
            label: 'guardianship.ask.because',
            codes: reasonsToAsk,
            words: (code) => `guardianship.reasonsToAsk.${code}`,
          },
        }}
      >
        <p>{t('guardianship.ask.text')}</p>
      </CommandForm>
    </Card>
  );
}
