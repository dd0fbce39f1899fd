// The families of one operation as the lists and the coordinator's corrections have them. They
// arrive and are offered together.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { List } from '../../../web/kit/list.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listFamilies } from '../entries/api.ts';
import { familiesPerPage } from './answers.tsx';
import { statesFor } from './answers-typed.ts';
import { EntryRow } from './entry-row.tsx';
import { OperationFrame } from './operation-frame.tsx';

type Family = ReturnsOf<typeof listFamilies>['families'][number];

export function FamiliesScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const after = useAddress().get('after');
  return (
    <OperationFrame
      operationId={operationId}
      tabTitle="operations.tabs.families"
      actions={
        <ButtonLink to={to(paths.operationAnswers, { operationId }, { after })} kind="main">
          {t('operations.together.open')}
        </ButtonLink>
      }
    >
      <SavedNotice />
      <List<typeof listFamilies, Family>
        read="GET /api/operations/:operationId/families"
        params={{ operationId }}
        room="operations"
        label="operations.tabs.families"
        none={{ title: 'operations.people.none', text: 'operations.lists.emptyText' }}
        perPage={familiesPerPage}
        rows={({ families }) => families}
        keyOf={({ id }) => id}
        show={(families) =>
          families.map(({ id, code, entries }) => (
            <Card
              key={id}
              title={t('operations.people.family', { code })}
              actions={
                <>
                  {t('operations.families.members', { count: entries.length })}
                  {statesFor(entries).length > 0 && (
                    <ButtonLink
                      to={to(paths.operationAnswers, { operationId }, { familyId: id, after })}
                    >
                      {t('operations.together.ofFamily')}
                      <span className="visually-hidden"> {code}</span>
                    </ButtonLink>
                  )}
                </>
              }
            >
              <Rows label={t('operations.people.family', { code })}>
                {entries.map((entry) => (
                  <EntryRow
                    key={entry.id}
                    entry={entry}
                    to={to(paths.operationEntry, { operationId, entryId: entry.id })}
                  />
                ))}
              </Rows>
            </Card>
          ))
        }
      />
    </OperationFrame>
  );
}
