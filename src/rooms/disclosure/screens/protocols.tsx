// The protocols of the user's organisation: what may be asked under each, for how long, who has
// signed, and signing or ending one.

import { type ReactNode, useState } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { endProtocol, listProtocols, signProtocol } from '../api-protocols.ts';
import type { ProtocolShown } from '../protocol-model.ts';
import { Fields } from './fields-shown.tsx';

export function Protocols(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listProtocols>('GET /api/disclosure-protocols', {});
  const actions = query.data?.may.make && (
    <ButtonLink to={to(paths.newProtocol)} kind="main" icon="add">
      {t('disclosure.newProtocol.title')}
    </ButtonLink>
  );
  return (
    <Page
      tabTitle="disclosure.protocols.title"
      lead={t('disclosure.protocols.lead')}
      actions={actions}
      breadcrumbs={[{ to: to(paths.disclosures), label: t('disclosure.list.title') }]}
    >
      <SavedNotice />
      <Loaded
        query={query}
        room="disclosure"
        empty={
          <EmptyState title={t('disclosure.protocols.none')}>
            <p>{t('disclosure.protocols.noneText')}</p>
          </EmptyState>
        }
      >
        {({ protocols }) => (
          <>
            {protocols.map((protocol) => (
              <ProtocolCard key={protocol.id} protocol={protocol} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Of = { readonly protocol: ProtocolShown };

function ProtocolCard({ protocol }: Of): ReactNode {
  const { t, locale } = useWords();
  const { state } = protocol;
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <Card
      title={t('disclosure.protocols.code', { code: protocol.code })}
      actions={
        <Badge kind={state === 'valid' ? 'success' : state === 'unsigned' ? 'info' : 'plain'}>
          {t(`disclosure.protocolStates.${state}`)}
        </Badge>
      }
    >
      <Facts
        facts={[
          [t('disclosure.newProtocol.purpose'), protocol.purpose],
          [
            t('disclosure.newProtocol.directions'),
            protocol.directions.map((one) => t(`disclosure.directions.${one}`)).join('; '),
          ],
          [t('disclosure.newProtocol.fields'), <Fields key="fields" fields={protocol.fields} />],
          [t('disclosure.newProtocol.validFrom'), day(protocol.validFrom)],
          [t('disclosure.newProtocol.validUntil'), day(protocol.validUntil)],
          [t('disclosure.newProtocol.retentionDays'), formatNumber(locale, protocol.retentionDays)],
          [t('disclosure.newProtocol.breachContact'), protocol.breachContact],
        ]}
      />
      <Rows label={t('disclosure.newProtocol.parties')}>
        {protocol.parties.map((party) => (
          <Row
            key={party.id}
            title={pickName(party.names, locale)}
            text={
              party.signedBy && party.signedOn
                ? t('disclosure.protocols.signedBy', {
                    name: party.signedBy,
                    day: day(party.signedOn),
                  })
                : t('disclosure.protocols.notSigned')
            }
          />
        ))}
      </Rows>
      <div className="row">
        {protocol.maySign && <Sign protocol={protocol} />}
        {protocol.mayEnd && <End protocol={protocol} />}
      </div>
    </Card>
  );
}

function Sign({ protocol }: Of): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const command = useCommand<typeof signProtocol>(
    'PUT /api/disclosure-protocols/:protocolId/signature',
  );
  const send = async (): Promise<void> => {
    if (await command.run({ params: { protocolId: protocol.id }, body: {} })) setIsAsking(false);
  };
  return (
    <>
      <Button kind="main" onClick={() => setIsAsking(true)}>
        {t('disclosure.protocols.sign')}
      </Button>
      <Confirm
        title={t('disclosure.protocols.sign')}
        step={t('disclosure.protocols.signStep')}
        kind="main"
        isOpen={isAsking}
        action={command}
        room="disclosure"
        onConfirm={() => void send()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('disclosure.protocols.signText')}</p>
      </Confirm>
    </>
  );
}

function End({ protocol }: Of): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const command = useCommand<typeof endProtocol>(
    'PUT /api/disclosure-protocols/:protocolId/ending',
  );
  const send = async (): Promise<void> => {
    if (await command.run({ params: { protocolId: protocol.id }, body: {} })) setIsAsking(false);
  };
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('disclosure.protocols.end')}</Button>
      <Confirm
        title={t('disclosure.protocols.end')}
        step={t('disclosure.protocols.endStep')}
        isOpen={isAsking}
        action={command}
        room="disclosure"
        onConfirm={() => void send()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('disclosure.protocols.endText')}</p>
      </Confirm>
    </>
  );
}
