// A new operation. It begins as negotiating; nothing is announced to anybody.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { addOperation } from '../api.ts';
import {
  emptyOperation,
  findOperationBody,
  OperationFields,
  useOperationLabels,
} from './operation-fields.tsx';

export function NewOperation(): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [typed, change, discard] = useDraft('operation/new', emptyOperation);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand<typeof addOperation>('POST /api/operations');
  const labels = useOperationLabels();
  const send = async (): Promise<void> => {
    setIsTried(true);
    const body = findOperationBody(typed);
    const saved = body && (await command.run({ body }));
    if (!saved) return;
    discard();
    open(`/operations/${saved.id}`, { replace: true });
  };
  return (
    <Page
      tabTitle="operations.new.title"
      lead={t('operations.new.lead')}
      breadcrumbs={[{ to: '/operations', label: t('operations.list.title') }]}
    >
      <Form
        action={command}
        submit={t('operations.new.submit')}
        backTo="/operations"
        room="operations"
        labels={labels}
        onSend={() => void send()}
      >
        <OperationFields value={typed} onChange={change} today={today} isTried={isTried} />
      </Form>
    </Page>
  );
}
