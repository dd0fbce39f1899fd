// Sending a list. Its kind decides what its columns may contain (a carrier's list says who
// boarded). How to read it is recognised automatically, and can be corrected before or after.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { FileDrop } from '../../../web/kit/file-drop.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { paths, to } from '../../../web/paths.ts';
import { readings } from '../../../web/read.ts';
import type { stageList } from '../lists/api.ts';
import { type ListKind, listKinds } from '../lists/model.ts';
import { DelimiterSelect, EncodingSelect } from './reading-selects.tsx';

type Chosen = {
  readonly kind: ListKind | '';
  readonly encoding: string;
  readonly delimiter: string;
};

export function UploadList({ operationId }: { readonly operationId: string }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setIsTried] = useState(false);
  const [chosen, setChosen] = useState<Chosen>({ kind: '', encoding: '', delimiter: '' });
  const change = (part: Partial<Chosen>): void => setChosen({ ...chosen, ...part });
  const action = useAction((_: readonly unknown[], commandId) =>
    stage({ operationId, file, chosen }, commandId),
  );
  const send = async (): Promise<void> => {
    setIsTried(true);
    if (!file || !chosen.kind) return;
    const staged = await action.run([file, chosen]);
    if (!staged) return;
    await readings.invalidateQueries();
    open(
      to(
        paths.operationList,
        { operationId, listId: staged.listId },
        { earlier: staged.earlier ? 'yes' : '' },
      ),
    );
  };
  return (
    <Card title={t('operations.lists.add')}>
      <CheckedForm
        problem={action.problem}
        room="operations"
        title={t('operations.upload.refused')}
        onSend={() => void send()}
      >
        <p>{t('operations.upload.lead')}</p>
        <RadioGroup
          label={t('operations.upload.kind')}
          value={chosen.kind}
          isRequired
          options={optionsOf(
            listKinds,
            (kind) => t(`operations.listKinds.${kind}`),
            (kind) => t(`operations.listKindHints.${kind}`),
          )}
          onChange={(kind) => change({ kind })}
        />
        <FileDrop
          label={t('operations.upload.file')}
          hint={t('operations.upload.fileHint')}
          error={isTried && !file ? t('operations.errors.file') : null}
          accept=".xlsx,.csv,.tsv,.txt"
          onFiles={([first]) => setFile(first ?? null)}
        />
        <details className="operations-details">
          <summary>{t('operations.upload.reading')}</summary>
          <div className="stack">
            <p className="soft">{t('operations.upload.readingHint')}</p>
            <EncodingSelect value={chosen.encoding} onChange={(encoding) => change({ encoding })} />
            <DelimiterSelect
              value={chosen.delimiter}
              onChange={(delimiter) => change({ delimiter })}
            />
          </div>
        </details>
        {action.isBusy && <output>{t('operations.upload.busy')}</output>}
        <div className="row">
          <Button kind="main" type="submit" isBusy={action.isBusy}>
            {t(action.isBusy ? 'shell.form.working' : 'operations.upload.submit')}
          </Button>
        </div>
      </CheckedForm>
    </Card>
  );
}

type Sending = {
  readonly operationId: string;
  readonly file: File | null;
  readonly chosen: Chosen;
};

function stage({ operationId, file, chosen }: Sending, commandId: string) {
  return request<typeof stageList>(
    'POST /api/operations/:operationId/lists',
    {
      params: { operationId },
      query: {
        fileName: file?.name ?? '',
        kind: chosen.kind as ListKind,
        encoding: chosen.encoding || undefined,
        delimiter: chosen.delimiter || undefined,
      },
      body: file ?? new Blob(),
    },
    { commandId },
  );
}
