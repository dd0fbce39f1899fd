// Correcting what is stated about an operation. The version that was read goes along, so that
// nobody overwrites another's correction unseen.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeOperation } from '../api.ts';
import type { Operation } from './codes.ts';
import {
  findOperationBody,
  OperationFields,
  typedOf,
  useOperationLabels,
} from './operation-fields.tsx';
import { useBack, useOperation } from './operation-frame.tsx';

export function ChangeOperation({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const breadcrumbs = useBack(operationId, '');
  return (
    <Page tabTitle="operations.change.title" breadcrumbs={breadcrumbs}>
      <Loaded query={useOperation(operationId)} room="operations" isEmpty={() => false}>
        {({ operation }) => <Fields operation={operation} />}
      </Loaded>
    </Page>
  );
}

function Fields({ operation }: { readonly operation: Operation }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const { id, version } = operation;
  const [typed, change, discard] = useDraft(`operation/${id}/${version}`, typedOf(operation));
  const [isTried, setIsTried] = useState(false);
  const command = useCommand<typeof changeOperation>('PUT /api/operations/:operationId');
  const labels = useOperationLabels();
  const back = `/operations/${id}`;
  const send = async (): Promise<void> => {
    setIsTried(true);
    const fields = findOperationBody(typed);
    if (!fields) return;
    const body = { ...fields, baseVersion: version };
    if (!(await command.run({ params: { operationId: id }, body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={back}
      room="operations"
      labels={labels}
      onSend={() => void send()}
    >
      <OperationFields value={typed} onChange={change} today={today} isTried={isTried} />
    </Form>
  );
}
