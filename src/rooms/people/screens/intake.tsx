// Opening files for a person or family who came home without an operation. The order is the
// protection: search first, to avoid two files for one person; then offer legal aid before any
// other question; then tell each person what the data is for, and record the answer. No papers are
// needed, and nothing is passed on.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { addHousehold } from '../api-intake.ts';
import { IntakeForm } from './intake-form.tsx';
import { IntakeResult } from './intake-result.tsx';
import { IntakeSearch, type TypedSearch } from './intake-search.tsx';

export function Intake(): ReactNode {
  const { t } = useWords();
  const { role, duty } = useMe();
  const [typed, change, discard] = useDraft<TypedSearch>('intake', {
    searchedFor: '',
    isNew: false,
  });
  const [result, setResult] = useState<ReturnsOf<typeof addHousehold> | null>(null);
  const isAllowed = role !== 'case-manager' || duty === 'intake';
  return (
    <Page
      tabTitle="people.intake.title"
      lead={t('people.intake.lead')}
      actions={<ButtonLink to={to(paths.intakeList)}>{t('people.intake.byList')}</ButtonLink>}
    >
      {!isAllowed && (
        <Notice title={t('people.intake.notYours')}>
          <p>{t('people.intake.notYoursText')}</p>
        </Notice>
      )}
      {isAllowed && result && <IntakeResult result={result} onNext={() => setResult(null)} />}
      {isAllowed && !result && !typed.isNew && <IntakeSearch typed={typed} change={change} />}
      {isAllowed && !result && typed.isNew && (
        <IntakeForm
          searchedFor={typed.searchedFor}
          onDone={(opened) => {
            discard();
            setResult(opened);
            window.scrollTo({ top: 0 });
          }}
        >
          <p>
            <Button icon="back" onClick={() => change({ isNew: false })}>
              {t('people.intake.searchAgain')}
            </Button>
          </p>
        </IntakeForm>
      )}
    </Page>
  );
}
