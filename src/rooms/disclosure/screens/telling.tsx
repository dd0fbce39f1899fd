// The person is told what was shared, with whom and why: within the days of the country pack, or
// later if two people agree on a date. An overdue notice stays here and in the list until the
// person has been told.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { agreeDeferral, deferNotice, recordNotice } from '../api-answers.ts';
import { noticeWays, noticeLanguages, deferralReasons } from '../model.ts';
import type { OfRequest } from './fields-shown.tsx';

export function Telling({ request }: OfRequest): ReactNode {
  const { t, locale } = useWords();
  const { notice, noticeDueOn, isNoticeOverdue, may, part } = request;
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <Card title={t('disclosure.telling.title')}>
      {notice && (
        <Facts
          facts={[
            [t('disclosure.telling.toldOn'), day(notice.toldOn)],
            [t('disclosure.telling.how'), t(`disclosure.noticeWays.${notice.how}`)],
            [t('disclosure.telling.language'), t(`disclosure.languages.${notice.language}`)],
          ]}
        />
      )}
      {part === 'owner' && noticeDueOn && (
        <Notice kind={isNoticeOverdue ? 'warning' : 'info'}>
          <p>
            {t(isNoticeOverdue ? 'disclosure.telling.overdue' : 'disclosure.telling.due', {
              day: day(noticeDueOn),
            })}
          </p>
          <BilingualSafetyText textKey="disclosure.rights.telling" />
        </Notice>
      )}
      <Deferrals request={request} />
      {may.tell && <TellForm request={request} />}
      {may.defer && <DeferForm request={request} />}
    </Card>
  );
}

function Deferrals({ request }: OfRequest): ReactNode {
  const { t, locale } = useWords();
  const command = useCommand<typeof agreeDeferral>(
    'PUT /api/disclosures/:disclosureId/deferrals/agreement',
  );
  const { deferrals, may, id } = request;
  if (deferrals.length === 0) return null;
  return (
    <div className="stack">
      <ErrorSummary problem={command.problem} room="disclosure" />
      <ul className="stack">
        {deferrals.map((one) => (
          <li key={`${one.askedOn} ${one.untilOn} ${one.reason}`}>
            {t(one.isAgreed ? 'disclosure.telling.deferred' : 'disclosure.telling.deferralWaits', {
              day: formatDay(locale, toDay(one.untilOn)),
              reason: t(`disclosure.deferralReasons.${one.reason}`),
            })}
          </li>
        ))}
      </ul>
      {may.agree && (
        <div className="row">
          <Button
            kind="main"
            isBusy={command.isBusy}
            onClick={() => void command.run({ params: { disclosureId: id }, body: {} })}
          >
            {t('disclosure.telling.agree')}
          </Button>
        </div>
      )}
    </div>
  );
}

function TellForm({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const today = toDay(useMe().today);
  return (
    <CommandForm<typeof recordNotice>
      command="PUT /api/disclosures/:disclosureId/notice"
      params={{ disclosureId: request.id }}
      room="disclosure"
      lines={{
        toldOn: {
          is: 'day',
          label: 'disclosure.telling.toldOn',
          from: request.release ? toDay(request.release.releasedOn) : undefined,
          until: today,
        },
        how: {
          is: 'list',
          label: 'disclosure.telling.how',
          codes: noticeWays,
          words: (code) => `disclosure.noticeWays.${code}`,
        },
        language: {
          is: 'list',
          label: 'disclosure.telling.language',
          codes: noticeLanguages,
          words: (code) => `disclosure.languages.${code}`,
        },
      }}
    >
      <h3>{t('disclosure.telling.record')}</h3>
    </CommandForm>
  );
}

function DeferForm({ request }: OfRequest): ReactNode {
  const { t, locale } = useWords();
  const today = toDay(useMe().today);
  const latest = toDay(request.deferAtMost);
  return (
    <details>
      <summary className="disclosure-summary">{t('disclosure.telling.defer')}</summary>
      <CommandForm<typeof deferNotice>
        command="POST /api/disclosures/:disclosureId/deferrals"
        params={{ disclosureId: request.id }}
        room="disclosure"
        submit="disclosure.telling.deferStep"
        isPlain
        lines={{
          reason: {
            is: 'list',
            label: 'disclosure.telling.reason',
            codes: deferralReasons,
            words: (code) => `disclosure.deferralReasons.${code}`,
          },
          untilOn: {
            is: 'day',
            label: 'disclosure.telling.untilOn',
            from: addDays(today, 1),
            until: latest,
          },
        }}
      >
        <p>{t('disclosure.telling.deferText', { day: formatDay(locale, latest) })}</p>
      </CommandForm>
    </details>
  );
}
