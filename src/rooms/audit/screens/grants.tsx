// The auditor's first page: whether the trail is whole, and every grant with who gave it and who
// confirmed it. A grant that waits for a confirmation or was withdrawn says so in words.

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Badge, type NoticeKind } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listAllGrants } from '../api.ts';
import type { GrantShown } from '../model.ts';
import { AuditTabs } from './audit-tabs.tsx';
import './audit.css';
import { Chain } from './chain.tsx';

type State = GrantShown['state'];
const states = ['active', 'waiting', 'withdrawn', 'ended'] as const;
const badges: Readonly<Record<State, NoticeKind | 'plain'>> = {
  active: 'success',
  waiting: 'warning',
  withdrawn: 'plain',
  ended: 'plain',
};

export function Grants(): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const state = states.find((each) => each === address.get('state'));
  const query = useRead<typeof listAllGrants>(
    'GET /api/audit/grants',
    {
      query: { state, after: address.get('after') || undefined, limit: 100 },
    },
    { keepLast: true },
  );
  return (
    <Page tabTitle="audit.grants.title" lead={t('audit.grants.lead')}>
      <AuditTabs />
      <Chain />
      <div className="audit-filters">
        <Select
          label={t('audit.grants.show')}
          value={state ?? 'all'}
          options={[
            { value: 'all', label: t('audit.grants.all') },
            ...states.map((each) => ({ value: each, label: t(`audit.grantStates.${each}`) })),
          ]}
          onChange={(value) => address.set({ state: value === 'all' ? '' : value, after: '' })}
        />
      </div>
      <Loaded
        query={query}
        room="audit"
        isEmpty={({ grants }) => grants.length === 0}
        empty={<EmptyState title={t('audit.grants.none')} />}
      >
        {({ grants, next, counts }) => (
          <div className="stack">
            <p>
              {states
                .map(
                  (each) =>
                    `${t(`audit.grantStates.${each}`)}: ${formatNumber(locale, counts[each])}`,
                )
                .join(' · ')}
            </p>
            <Table grants={grants} />
            <NextPage
              address={address}
              next={next}
              words={{ first: t('audit.first'), next: t('audit.next') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Table({ grants }: { readonly grants: readonly GrantShown[] }): ReactNode {
  const { t } = useWords();
  return (
    <DataTable
      caption={t('audit.grants.title')}
      isCaptionHidden
      columns={[...useWhatColumns(), ...useByWhomColumns()]}
      items={grants}
      keyOf={({ membershipId }) => membershipId}
    />
  );
}

function useWhatColumns(): readonly Column<GrantShown>[] {
  const { t, locale } = useWords();
  return [
    {
      key: 'holder',
      label: t('audit.grants.holder'),
      isHeading: true,
      cell: ({ holder, login }) => (
        <>
          {holder.displayName} <span className="soft small">{login}</span>
        </>
      ),
    },
    {
      key: 'role',
      label: t('audit.grants.role'),
      cell: ({ role, duty }) =>
        [t(`shell.roles.${role}`), duty !== 'member' && t(`audit.duties.${duty}`)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'organisation',
      label: t('audit.grants.organisation'),
      cell: ({ organisation }) => pickName(organisation.names, locale, organisation.code),
    },
  ];
}

function useByWhomColumns(): readonly Column<GrantShown>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const byWhom = (name: string | undefined, instant: string | null): string => {
    const day = instant && formatDay(locale, dayAt(new Date(instant), timeZone), 'medium');
    return [name ?? t('audit.grants.commandLine'), day].filter(Boolean).join(', ');
  };
  return [
    {
      key: 'state',
      label: t('audit.grants.state'),
      cell: ({ state, withdrawnBy, withdrawnAt }) => (
        <>
          <Badge kind={badges[state]}>{t(`audit.grantStates.${state}`)}</Badge>
          {withdrawnAt !== null && (
            <span className="small"> {byWhom(withdrawnBy?.displayName, withdrawnAt)}</span>
          )}
        </>
      ),
    },
    {
      key: 'granted',
      label: t('audit.grants.grantedBy'),
      cell: ({ grantedBy, fromAt }) => byWhom(grantedBy?.displayName, fromAt),
    },
    {
      key: 'confirmed',
      label: t('audit.grants.confirmedBy'),
      cell: ({ confirmedBy, confirmedAt }) =>
        confirmedAt === null
          ? t('audit.grants.nobodyYet')
          : confirmedBy
            ? byWhom(confirmedBy.displayName, confirmedAt)
            : t('audit.grants.notNeeded'),
    },
  ];
}
