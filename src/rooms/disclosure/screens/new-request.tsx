// Asks one organisation of the other side: first the protocol and whom to ask, then the person,
// then the basis with its last day, then the fields. No field is chosen in advance.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { ChooseFiles, useSending } from '../../documents/public-web.ts';
import type { askDisclosure, listAskable } from '../api.ts';
import type { listProtocols } from '../api-protocols.ts';
import type { ProtocolShown } from '../protocol-model.ts';
import { type Questions, useBasisLines, usePersonLines, useWhoLines } from './request-lines.ts';

export function NewRequest(): ReactNode {
  const { t } = useWords();
  const protocols = useRead<typeof listProtocols>('GET /api/disclosure-protocols', {});
  return (
    <Page
      tabTitle="disclosure.ask.title"
      lead={t('disclosure.ask.lead')}
      breadcrumbs={[{ to: to(paths.disclosures), label: t('disclosure.list.title') }]}
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
  const about = useAddress().get('about');
  const [code, setCode] = useState('');
  const { data } = useRead<typeof listAskable>('GET /api/disclosures/own-records', {
    query: { ...(about ? { about } : {}), ...(code ? { code } : {}) },
  });
  const records = data?.records ?? [];
  // Coming from a matter or case, its id is in the address. The name is filled in, and can be
  // changed to how the other side may know the person.
  const record = records.find(({ id }) => id === about);
  const sending = useSending();
  const { fields, ...who } = useWhoLines(protocols);
  const person = usePersonLines(records);
  const basis = useBasisLines(
    <>
      <h2>{t('disclosure.order.title')}</h2>
      <p className="soft">{t('disclosure.ask.fileHint')}</p>
      <ChooseFiles sending={sending} />
    </>,
  );
  return (
    <>
      {(data?.more || code) && (
        <SearchBox
          label={t('disclosure.ask.findByCode')}
          hint={t('disclosure.ask.findByCodeHint')}
          value={code}
          onSearch={setCode}
        />
      )}
      <CommandForm<typeof askDisclosure, Questions>
        command="POST /api/disclosures"
        room="disclosure"
        submit="disclosure.ask.send"
        backTo={to(paths.disclosures)}
        opens={({ id }) => to(paths.disclosure, { disclosureId: id }, { saved: 'yes' })}
        onAfresh={sending.forget}
        beside={sending.uploads ? [] : [{ path: 'uploads', words: 'documents.attach.fileMissing' }]}
        which={{ code: about, label: t('disclosure.ask.title') }}
        start={record && { aboutId: record.id, fullName: record.fullName }}
        toBody={({ asked, fullName, birth, ...rest }) => {
          const [protocolId = '', ownerId = ''] = asked.split('/');
          const identity = { fullName, birth };
          return { ...rest, protocolId, ownerId, uploads: [...(sending.uploads ?? [])], identity };
        }}
        labels={{ uploads: 'disclosure.ask.file' }}
        lines={{ ...who, ...person, ...basis, fields }}
      >
        <Notice>
          <BilingualSafetyText textKey="disclosure.rights.asking" />
        </Notice>
      </CommandForm>
    </>
  );
}
