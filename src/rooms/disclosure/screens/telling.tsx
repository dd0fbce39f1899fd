// The person is told what was passed on, to whom and why: within seven days, or later when two
// people say so and until when. Overdue stands here and in the list until it is done.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { agreeDeferral, deferNotice, recordNotice } from '../api-answers.ts';
import type { DeferralReason, NoticeLanguage, NoticeWay } from '../model.ts';
import type { OfRequest } from './fields-shown.tsx';

const ways = codesOf<NoticeWay>()([
  'in-person',
  'by-phone',
  'in-writing',
  'through-guardian',
  'through-lawyer',
]);
const languages = codesOf<NoticeLanguage>()(['ky', 'kk', 'tg', 'uz', 'ru', 'en', 'ar', 'other']);
const reasons = codesOf<DeferralReason>()([
  'safety-of-person',
  'safety-of-child',
  'court-order',
  'person-not-found',
]);
const deferralDaysMax = 90;

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
  const [toldOn, setToldOn] = useState<Day | ''>('');
  const [how, setHow] = useState<NoticeWay | ''>('');
  const [language, setLanguage] = useState<NoticeLanguage | ''>('');
  const command = useCommand<typeof recordNotice>('PUT /api/disclosures/:disclosureId/notice');
  return (
    <form
      className="stack readable"
      onSubmit={(event) => {
        event.preventDefault();
        if (!toldOn || !how || !language) return;
        void command.run({ params: { disclosureId: request.id }, body: { toldOn, how, language } });
      }}
    >
      <h3>{t('disclosure.telling.record')}</h3>
      <ErrorSummary problem={command.problem} room="disclosure" />
      <DateField
        label={t('disclosure.telling.toldOn')}
        name="toldOn"
        value={toldOn}
        from={request.release ? toDay(request.release.releasedOn) : undefined}
        until={today}
        isRequired
        onChange={setToldOn}
      />
      <Select
        label={t('disclosure.telling.how')}
        name="how"
        value={how}
        isRequired
        options={optionsOf(ways, (code) => t(`disclosure.noticeWays.${code}`))}
        onChange={setHow}
      />
      <Select
        label={t('disclosure.telling.language')}
        name="language"
        value={language}
        isRequired
        options={optionsOf(languages, (code) => t(`disclosure.languages.${code}`))}
        onChange={setLanguage}
      />
      <div className="row">
        <Button kind="main" type="submit" isBusy={command.isBusy}>
          {command.isBusy ? t('shell.form.working') : t('shell.form.save')}
        </Button>
      </div>
    </form>
  );
}

function DeferForm({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const today = toDay(useMe().today);
  const [reason, setReason] = useState<DeferralReason | ''>('');
  const [untilOn, setUntilOn] = useState<Day | ''>('');
  const command = useCommand<typeof deferNotice>('POST /api/disclosures/:disclosureId/deferrals');
  return (
    <details>
      <summary className="disclosure-summary">{t('disclosure.telling.defer')}</summary>
      <form
        className="stack readable"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reason || !untilOn) return;
          void command.run({ params: { disclosureId: request.id }, body: { reason, untilOn } });
        }}
      >
        <ErrorSummary problem={command.problem} room="disclosure" />
        <p>{t('disclosure.telling.deferText')}</p>
        <Select
          label={t('disclosure.telling.reason')}
          name="reason"
          value={reason}
          isRequired
          options={optionsOf(reasons, (code) => t(`disclosure.deferralReasons.${code}`))}
          onChange={setReason}
        />
        <DateField
          label={t('disclosure.telling.untilOn')}
          name="untilOn"
          value={untilOn}
          from={addDays(today, 1)}
          until={addDays(today, deferralDaysMax)}
          isRequired
          onChange={setUntilOn}
        />
        <div className="row">
          <Button type="submit" isBusy={command.isBusy}>
            {command.isBusy ? t('shell.form.working') : t('disclosure.telling.deferStep')}
          </Button>
        </div>
      </form>
    </details>
  );
}
