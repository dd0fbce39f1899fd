// Correcting what is stated about an operation. The version that was read is sent too, so that
// nobody overwrites another correction without seeing it.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeOperation } from '../operation/api.ts';
import { useBack, useOperation } from './operation-frame.tsx';
import { operationBody, operationLines, type Questions, questionsOf } from './operation-lines.ts';

export function ChangeOperation({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const breadcrumbs = useBack(operationId, '');
  const today = useToday();
  return (
    <Page tabTitle="operations.change.title" breadcrumbs={breadcrumbs}>
      <Loaded query={useOperation(operationId)} room="operations" isEmpty={() => false}>
        {({ operation }) => (
          <CommandForm<typeof changeOperation, Questions>
            command="PUT /api/operations/:operationId"
            params={{ operationId }}
            given={{ baseVersion: operation.version }}
            room="operations"
            backTo={to(paths.operation, { operationId })}
            opens={to(paths.operation, { operationId }, { saved: 'yes' })}
            start={questionsOf(operation)}
            toBody={operationBody}
            lines={operationLines(today)}
          />
        )}
      </Loaded>
    </Page>
  );
}
