// A new operation. It starts as negotiating, and nobody is notified.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { addOperation } from '../operation/api.ts';
import { operationBody, operationLines, type Questions } from './operation-lines.ts';

export function NewOperation(): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <Page
      tabTitle="operations.new.title"
      lead={t('operations.new.lead')}
      breadcrumbs={[{ to: to(paths.operations), label: t('operations.list.title') }]}
    >
      <CommandForm<typeof addOperation, Questions>
        command="POST /api/operations"
        room="operations"
        submit="operations.new.submit"
        backTo={to(paths.operations)}
        opens={({ id }) => to(paths.operation, { operationId: id })}
        toBody={operationBody}
        lines={operationLines(today)}
      />
    </Page>
  );
}
