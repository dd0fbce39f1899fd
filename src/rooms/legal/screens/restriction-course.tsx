// What happens while a restriction is in force: requests for permission, unanswered ones first, and
// the reporting days set by the order.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { isOpen, type PartProps, PartCard } from './restriction-parts.tsx';
import { DutyBadge } from './restriction-days.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

type Request = RestrictionPage['requests'][number];
type Contact = RestrictionPage['contacts'][number];

export function Permissions({ page, of }: PartProps): ReactNode {
  const { t } = useWords();
  const isActive = page.restriction.state === 'active';
  return (
    <PartCard
      title={t('restrictions.permission.title')}
      action={
        isActive
          ? { to: to(paths.newPermission, of), label: t('restrictions.permission.ask') }
          : null
      }
    >
      <p className="soft">
        {t('restrictions.permission.within', { count: page.permissionAnswerDays })}
      </p>
      {page.requests.length === 0 && <p>{t('restrictions.permission.none')}</p>}
      {page.requests.length > 0 && (
        <Rows label={t('restrictions.permission.title')}>
          {page.requests.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              to={
                isActive && request.answer === null
                  ? to(paths.permission, { ...of, permissionId: request.id })
                  : undefined
              }
              isActive={isActive}
            />
          ))}
        </Rows>
      )}
    </PartCard>
  );
}

function RequestRow({
  request,
  to,
  isActive,
}: {
  readonly request: Request;
  readonly to: string | undefined;
  readonly isActive: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day), 'medium');
  const { answer, answeredOn, answerDueOn, reason } = request;
  const texts = [
    t('restrictions.permission.span', { from: say(request.fromOn), to: say(request.toOn) }),
    t('restrictions.permission.asked', { day: say(request.askedOn) }),
    answeredOn && t('restrictions.permission.answered', { day: say(answeredOn) }),
    answeredOn &&
      answeredOn > answerDueOn &&
      t('restrictions.permission.answeredLate', { day: say(answerDueOn) }),
    reason && t('restrictions.permission.because', { reason }),
  ];
  return (
    <Row
      to={to}
      title={request.purpose}
      text={texts.filter(Boolean).join(' · ')}
      aside={
        <>
          {answer === null && (
            <Badge kind={isActive ? 'warning' : 'plain'}>
              {t('restrictions.permission.unanswered')}
            </Badge>
          )}
          {answer === null && isActive && <DutyBadge dueOn={answerDueOn} />}
          {answer !== null && (
            <Badge kind={answer === 'granted' ? 'success' : 'plain'}>
              {t(`restrictions.answers.${answer}`)}
            </Badge>
          )}
        </>
      }
    />
  );
}

export function Contacts({ page, of }: PartProps): ReactNode {
  const { t } = useWords();
  const mayWrite = isOpen(page);
  return (
    <PartCard
      title={t('restrictions.contact.title')}
      action={
        mayWrite ? { to: to(paths.newContact, of), label: t('restrictions.contact.plan') } : null
      }
    >
      <p className="soft">{t('restrictions.contact.lead')}</p>
      {page.contacts.length === 0 && <p>{t('restrictions.contact.none')}</p>}
      {page.contacts.length > 0 && (
        <Rows label={t('restrictions.contact.title')}>
          {page.contacts.map((contact) => (
            <ContactRow
              key={contact.id}
              contact={contact}
              lastDay={page.restriction.lastDay}
              to={mayWrite ? to(paths.contact, { ...of, contactId: contact.id }) : undefined}
            />
          ))}
        </Rows>
      )}
    </PartCard>
  );
}

/** Reporting days after an end that was moved earlier no longer apply: the person need not come. */
function ContactRow({
  contact,
  lastDay,
  to,
}: {
  readonly contact: Contact;
  readonly lastDay: string;
  readonly to: string | undefined;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const fallsAway = contact.outcome === 'planned' && contact.onDay > lastDay;
  const isWaiting =
    contact.outcome === 'planned' && contact.onDay <= today && !fallsAway && to !== undefined;
  return (
    <Row
      to={fallsAway ? undefined : to}
      title={formatDay(locale, toDay(contact.onDay))}
      text={contact.place}
      aside={
        <Badge kind={isWaiting ? 'warning' : 'plain'}>
          {t(
            fallsAway
              ? 'restrictions.contact.fallsAway'
              : `restrictions.contactOutcomes.${contact.outcome}`,
          )}
        </Badge>
      }
    />
  );
}
