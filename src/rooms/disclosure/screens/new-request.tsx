// Asking one organisation of the other side. First the protocol and who is asked, then the person
// of one's own, then the basis with its last day, then the fields: none is chosen beforehand.

import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { askDisclosure, listAskable } from '../api.ts';
import type { listProtocols } from '../api-protocols.ts';
import type { FieldName } from '../catalogue.ts';
import type { Purpose } from '../model.ts';
import type { ProtocolShown } from '../protocol-model.ts';
import { BasisFields, FieldChoice, PersonFields, WhoIsAsked } from './request-fields.tsx';

export type TypedRequest = {
  /** `<protocol>/<organisation asked>` */
  readonly asked: string;
  readonly aboutId: string;
  readonly fullName: string;
  readonly birth: string;
  readonly authority: string;
  readonly article: string;
  readonly courtNumber: string;
  readonly orderOn: Day | '';
  readonly basisUntil: Day | '';
  readonly orderHash: string;
  readonly purpose: Purpose | '';
  readonly fields: readonly FieldName[];
};

const empty: TypedRequest = {
  asked: '',
  aboutId: '',
  fullName: '',
  birth: '',
  authority: '',
  article: '',
  courtNumber: '',
  orderOn: '',
  basisUntil: '',
  orderHash: '',
  purpose: '',
  fields: [],
};

export function NewRequest(): ReactNode {
  const { t } = useWords();
  const protocols = useRead<typeof listProtocols>('GET /api/disclosure-protocols', {});
  return (
    <Page
      tabTitle="disclosure.ask.title"
      lead={t('disclosure.ask.lead')}
      breadcrumbs={[{ to: '/disclosures', label: t('disclosure.list.title') }]}
    >
      <Loaded
        query={protocols}
        room="disclosure"
        isEmpty={(answer) => answer.protocols.filter(isOpenToAsk).length === 0}
        empty={
          <EmptyState title={t('disclosure.ask.noProtocol')}>
            <p>{t('disclosure.ask.noProtocolText')}</p>
          </EmptyState>
        }
      >
        {(answer) => <RequestForm protocols={answer.protocols.filter(isOpenToAsk)} />}
      </Loaded>
    </Page>
  );
}

function isOpenToAsk({ state, parties }: ProtocolShown): boolean {
  return state === 'valid' && parties.some((party) => party.mayAsk);
}

function RequestForm({ protocols }: { readonly protocols: readonly ProtocolShown[] }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [typed, change, discard] = useDraft('disclosure/new', empty);
  useAbout(typed, change);
  const command = useCommand<typeof askDisclosure>('POST /api/disclosures');
  const send = async (): Promise<void> => {
    const { asked, orderOn, basisUntil, purpose, fullName, birth, fields, ...rest } = typed;
    const [protocolId = '', ownerId = ''] = asked.split('/');
    if (!orderOn || !basisUntil || !purpose) return;
    const identity = { fullName: fullName.trim(), birth: birth.trim() || null };
    const saved = await command.run({
      body: {
        ...rest,
        protocolId,
        ownerId,
        orderOn,
        basisUntil,
        purpose,
        fields: [...fields],
        identity,
      },
    });
    if (!saved) return;
    discard();
    open(`/disclosures/${saved.id}?saved=yes`);
  };
  const protocol = protocols.find(({ id }) => typed.asked.startsWith(id));
  return (
    <Form
      action={command}
      submit={t('disclosure.ask.send')}
      backTo="/disclosures"
      room="disclosure"
      onSend={() => void send()}
    >
      <Notice>
        <BilingualSafetyText textKey="disclosure.rights.asking" />
      </Notice>
      <WhoIsAsked typed={typed} change={change} protocols={protocols} />
      <PersonFields typed={typed} change={change} />
      <BasisFields typed={typed} change={change} />
      {protocol && <FieldChoice typed={typed} change={change} protocol={protocol} />}
    </Form>
  );
}

// From a matter or a case one comes with its id in the address; the name is filled in, to be
// corrected to how the other side may know the person.
function useAbout(typed: TypedRequest, change: (part: Partial<TypedRequest>) => void): void {
  const about = useAddress().get('about');
  const { data } = useRead<typeof listAskable>('GET /api/disclosures/own-records', {});
  const record = data?.records.find(({ id }) => id === about);
  const isNew = record !== undefined && typed.aboutId === '';
  useEffect(() => {
    if (isNew) change({ aboutId: record.id, fullName: record.fullName });
  });
}
