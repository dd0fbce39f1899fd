// One list: while it waits for a decision, what was understood of it; afterwards, what it brought
// and, for a carrier's list, the step that takes over who boarded. Sending the same file again also
// leads here.

import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { ApplyBoarding } from './apply-boarding.tsx';
import { ListPreview } from './list-preview.tsx';
import { type Lists, useLists } from './lists.tsx';
import { useBack } from './operation-frame.tsx';

export function ListScreen({ params }: ScreenProps): ReactNode {
  const { operationId = '', listId = '' } = params;
  const { t } = useWords();
  const query = useLists(operationId);
  const breadcrumbs = useBack(operationId, 'lists');
  const list = query.data?.lists.find(({ id }) => id === listId);
  return (
    <Page tabTitle="operations.preview.title" title={list?.fileName} breadcrumbs={breadcrumbs}>
      <Earlier state={list?.state} />
      <Loaded query={query} room="operations" isEmpty={() => false}>
        {() => {
          if (!list) {
            return (
              <EmptyState title={t('operations.preview.gone')}>
                <p>{t('operations.preview.goneText')}</p>
              </EmptyState>
            );
          }
          if (list.state === 'imported') return <Imported list={list} operationId={operationId} />;
          return <ListPreview operationId={operationId} listId={listId} />;
        }}
      </Loaded>
    </Page>
  );
}

function Earlier({
  state,
}: {
  readonly state: Lists['lists'][number]['state'] | undefined;
}): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  if (address.get('earlier') === '' || state === undefined) return null;
  return (
    <Notice title={t('operations.earlier.title')} isAnnounced>
      <p>{t(state === 'imported' ? 'operations.earlier.imported' : 'operations.earlier.staged')}</p>
    </Notice>
  );
}

function Imported({
  list,
  operationId,
}: {
  readonly list: Lists['lists'][number];
  readonly operationId: string;
}): ReactNode {
  const { t, locale } = useWords();
  const [isApplied, setIsApplied] = useState(false);
  return (
    <>
      <Card title={t(`operations.listKinds.${list.kind}`)}>
        <p>{t('operations.lists.entries', { entries: formatNumber(locale, list.entryCount) })}</p>
        <p className="soft">{t('operations.preview.stageGone')}</p>
        <div className="row">
          <ButtonLink to={to(paths.operationPeople, { operationId })}>
            {t('operations.tabs.people')}
          </ButtonLink>
          <ButtonLink to={to(paths.operationPairs, { operationId })}>
            {t('operations.tabs.pairs')}
          </ButtonLink>
        </div>
      </Card>
      {(list.kind === 'boarding' || isApplied) && (
        <ApplyBoarding
          operationId={operationId}
          listId={list.id}
          onApplied={() => setIsApplied(true)}
        />
      )}
    </>
  );
}
