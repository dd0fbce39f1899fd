// Openings that wait for a verdict, those that have one, and accounts that may no longer open.
// Anyone who was told can end one at once; a lead of the organisation that has the case judges it.

import './emergency.css';
import { type ReactNode, useState } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { liftEmergencyWithdrawal, listEmergencies } from '../emergency/api.ts';
import { WaitingOpening } from './emergency-review.tsx';

type List = ReturnsOf<typeof listEmergencies>;
export type Opening = List['openings'][number];

export function EmergencyReviews(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listEmergencies>('GET /api/emergency-reviews', {});
  return (
    <Page tabTitle="emergency.reviews.title" lead={t('emergency.reviews.lead')}>
      <Loaded
        query={query}
        room="emergency"
        isEmpty={({ openings, withdrawn }) => openings.length + withdrawn.length === 0}
        empty={
          <EmptyState title={t('emergency.reviews.none')}>
            <p>{t('emergency.reviews.noneText')}</p>
          </EmptyState>
        }
      >
        {({ openings, withdrawn }) => (
          <>
            {openings
              .filter(({ verdict }) => verdict === null)
              .map((opening) => (
                <WaitingOpening key={opening.openingId} opening={opening} />
              ))}
            {withdrawn.length > 0 && <Withdrawn accounts={withdrawn} />}
            <Judged openings={openings.filter(({ verdict }) => verdict !== null)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Judged({ openings }: Pick<List, 'openings'>): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (openings.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="judged">
      <h2 id="judged">{t('emergency.reviews.judged')}</h2>
      <Rows>
        {openings.map(
          ({ openingId, caseCode, kind, opener, openedAt, verdict, reviewer, note }) => (
            <Row
              key={openingId}
              title={`${caseCode} · ${t(`emergency.kinds.${kind}`)}`}
              text={
                <>
                  {t('emergency.reviews.by', {
                    name: opener,
                    when: formatDateTime(locale, new Date(openedAt), timeZone),
                  })}{' '}
                  {t('emergency.reviews.reviewedBy', { name: reviewer })}
                  {note && (
                    <>
                      <br />
                      {note}
                    </>
                  )}
                </>
              }
              aside={
                verdict && (
                  <Badge kind={verdict === 'justified' ? 'success' : 'warning'}>
                    {t(`emergency.verdicts.${verdict}`)}
                  </Badge>
                )
              }
            />
          ),
        )}
      </Rows>
    </section>
  );
}

function Withdrawn({ accounts }: { readonly accounts: List['withdrawn'] }): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState<List['withdrawn'][number] | null>(null);
  const command = useCommand<typeof liftEmergencyWithdrawal>('PUT /api/emergency-rights');
  const lift = async (accountId: string): Promise<void> => {
    if (await command.run({ body: { accountId } })) setChosen(null);
  };
  return (
    <Card title={t('emergency.lift.title')}>
      <p>{t('emergency.lift.text')}</p>
      <Rows label={t('emergency.lift.title')}>
        {accounts.map((account) => (
          <Row
            key={account.accountId}
            title={account.name}
            aside={
              account.mayLift && (
                <Button onClick={() => setChosen(account)}>{t('emergency.lift.step')}</Button>
              )
            }
          />
        ))}
      </Rows>
      <Confirm
        title={t('emergency.lift.question', { name: chosen?.name ?? '' })}
        step={t('emergency.lift.step')}
        kind="main"
        isOpen={chosen !== null}
        action={command}
        room="emergency"
        onConfirm={() => void (chosen && lift(chosen.accountId))}
        onClose={() => setChosen(null)}
      >
        <p>{t('emergency.lift.explained')}</p>
      </Confirm>
    </Card>
  );
}
