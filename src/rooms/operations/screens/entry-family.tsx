// Which family a person belongs to: as on the lists, another family of the operation, or one of
// their own. Families stay together at arrival and handover, so a wrong number on a list matters.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { moveToFamily } from '../entries/api.ts';
import type { EntryPage } from './shapes.ts';
import { FindEntry } from './find-entry.tsx';

type Wish = { readonly family: string; readonly code: string };

export function EntryFamily({
  page: { entry },
  operationId,
}: {
  readonly page: EntryPage;
  readonly operationId: string;
}): ReactNode {
  const { t } = useWords();
  const [wish, setWish] = useState<Wish | null>(null);
  const [isSearching, setIsSearching] = useState(false);
  const command = useCommand<typeof moveToFamily>(
    'PUT /api/operations/:operationId/entries/:entryId/family',
  );
  const mayChange = entry.state !== 'arrived' && entry.state !== 'handed-over';
  const confirm = async (): Promise<void> => {
    if (!wish) return;
    const saved = await command.run({
      params: { operationId, entryId: entry.id },
      body: { family: wish.family, baseVersion: entry.version },
    });
    if (!saved) return;
    setWish(null);
    setIsSearching(false);
  };
  return (
    <Card
      title={t('operations.people.family', { code: entry.familyCode })}
      actions={
        <ButtonLink to={to(paths.operationPeople, { operationId }, { familyId: entry.familyId })}>
          {t('operations.family.show')}
        </ButtonLink>
      }
    >
      {mayChange && (
        <div className="row">
          <Button onClick={() => setIsSearching(!isSearching)}>
            {t('operations.family.other')}
          </Button>
          <Button onClick={() => setWish({ family: 'new', code: '' })}>
            {t('operations.family.new')}
          </Button>
          <Button onClick={() => setWish({ family: 'as-listed', code: '' })}>
            {t('operations.family.as-listed')}
          </Button>
        </div>
      )}
      {isSearching && (
        <FindEntry
          operationId={operationId}
          label={t('operations.family.search')}
          choose={t('operations.family.into')}
          isChoosable={({ familyId }) => familyId !== entry.familyId}
          onChoose={({ familyId, familyCode }) => setWish({ family: familyId, code: familyCode })}
        />
      )}
      <Confirm
        isOpen={wish !== null}
        title={t('operations.family.title')}
        kind="main"
        room="operations"
        step={t('operations.family.submit')}
        action={command}
        onConfirm={() => void confirm()}
        onClose={() => {
          command.clear();
          setWish(null);
        }}
      >
        <p>{wish && askOf(wish)}</p>
      </Confirm>
    </Card>
  );

  function askOf({ family, code }: Wish): string {
    if (family === 'new') return t('operations.family.askNew');
    return family === 'as-listed'
      ? t('operations.family.askAsListed')
      : t('operations.family.ask', { code });
  }
}
