// One request, as far as the user may see it: the basis for everyone, the person for the requester
// and the owner, the values only for the owner. Below are the steps the user may take now.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRequest } from '../api.ts';
import type { RequestPage } from '../shapes.ts';
import { Fields, type OfRequest } from './fields-shown.tsx';
import { Order } from './order.tsx';
import { Proposal } from './proposal.tsx';
import { Released } from './released.tsx';
import { StateBadge } from './requests.tsx';
import { RefuseStep, WithdrawStep } from './steps.tsx';
import { Telling } from './telling.tsx';

export function Request({ params: { disclosureId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <RecordPage<typeof readRequest>
      read="GET /api/disclosures/:disclosureId"
      params={{ disclosureId }}
      room="disclosure"
      tabTitle="disclosure.request.title"
      lead={({ code, purpose }) => `${code} · ${t(`disclosure.purposes.${purpose}`)}`}
      breadcrumbs={[{ to: to(paths.disclosures), label: t('disclosure.list.title') }]}
    >
      {(request) => (
        <>
          <WhereItStands request={request} />
          <WhoIsMeant request={request} />
          <Order request={request} />
          {request.part !== 'requester' && <Proposal request={request} />}
          {request.release && <Released request={request} />}
          {request.part !== 'requester' && request.release && <Telling request={request} />}
          <Basis request={request} />
        </>
      )}
    </RecordPage>
  );
}

function WhereItStands({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const { may, state } = request;
  return (
    <Card title={t('disclosure.request.state')} actions={<StateBadge state={state} />}>
      <p className="readable">{t(`disclosure.stateTexts.${stateText(request)}`)}</p>
      {request.refusedFor && (
        <Notice title={t(`disclosure.refusalReasons.${request.refusedFor}`)}>
          <p>{t('disclosure.request.refusalText')}</p>
        </Notice>
      )}
      {request.revokedFor && <p>{t(`disclosure.revocationReasons.${request.revokedFor}`)}</p>}
      {(may.read || may.refuse || may.withdraw) && <NextSteps request={request} />}
    </Card>
  );
}

function NextSteps({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const { may, id } = request;
  return (
    <div className="row">
      {may.read && (
        <ButtonLink to={to(paths.disclosurePackage, { disclosureId: id })} kind="main">
          {t('disclosure.package.open')}
        </ButtonLink>
      )}
      {may.answer && request.state === 'asked' && (
        <ButtonLink to={to(paths.disclosureProposal, { disclosureId: id })} kind="main">
          {t('disclosure.propose.title')}
        </ButtonLink>
      )}
      {may.refuse && <RefuseStep request={request} />}
      {may.withdraw && <WithdrawStep request={request} />}
    </div>
  );
}

function stateText({ state, part }: RequestPage) {
  if (part === 'requester' && state === 'released') return 'released-to-you' as const;
  return state;
}

function WhoIsMeant({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const { identity, about, aboutCode, part } = request;
  if (part === 'second') return null;
  return (
    <Card title={t('disclosure.request.who')}>
      {identity ? (
        <Facts
          facts={[
            [t('disclosure.ask.fullName'), identity.fullName],
            [t('disclosure.ask.birth'), identity.birth],
            [t('disclosure.request.ownRecord'), aboutCode],
            [t('disclosure.request.ownFile'), about && `${about.fullName} (${about.code})`],
          ]}
        />
      ) : (
        <p className="soft">{t('disclosure.request.erased')}</p>
      )}
    </Card>
  );
}

function Basis({ request }: OfRequest): ReactNode {
  const { t, locale } = useWords();
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <Card title={t('disclosure.request.basis')}>
      <Facts
        facts={[
          [t('disclosure.request.asking'), pickName(request.asking.names, locale)],
          [t('disclosure.request.requester'), request.requester],
          [t('disclosure.request.owner'), pickName(request.owner.names, locale)],
          [t('disclosure.request.orderedBy'), request.authority],
          [t('disclosure.ask.article'), request.article],
          [t('disclosure.ask.courtNumber'), request.courtNumber],
          [t('disclosure.ask.orderOn'), day(request.orderOn)],
          [t('disclosure.ask.basisUntil'), day(request.basisUntil)],
          [t('disclosure.request.askedOn'), day(request.askedOn)],
          [t('disclosure.request.asked'), <Fields key="wanted" fields={request.wanted} />],
          [
            t('disclosure.request.fingerprint'),
            request.orderHash && (
              <span key="hash" className="disclosure-hash">
                {request.orderHash}
              </span>
            ),
          ],
        ]}
      />
    </Card>
  );
}
