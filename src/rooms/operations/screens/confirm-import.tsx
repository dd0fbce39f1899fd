// The last step of a list: it asks once, with the number of rows to import and of those left out.
// Or the list is thrown away, including the file.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { discardList, importList } from '../lists/api.ts';
import type { Preview } from './shapes.ts';
import { type LeftOut, rowOfKey } from './list-rows.ts';

type Props = {
  readonly preview: Preview;
  readonly operationId: string;
  readonly leftOut: LeftOut;
};

export function ConfirmImport({ preview, operationId, leftOut }: Props): ReactNode {
  const { t, locale } = useWords();
  const [, open] = useLocation();
  const command = useCommand<typeof importList>(
    'POST /api/operations/:operationId/lists/:listId/import',
  );
  const taken = preview.sheets.filter(({ excluded }) => !excluded);
  const skipRows = leftOut.keys
    .map(rowOfKey)
    .filter(({ sheet }) => taken.some((one) => one.sheet === sheet));
  const isOut = new Set(leftOut.keys);
  const undecided = taken.reduce(
    (sum, { sheet, errorRows }) =>
      sum + errorRows.filter((row) => !isOut.has(`${sheet}|${row}`)).length,
    0,
  );
  const persons = taken.reduce((sum, { counts }) => sum + counts.persons, 0);
  const count = Math.max(0, persons - skipRows.length);
  const send = async (): Promise<void> => {
    const started = await command.run({
      params: { operationId, listId: preview.listId },
      body: { baseVersion: preview.version, skipRows },
    });
    if (started) open(to(paths.operationImport, { operationId, jobId: started.jobId }));
  };
  return (
    <Card title={t('operations.confirm.title')}>
      <ErrorSummary
        problem={command.problem}
        room="operations"
        title={t('operations.confirm.refused')}
      />
      <p>{t('operations.confirm.lead', { count })}</p>
      {skipRows.length > 0 && <p>{t('operations.confirm.leftOut', { count: skipRows.length })}</p>}
      {undecided > 0 && (
        <p className="field-error">
          {t('operations.confirm.undecided', { rows: formatNumber(locale, undecided) })}
        </p>
      )}
      <div className="row">
        <Button kind="main" isBusy={command.isBusy} onClick={() => void send()}>
          {command.isBusy ? t('shell.form.working') : t('operations.confirm.submit', { count })}
        </Button>
        <Discard operationId={operationId} listId={preview.listId} />
      </div>
    </Card>
  );
}

function Discard({
  operationId,
  listId,
}: {
  readonly operationId: string;
  readonly listId: string;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof discardList>(
    'DELETE /api/operations/:operationId/lists/:listId',
  );
  const discard = async (): Promise<void> => {
    const done = await command.run({ params: { operationId, listId } });
    if (done) open(to(paths.operationLists, { operationId }));
  };
  return (
    <>
      <Button onClick={() => setIsAsked(true)}>{t('operations.discard.step')}</Button>
      <Confirm
        isOpen={isAsked}
        title={t('operations.discard.title')}
        step={t('operations.discard.step')}
        action={command}
        room="operations"
        onConfirm={() => void discard()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('operations.discard.ask')}</p>
      </Confirm>
    </>
  );
}
