// Accounts and grants as a table: those that wait for a confirmation first, those withdrawn last.
// A row offers only what its `may` allows; the server checks again.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listGrants } from '../grants/api.ts';
import { type GrantStep, GrantStepDialog } from './grant-step.tsx';
import './accounts.css';

export type Grant = ReturnsOf<typeof listGrants>['grants'][number];
type State = (typeof states)[number];
const states = ['waiting', 'expired', 'active', 'withdrawn'] as const;

function stateOf({ confirmed, withdrawn, expiresAt }: Grant): State {
  if (withdrawn) return 'withdrawn';
  if (confirmed) return 'active';
  return expiresAt !== null && new Date(expiresAt) <= new Date() ? 'expired' : 'waiting';
}

/** `isOneOrganisation`: all grants are of the reader's own, so it is not named in each row. */
export function GrantList({
  isOneOrganisation,
  none = 'list',
}: {
  readonly isOneOrganisation: boolean;
  /** What is said when there is none: of the organisation, or that waits for the reader. */
  readonly none?: 'list' | 'second';
}): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const state = states.find((each) => each === address.get('state'));
  const query = useRead<typeof listGrants>('GET /api/accounts', {});
  return (
    <>
      <div className="accounts-filter">
        <Select
          label={t('accounts.list.show')}
          value={state ?? 'all'}
          options={[
            { value: 'all', label: t('accounts.list.all') },
            ...states.map((each) => ({ value: each, label: t(`accounts.states.${each}`) })),
          ]}
          onChange={(value) => address.set({ state: value === 'all' ? '' : value })}
        />
      </div>
      <Loaded
        query={query}
        room="accounts"
        empty={
          <EmptyState title={t(`accounts.${none}.none`)}>
            <p>{t(`accounts.${none}.noneText`)}</p>
          </EmptyState>
        }
      >
        {({ grants }) => {
          const shown = grants
            .filter((grant) => !state || stateOf(grant) === state)
            .toSorted(
              (one, other) => states.indexOf(stateOf(one)) - states.indexOf(stateOf(other)),
            );
          return shown.length === 0 ? (
            <EmptyState title={t('accounts.list.noMatch')} />
          ) : (
            <Table grants={shown} isOneOrganisation={isOneOrganisation} />
          );
        }}
      </Loaded>
    </>
  );
}

function Table({
  grants,
  isOneOrganisation,
}: {
  readonly grants: readonly Grant[];
  readonly isOneOrganisation: boolean;
}): ReactNode {
  const { t } = useWords();
  const [asking, setAsking] = useState<{ grant: Grant; step: GrantStep } | null>(null);
  const [done, setDone] = useState<GrantStep | null>(null);
  const ask = (grant: Grant, step: GrantStep): void => {
    setDone(null);
    setAsking({ grant, step });
  };
  const columns = useColumns(ask, isOneOrganisation);
  return (
    <>
      {done && (
        <Notice kind="success" isAnnounced>
          <p>{t(`accounts.${done}.done`)}</p>
        </Notice>
      )}
      <DataTable
        caption={t('accounts.list.caption')}
        isCaptionHidden
        columns={columns}
        items={grants}
        keyOf={({ membershipId }) => membershipId}
      />
      {asking && (
        <GrantStepDialog
          key={asking.grant.membershipId + asking.step}
          grant={asking.grant}
          step={asking.step}
          onClose={(isDone) => {
            if (isDone) setDone(asking.step);
            setAsking(null);
          }}
        />
      )}
    </>
  );
}

type Ask = (grant: Grant, step: GrantStep) => void;

function Steps({ grant, ask }: { readonly grant: Grant; readonly ask: Ask }): ReactNode {
  const { t } = useWords();
  if (!grant.may.withdraw) return null;
  return (
    <span className="row">
      {grant.may.confirm && (
        <Button kind="main" onClick={() => ask(grant, 'confirm')}>
          {t('accounts.confirm.step')}
        </Button>
      )}
      <Button onClick={() => ask(grant, 'withdraw')}>{t('accounts.withdraw.step')}</Button>
    </span>
  );
}

function useColumns(ask: Ask, isOneOrganisation: boolean): readonly Column<Grant>[] {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const badges = {
    active: 'success',
    waiting: 'warning',
    expired: 'danger',
    withdrawn: 'plain',
  } as const;
  return [
    {
      key: 'account',
      label: t('accounts.list.account'),
      isHeading: true,
      cell: (grant) => (
        <>
          {grant.displayName} <span className="soft small">{grant.login}</span>
        </>
      ),
    },
    {
      key: 'role',
      label: t('accounts.list.role'),
      // Seven columns leave no room for the steps on a usual screen.
      cell: ({ role, duty, organisation }) => (
        <>
          {duty === 'member'
            ? t(`shell.roles.${role}`)
            : `${t(`shell.roles.${role}`)} · ${t(`accounts.duties.${duty}`)}`}
          {!isOneOrganisation && (
            <span className="soft small accounts-under">
              {pickName(organisation.names, locale, organisation.code)}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      label: t('accounts.list.state'),
      cell: (grant) => {
        const state = stateOf(grant);
        const day = grant.expiresAt && dayAt(new Date(grant.expiresAt), timeZone);
        return (
          <>
            <Badge kind={badges[state]}>{t(`accounts.states.${state}`)}</Badge>
            {state === 'waiting' && day && (
              <span className="soft small accounts-under">
                {t('accounts.list.expires', { day: formatDay(locale, day, 'medium') })}
              </span>
            )}
          </>
        );
      },
    },
    {
      key: 'from',
      label: t('accounts.list.since'),
      cell: ({ fromAt }) => formatDay(locale, dayAt(new Date(fromAt), timeZone), 'medium'),
    },
    {
      key: 'by',
      label: t('accounts.list.by'),
      cell: ({ grantedBy, confirmedBy }) =>
        [grantedBy, confirmedBy].filter(Boolean).join(' → ') || t('accounts.list.commandLine'),
    },
    {
      key: 'steps',
      label: t('accounts.list.steps'),
      cell: (grant) => <Steps grant={grant} ask={ask} />,
    },
  ];
}
