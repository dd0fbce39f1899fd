// Imported caseloads that still need somebody: how many people have to be asked and by when, and,
// within a day and if nothing was written since, taking the whole import back.

import { type ReactNode, useState } from 'react';
import { formatDateTime, formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listCaseloads, takeBackCaseload } from '../caseload/api.ts';

type List = ReturnsOf<typeof listCaseloads>['lists'][number];

export function Caseloads(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listCaseloads>('GET /api/caseload-lists', {});
  const [takenBack, setTakenBack] = useState<number | null>(null);
  return (
    <Page tabTitle="caseload.listsTitle" lead={t('caseload.listsLead')}>
      {takenBack !== null && (
        <Notice kind="success" isAnnounced title={t('caseload.takenBack', { count: takenBack })} />
      )}
      <Loaded
        query={query}
        isEmpty={({ lists }) => lists.length === 0}
        empty={
          <EmptyState title={t('caseload.listsNone')}>
            <p>{t('caseload.listsNoneText')}</p>
          </EmptyState>
        }
      >
        {({ lists }) => (
          <div className="stack">
            {lists.map((list) => (
              <ListCard key={list.id} list={list} onTaken={setTakenBack} />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Props = { readonly list: List; readonly onTaken: (persons: number) => void };

function ListCard({ list, onTaken }: Props): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  const { persons, onGround, askBy, takeBackUntil, may } = list;
  return (
    <Card title={t('caseload.list', { when: at(list.importedAt) })}>
      <Facts
        facts={[
          [t('caseload.persons'), formatNumber(locale, persons)],
          [t('caseload.toAsk'), formatNumber(locale, onGround)],
          ...(askBy === null
            ? []
            : ([[t('caseload.toAskBy'), formatDay(locale, toDay(askBy))]] as const)),
        ]}
      />
      {onGround > 0 && (
        <p>
          <ButtonLink to={to(paths.today)}>{t('caseload.whom')}</ButtonLink>
        </p>
      )}
      {may.takeBack && takeBackUntil !== null && (
        <TakeBack list={list} until={at(takeBackUntil)} onTaken={onTaken} />
      )}
    </Card>
  );
}

function TakeBack({ list, until, onTaken }: Props & { readonly until: string }): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const action = useCommand<typeof takeBackCaseload>(
    'PUT /api/caseload-lists/:caseloadId/taking-back',
  );
  const take = async (): Promise<void> => {
    const taken = await action.run({ params: { caseloadId: list.id }, body: {} });
    if (!taken) return;
    setIsAsking(false);
    onTaken(taken.persons);
  };
  return (
    <>
      <p>{t('caseload.takeBackUntil', { when: until })}</p>
      <div className="row">
        <Button kind="danger" onClick={() => setIsAsking(true)}>
          {t('caseload.takeBack')}
        </Button>
      </div>
      <Confirm
        isOpen={isAsking}
        title={t('caseload.takeBackTitle')}
        step={t('caseload.takeBack')}
        action={action}
        room="operations"
        onConfirm={() => void take()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('caseload.takeBackText', { count: list.persons })}</p>
      </Confirm>
    </>
  );
}
