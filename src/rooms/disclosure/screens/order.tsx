// The order behind a request: read as images of its pages by those who decide, attached or replaced
// by whoever asked.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { readings } from '../../../web/read.ts';
import {
  ChooseFiles,
  DocumentPages,
  SaveDocument,
  useSending,
} from '../../documents/public-web.ts';
import type { attachOrder } from '../api-order.ts';
import type { OfRequest } from './fields-shown.tsx';

export function Order({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const { order, may, part } = request;
  const [isReplacing, setIsReplacing] = useState(false);
  if (!order && !may.attachOrder && request.state === 'expired') return null;
  const none =
    request.orderHash === null ? 'disclosure.order.missing' : 'disclosure.order.missingHere';
  return (
    <Card title={t('disclosure.order.title')}>
      {order ? <Reading request={request} order={order} /> : <p>{t(none)}</p>}
      {order && part !== 'requester' && (
        <p role="status">
          {t(order.isOpened ? 'disclosure.order.opened' : 'disclosure.order.notOpened')}
        </p>
      )}
      {may.attachOrder && order && !isReplacing && (
        <div className="row">
          <Button kind="quiet" onClick={() => setIsReplacing(true)}>
            {t('disclosure.order.replace')}
          </Button>
        </div>
      )}
      {may.attachOrder && (!order || isReplacing) && (
        <AttachOrder request={request} onSaved={() => setIsReplacing(false)} />
      )}
    </Card>
  );
}

type WithOrder = OfRequest & { readonly order: NonNullable<OfRequest['request']['order']> };

function Reading({ request, order }: WithOrder): ReactNode {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const address = `/api/disclosures/${request.id}/order`;
  return (
    <>
      <p className="readable soft">{t('disclosure.order.text')}</p>
      <div className="row">
        <Button kind="main" onClick={() => setIsOpen(true)}>
          {t('disclosure.order.read')}
        </Button>
        {order.maySave && <SaveDocument document={order} address={address} />}
      </div>
      {isOpen && (
        <DocumentPages
          title={t('disclosure.order.title')}
          address={address}
          pages={order.pages ?? 1}
          // The server has noted by now that it was opened.
          onShown={() => void readings.invalidateQueries()}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function AttachOrder({
  request,
  onSaved,
}: OfRequest & { readonly onSaved: () => void }): ReactNode {
  const { t } = useWords();
  const sending = useSending();
  return (
    <CommandForm<typeof attachOrder, Record<never, never>>
      command="POST /api/disclosures/:disclosureId/order"
      params={{ disclosureId: request.id }}
      room="disclosure"
      submit="disclosure.order.attach"
      lines={{}}
      beside={sending.uploads ? [] : [{ path: 'uploads', words: 'documents.attach.fileMissing' }]}
      labels={{ uploads: 'disclosure.ask.file' }}
      onAfresh={sending.forget}
      onSaved={onSaved}
      toBody={() => ({ uploads: [...(sending.uploads ?? [])] })}
    >
      {request.order && <p>{t('disclosure.order.replaceText')}</p>}
      <ChooseFiles sending={sending} />
    </CommandForm>
  );
}
