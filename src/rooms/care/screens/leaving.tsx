// Organisations that leave the programme: what is left of their cases, by code, for the coordinator
// and for those there who decide about them. The coordinator decides it, takes it back, and closes
// the organisation once nothing is left.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';
import type {
  closeOrganisation,
  decideLeaving,
  listCasesLeft,
  listLeavings,
  takeBackLeaving,
} from '../leaving/api.ts';
import { leavingReasons } from '../leaving/model.ts';
import { useCaseOrganisations } from './organisations.ts';

type LeavingRow = ReturnsOf<typeof listLeavings>['leavings'][number];
type CaseLeft = ReturnsOf<typeof listCasesLeft>['cases'][number];

export function Leaving(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listLeavings>('GET /api/leavings', {});
  return (
    <Page tabTitle="moving.leaving.title" lead={t('moving.leaving.lead')}>
      <Loaded query={query} room="moving" isEmpty={() => false}>
        {({ leavings, may }) => (
          <>
            {leavings.length === 0 && (
              <EmptyState title={t('moving.leaving.none')}>
                <p>{t('moving.leaving.noneText')}</p>
              </EmptyState>
            )}
            {leavings.map((leaving) => (
              <LeavingCard key={leaving.id} leaving={leaving} mayDecide={may.decide} />
            ))}
            {may.decide && <Decide />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function LeavingCard({
  leaving,
  mayDecide,
}: {
  readonly leaving: LeavingRow;
  readonly mayDecide: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const { leavesOn, reason, open, moving } = leaving;
  return (
    <Card title={pickName(leaving.organisationNames, locale, '')}>
      <Facts
        facts={[
          [t('moving.leaving.leavesOn'), formatDay(locale, toDay(leavesOn), 'medium')],
          [t('moving.leaving.reason'), t(`moving.leaving.reasons.${reason}`)],
          [t('moving.leaving.open'), formatNumber(locale, open)],
          [t('moving.leaving.moving'), formatNumber(locale, moving)],
        ]}
      />
      {open > 0 && <CasesLeft leavingId={leaving.id} />}
      {mayDecide && <End leaving={leaving} />}
    </Card>
  );
}

function CasesLeft({ leavingId }: { readonly leavingId: string }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listCasesLeft>('GET /api/leavings/:leavingId/cases', {
    params: { leavingId },
  });
  const columns = useColumns();
  return (
    <Loaded query={query} room="moving" isEmpty={() => false}>
      {({ cases, more }) => (
        // Folded: there may be hundreds, and the numbers above come first.
        <details>
          <summary>{t('moving.leaving.cases')}</summary>
          <DataTable
            caption={t('moving.leaving.cases')}
            isCaptionHidden
            columns={columns}
            items={cases}
            keyOf={({ caseCode }) => caseCode}
          />
          {more && <p className="soft">{t('moving.leaving.more')}</p>}
        </details>
      )}
    </Loaded>
  );
}

function useColumns(): readonly Column<CaseLeft>[] {
  const { t, locale } = useWords();
  return [
    {
      key: 'case',
      label: t('moving.leaving.case'),
      isHeading: true,
      cell: ({ caseCode }) => caseCode,
    },
    {
      key: 'state',
      label: t('moving.state'),
      cell: ({ moveState }) =>
        moveState === null ? t('moving.leaving.noMove') : t(`moving.states.${moveState}`),
    },
    {
      key: 'to',
      label: t('moving.to'),
      cell: ({ toNames }) => (toNames ? pickName(toNames, locale, '') : '–'),
    },
    {
      key: 'due',
      label: t('moving.dueOn'),
      cell: ({ dueOn }) => (dueOn ? formatDay(locale, toDay(dueOn), 'medium') : '–'),
    },
  ];
}

function End({ leaving: { id, version, open } }: { readonly leaving: LeavingRow }): ReactNode {
  return (
    <div className="row">
      <CommandForm<typeof takeBackLeaving>
        command="PUT /api/leavings/:leavingId/withdrawal"
        params={{ leavingId: id }}
        given={{ baseVersion: version }}
        room="moving"
        submit="moving.leaving.takeBack"
        isPlain
        lines={{}}
      />
      {open === 0 && (
        <CommandForm<typeof closeOrganisation>
          command="PUT /api/leavings/:leavingId/closure"
          params={{ leavingId: id }}
          given={{ baseVersion: version }}
          room="moving"
          submit="moving.leaving.close"
          isPlain
          lines={{}}
        />
      )}
    </div>
  );
}

function Decide(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h2>{t('moving.leaving.decide')}</h2>
      <CommandForm<typeof decideLeaving>
        command="POST /api/leavings"
        room="moving"
        submit="moving.leaving.decide"
        lines={{
          organisationId: {
            is: 'list',
            label: 'moving.leaving.organisation',
            options: useCaseOrganisations(),
          },
          leavesOn: { is: 'day', label: 'moving.leaving.leavesOn' },
          reason: {
            is: 'list',
            label: 'moving.leaving.reason',
            codes: leavingReasons,
            words: (code) => `moving.leaving.reasons.${code}`,
          },
        }}
      >
        <BilingualSafetyText textKey="moving.leaving.decideText" />
      </CommandForm>
    </>
  );
}
