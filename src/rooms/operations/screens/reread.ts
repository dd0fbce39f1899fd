// A sheet read again with one correction, from wherever on the page the mistake is seen. What was
// said before stays. The list of an operation is read again where it is staged; a caseload list is
// sent again (`use-caseload.ts`).

import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import type { correctUnderstanding } from '../lists/api.ts';
import type { SheetCorrection } from '../lists/shapes.ts';
import type { Preview, PreviewSheet } from './shapes.ts';

export type Rereading = Omit<SheetCorrection, 'sheet'> & { readonly listedOn?: Day };
export type Reread = {
  readonly correct: (change: Rereading) => void;
  readonly isBusy: boolean;
  /** Why the last correction could not be read; null if it could. */
  readonly problem: unknown;
};

export function useReread({
  preview,
  sheet,
  operationId,
}: {
  readonly preview: Preview;
  readonly sheet: Pick<PreviewSheet, 'sheet'>;
  readonly operationId: string;
}): Reread {
  const command = useCommand<typeof correctUnderstanding>(
    'PUT /api/operations/:operationId/lists/:listId/understanding',
  );
  return {
    isBusy: command.isBusy,
    problem: command.problem,
    correct: ({ listedOn, ...change }) => {
      const params = { operationId, listId: preview.listId };
      const sheets = [{ ...change, sheet: sheet.sheet }];
      void command.run({ params, body: { baseVersion: preview.version, listedOn, sheets } });
    },
  };
}
