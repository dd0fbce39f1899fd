// The number at which colleagues call who work with the same person; left empty, there is none.

import type { ReactNode } from 'react';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Card } from '../../../../web/kit/card.tsx';
import { CommandForm } from '../../../../web/kit/command-form.tsx';
import { paths, to } from '../../../../web/paths.ts';
import type { setOwnWorkPhone } from '../../own/api.ts';
import type { Own } from './own-account.tsx';

export function OwnWorkPhone({ own }: { readonly own: Own }): ReactNode {
  const { t } = useWords();
  if (!own.may.setWorkPhone) return null;
  return (
    <Card title={t('accounts.own.workPhone.title')}>
      <CommandForm<typeof setOwnWorkPhone>
        key={own.workPhone}
        command="POST /api/account/work-phone"
        room="accounts"
        isPlain
        start={{ phone: own.workPhone }}
        opens={to(paths.ownAccount, {}, { done: 'workPhone' })}
        lines={{
          phone: {
            is: 'text',
            label: 'accounts.own.workPhone.label',
            hint: 'accounts.own.workPhone.hint',
            lengthMax: 40,
            inputMode: 'tel',
            isShort: true,
            isOptional: true,
          },
        }}
      />
    </Card>
  );
}
