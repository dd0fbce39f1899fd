// The auditor's first page: whether the trail is whole, and every grant with who gave it and who
// confirmed it. A grant that waits for a confirmation or was withdrawn says so in words.

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { Column } from '../../../web/kit/data-table.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge, type NoticeKind } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listAllGrants } from '../api.ts';
import type { GrantShown } from '../shapes.ts';
import { grantStates } from '../model.ts';
import { AuditTabs } from './audit-tabs.tsx';
import './audit.css';
import { Chain } from './chain.tsx';

type State = GrantShown['state'];
const badges: Readonly<Record<State, NoticeKind | 'plain'>> = {
  active: 'success',
  waiting: 'warning',
  withdrawn: 'plain',
  ended: 'plain',
};

export function Grants(): ReactNode {
  const { t, locale } = useWords();
  const columns = [...useWhatColumns(), ...useByWhomColumns()];
  return (
    <Page tabTitle="audit.grants.title" lead={t('audit.grants.lead')}>
      <AuditTabs />
      <Chain />
      <List<typeof listAllGrants, GrantShown>
        read="GET /api/audit/grants"
        room="audit"
        label="audit.grants.title"
        none={{ title: 'audit.grants.none' }}
        perPage={100}
        filters={{
          state: {
            is: 'list',
            label: 'audit.grants.show',
            codes: grantStates,
            words: (state) => `audit.grantStates.${state}`,
          },
        }}
        count={({ counts }) =>
          grantStates
            .map(
              (each) => `${t(`audit.grantStates.${each}`)}: ${formatNumber(locale, counts[each])}`,
            )
            .join(' · ')
        }
        rows={({ grants }) => grants}
        keyOf={({ membershipId }) => membershipId}
        columns={columns}
      />
    </Page>
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
      cell: ({ grantedBy, confirmedBy, confirmedAt }) => {
        if (confirmedAt === null) return t('audit.grants.nobodyYet');
        // Without a name: both were done on the server, or it is older than the rule of two.
        return confirmedBy === null && grantedBy !== null
          ? t('audit.grants.oneWasEnough')
          : byWhom(confirmedBy?.displayName, confirmedAt);
      },
    },
  ];
}
