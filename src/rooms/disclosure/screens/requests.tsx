// Lists of requests: one's own, those to be answered by the organisation, those waiting for a
// second approval. They show only codes and organisations; the person is named on the page of a
// request, to those who may know.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { answers, approves, asks } from '../access.ts';
import type { listRequests } from '../api.ts';
import type { RequestState } from '../model.ts';
import type { RequestSummary } from '../shapes.ts';

type View = 'asked' | 'to-answer' | 'to-approve';
/** Which lists a user has depends on their role; the server checks each request again. */
function viewsOf(me: ReturnType<typeof useMe>): View[] {
  const views: View[] = [];
  if (answers(me)) views.push('to-answer');
  if (approves(me)) views.push('to-approve');
  if (asks(me)) views.push('asked');
  return views;
}

export function Requests(): ReactNode {
  const { t, locale } = useWords();
  const me = useMe();
  const address = useAddress();
  const views = viewsOf(me);
  const view = views.find((one) => one === address.get('view')) ?? views[0] ?? 'asked';
  const facts = ({ asking, owner, part, askedOn, aboutCode }: RequestSummary) => [
    pickName((part === 'requester' ? owner : asking).names, locale),
    t('disclosure.list.askedOn', { day: formatDay(locale, toDay(askedOn), 'medium') }),
    aboutCode && t('disclosure.list.about', { code: aboutCode }),
  ];
  return (
    <List<typeof listRequests, RequestSummary>
      read="GET /api/disclosures"
      room="disclosure"
      label={`disclosure.views.${view}`}
      query={{ view }}
      none={{ title: 'disclosure.list.empty', text: `disclosure.emptyViews.${view}` }}
      rows={({ requests }) => requests}
      keyOf={({ id }) => id}
      row={(request) => ({
        key: request.id,
        to: to(paths.disclosure, { disclosureId: request.id }),
        title: `${t(`disclosure.purposes.${request.purpose}`)} · ${request.code}`,
        text: facts(request),
        aside: <Badges request={request} />,
      })}
      frame={(list, answer) => (
        <Page
          tabTitle="disclosure.list.title"
          lead={t('disclosure.list.lead')}
          actions={<Actions mayAsk={answer?.may.ask === true} />}
        >
          {views.length > 1 && (
            <RadioGroup
              label={t('disclosure.list.show')}
              value={view}
              options={views.map((value) => ({ value, label: t(`disclosure.views.${value}`) }))}
              onChange={(value) => address.go({ view: value, after: '' })}
            />
          )}
          {list}
        </Page>
      )}
    />
  );
}

function Actions({ mayAsk }: { readonly mayAsk: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {mayAsk && (
        <ButtonLink to={to(paths.newDisclosure)} kind="main" icon="add">
          {t('disclosure.ask.title')}
        </ButtonLink>
      )}
      <ButtonLink to={to(paths.protocols)}>{t('disclosure.protocols.title')}</ButtonLink>
    </>
  );
}

function Badges({ request }: { readonly request: RequestSummary }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {request.waitsForMe && <Badge kind="info">{t('disclosure.list.waitsForMe')}</Badge>}
      {request.isNoticeOverdue && (
        <Badge kind="warning">{t('disclosure.list.noticeOverdue')}</Badge>
      )}
      <StateBadge state={request.state} />
    </>
  );
}

export function StateBadge({ state }: { readonly state: RequestState }): ReactNode {
  const { t } = useWords();
  const kind = state === 'released' ? 'success' : 'plain';
  return <Badge kind={kind}>{t(`disclosure.states.${state}`)}</Badge>;
}
