// The first step of a caseload list: the file. Usually nothing else needs to be said about it.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { FileDrop } from '../../../web/kit/file-drop.tsx';
import { DelimiterSelect, EncodingSelect } from './reading-selects.tsx';
import type { Caseload } from './use-caseload.ts';
import './operations.css';

export function CaseloadFile({ caseload }: { readonly caseload: Caseload }): ReactNode {
  const { t } = useWords();
  const [isTried, setIsTried] = useState(false);
  const [encoding, setEncoding] = useState('');
  const [delimiter, setDelimiter] = useState('');
  const { file, action } = caseload;
  const send = (): void => {
    setIsTried(true);
    void caseload.look({ encoding, delimiter });
  };
  return (
    <Card title={t('caseload.fileStep')}>
      <CheckedForm
        problem={action.problem}
        room="operations"
        title={t('operations.upload.refused')}
        onSend={send}
      >
        <p>{t('caseload.notKept')}</p>
        <p className="soft">{t('caseload.columnsHint')}</p>
        <FileDrop
          label={t('operations.upload.file')}
          hint={t('operations.upload.fileHint')}
          error={isTried && !file ? t('operations.errors.file') : null}
          accept=".xlsx,.csv,.tsv,.txt"
          onFiles={([first]) => caseload.choose(first ?? null)}
        />
        <details className="operations-details">
          <summary>{t('operations.upload.reading')}</summary>
          <div className="stack">
            <p className="soft">{t('operations.upload.readingHint')}</p>
            <EncodingSelect value={encoding} onChange={setEncoding} />
            <DelimiterSelect value={delimiter} onChange={setDelimiter} />
          </div>
        </details>
        {action.isBusy && <output>{t('operations.upload.busy')}</output>}
        <div className="row">
          <Button kind="main" type="submit" isBusy={action.isBusy}>
            {t(action.isBusy ? 'shell.form.working' : 'caseload.look')}
          </Button>
        </div>
      </CheckedForm>
    </Card>
  );
}
