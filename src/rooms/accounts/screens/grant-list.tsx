// Accounts and grants as a table, found by name, organisation, role and state. A row offers what
// waits for the reader; everything else is on the page of the account. The server checks again.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { roleNames } from '../../../kernel/roles.ts';
import { useSearchText } from '../../../web/search-text.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listGrants } from '../grants/api.ts';
import { findGrants, organisationsIn, type Wanted } from './find-grants.ts';
import { grantStates, StateOfGrant } from './grant-state.tsx';
import { awaitedSteps, type Grant } from './steps.ts';
import { type Ask, StepButtons, TakeSteps } from './take-steps.tsx';
import './accounts.css';

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
  const query = useRead<typeof listGrants>('GET /api/accounts', {});
  return (
    <Loaded
      query={query}
      room="accounts"
      empty={
        <EmptyState title={t(`accounts.${none}.none`)}>
          <p>{t(`accounts.${none}.noneText`)}</p>
        </EmptyState>
      }
    >
      {({ grants }) => <Found grants={grants} isOneOrganisation={isOneOrganisation} />}
    </Loaded>
  );
}

type Shown = { readonly grants: readonly Grant[]; readonly isOneOrganisation: boolean };

function Found({ grants, isOneOrganisation }: Shown): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const [search, setSearch] = useSearchText('accounts');
  const wanted: Wanted = {
    state: grantStates.find((each) => each === address.get('state')) ?? '',
    role: address.get('role'),
    organisation: address.get('organisation'),
    search,
  };
  const shown = findGrants(grants, wanted, locale);
  return (
    <>
      <Filters
        grants={grants}
        isOneOrganisation={isOneOrganisation}
        wanted={wanted}
        onSearch={setSearch}
      />
      <TakeSteps>
        {(ask) =>
          shown.length === 0 ? (
            <EmptyState title={t('accounts.list.noMatch')} />
          ) : (
            <Table grants={shown} isOneOrganisation={isOneOrganisation} ask={ask} />
          )
        }
      </TakeSteps>
    </>
  );
}

function Filters({
  grants,
  isOneOrganisation,
  wanted,
  onSearch,
}: Shown & {
  readonly wanted: Wanted;
  readonly onSearch: (text: string) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const roles = roleNames.filter((role) => grants.some((grant) => grant.role === role));
  return (
    <div className="filters">
      <SearchBox label={t('accounts.list.search')} value={wanted.search} onSearch={onSearch} />
      <Filter
        name="state"
        label={t('accounts.list.show')}
        options={grantStates.map((each) => ({
          value: each,
          label: t(`accounts.states.${each}`),
        }))}
      />
      {!isOneOrganisation && (
        <Filter
          name="organisation"
          label={t('accounts.list.organisation')}
          options={organisationsIn(grants, locale)}
        />
      )}
      <Filter
        name="role"
        label={t('accounts.list.role')}
        options={roles.map((each) => ({ value: each, label: t(`shell.roles.${each}`) }))}
      />
    </div>
  );
}

function Filter({
  name,
  label,
  options,
}: {
  readonly name: keyof Wanted;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  return (
    <Select<string>
      label={label}
      value={address.get(name) || 'all'}
      options={[{ value: 'all', label: t('accounts.list.all') }, ...options]}
      onChange={(value) => address.set({ [name]: value === 'all' ? '' : value })}
    />
  );
}

function Table({ grants, isOneOrganisation, ask }: Shown & { readonly ask: Ask }): ReactNode {
  const { t } = useWords();
  const columns = useColumns(ask, isOneOrganisation);
  return (
    <DataTable
      caption={t('accounts.list.caption')}
      isCaptionHidden
      columns={columns}
      items={grants}
      keyOf={({ membershipId }) => membershipId}
    />
  );
}

function useColumns(ask: Ask, isOneOrganisation: boolean): readonly Column<Grant>[] {
  const { t, locale } = useWords();
  return [
    {
      key: 'account',
      label: t('accounts.list.account'),
      isHeading: true,
      cell: ({ displayName, login, membershipId }) => (
        <>
          <Link to={to(paths.access, { membershipId })}>{displayName}</Link>{' '}
          <span className="soft small">{login}</span>
        </>
      ),
    },
    {
      key: 'role',
      label: t('accounts.list.role'),
      // More columns leave no room for the steps on a usual screen.
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
      cell: (grant) => <StateOfGrant grant={grant} />,
    },
    {
      key: 'steps',
      label: t('accounts.list.steps'),
      cell: (grant) => {
        const names = awaitedSteps(grant);
        return names.length > 0 && <StepButtons grant={grant} names={names} ask={ask} />;
      },
    },
  ];
}
