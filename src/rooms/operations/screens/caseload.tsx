// A caseload list of people who are already home: choose the file, look at what was understood,
// state the basis, open the files. The file stays in this page's memory; the server keeps nothing
// of it before the last step. The order is the protection: first search, then legal aid and the
// basis.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Facts } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { importCaseload } from '../caseload/api.ts';
import { mayBringCaseload } from '../caseload/rules.ts';
import { CaseloadBasis } from './caseload-basis.tsx';
import { CaseloadFile } from './caseload-file.tsx';
import { CaseloadUnderstood } from './caseload-understood.tsx';
import { useCaseload } from './use-caseload.ts';

type Result = ReturnsOf<typeof importCaseload>;

export function Caseload(): ReactNode {
  const { t } = useWords();
  const isAllowed = mayBringCaseload(useMe());
  return (
    <Page
      tabTitle="caseload.title"
      lead={t('caseload.lead')}
      breadcrumbs={[{ to: to(paths.intake), label: t('people.intake.title') }]}
    >
      {isAllowed ? (
        <Steps />
      ) : (
        <Notice title={t('people.intake.notYours')}>
          <p>{t('people.intake.notYoursText')}</p>
        </Notice>
      )}
    </Page>
  );
}

function Steps(): ReactNode {
  const caseload = useCaseload();
  const [result, setResult] = useState<Result | null>(null);
  const { preview } = caseload;
  if (result) {
    return (
      <Brought
        result={result}
        onNext={() => {
          caseload.choose(null);
          setResult(null);
        }}
      />
    );
  }
  return (
    <>
      <CaseloadFile caseload={caseload} />
      {preview && <CaseloadUnderstood caseload={caseload} preview={preview} />}
      {preview && (
        <CaseloadBasis
          caseload={caseload}
          preview={preview}
          onDone={(brought) => {
            setResult(brought);
            window.scrollTo({ top: 0 });
          }}
        />
      )}
    </>
  );
}

function Brought({
  result,
  onNext,
}: {
  readonly result: Result;
  readonly onNext: () => void;
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <>
      <Notice
        kind="success"
        isAnnounced
        title={t(result.earlier ? 'caseload.earlier' : 'caseload.done')}
      >
        <Facts
          facts={[
            [t('caseload.households'), formatNumber(locale, result.households)],
            [t('caseload.persons'), formatNumber(locale, result.persons)],
          ]}
        />
        <p>{t('people.intake.nextStep')}</p>
        <p>{t('caseload.takeBackDay')}</p>
      </Notice>
      <div className="row">
        <ButtonLink to={to(paths.persons)}>{t('people.search.title')}</ButtonLink>
        <ButtonLink to={to(paths.intakeLists)}>{t('caseload.listsTitle')}</ButtonLink>
        <Button onClick={onNext}>{t('caseload.another')}</Button>
      </div>
    </>
  );
}
