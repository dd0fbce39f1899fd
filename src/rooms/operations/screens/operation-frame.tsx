// The frame of one operation's pages: its name, its state, and its parts as tabs. The title of the
// browser tab gives only the kind of page.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { paths, to } from '../../../web/paths.ts';
import { type Reading, useRead } from '../../../web/read.ts';
import type { readOperation } from '../operation/api.ts';
import type { OperationPage } from './shapes.ts';

export function useOperation(operationId: string): Reading<OperationPage> {
  return useRead<typeof readOperation>('GET /api/operations/:operationId', {
    params: { operationId },
  });
}

export function OperationFrame(props: {
  readonly operationId: string;
  readonly tabTitle: WordKey;
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { operationId } = props;
  const operation = useOperation(operationId).data?.operation;
  return (
    <Page
      tabTitle={props.tabTitle}
      title={props.title}
      actions={props.actions}
      lead={
        operation && (
          <>
            {operation.name} <Badge kind="plain">{t(`operations.states.${operation.state}`)}</Badge>
          </>
        )
      }
      breadcrumbs={[{ to: to(paths.operations), label: t('operations.list.title') }]}
    >
      <Tabs
        label={t('operations.tabs.label')}
        tabs={[
          { to: to(paths.operation, { operationId }), label: t('operations.tabs.overview') },
          { to: to(paths.operationLists, { operationId }), label: t('operations.tabs.lists') },
          { to: to(paths.operationPairs, { operationId }), label: t('operations.tabs.pairs') },
          { to: to(paths.operationPeople, { operationId }), label: t('operations.tabs.people') },
          {
            to: to(paths.operationFamilies, { operationId }),
            label: t('operations.tabs.families'),
          },
        ]}
      />
      {props.children}
    </Page>
  );
}

/** For pages below a tab: the way back to it. */
export function useBack(operationId: string, part: 'lists' | 'people' | '') {
  const { t } = useWords();
  const back = {
    lists: paths.operationLists,
    people: paths.operationPeople,
    '': paths.operation,
  } as const;
  const label = t(part === '' ? 'operations.operation.title' : `operations.tabs.${part}`);
  return [
    { to: to(paths.operations), label: t('operations.list.title') },
    { to: to(back[part], { operationId }), label },
  ];
}
