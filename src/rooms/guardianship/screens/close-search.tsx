// Ends the officer's own search because whoever answers for the child still does. Their access to
// the file ends with it, so the step says so first.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { closeSearch } from '../api-asking.ts';

export function CloseSearch({ searchId }: { readonly searchId: string }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof closeSearch>(
    'PUT /api/guardianship-searches/:searchId/closure',
  );
  const close = async (): Promise<void> => {
    if (await command.run({ params: { searchId }, body: {} }))
      open(`${to(paths.searches)}?saved=yes`);
  };
  return (
    <>
      <p>
        <Button onClick={() => setIsAsked(true)}>{t('guardianship.search.close')}</Button>
      </p>
      <Confirm
        title={t('guardianship.search.closeTitle')}
        step={t('guardianship.search.close')}
        room="guardianship"
        isOpen={isAsked}
        action={command}
        onConfirm={() => void close()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('guardianship.search.closeText')}</p>
      </Confirm>
    </>
  );
}
