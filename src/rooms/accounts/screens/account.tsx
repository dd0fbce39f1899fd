// One account with its grant: what it may, how far the person is with coming in, who let them in,
// and everything that the reader may do about it.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { type Duty, duties } from '../../../kernel/roles.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { ProvinceName, useProvinceOptions } from '../../../web/kit/provinces.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import { NotFound } from '../../../web/shell/not-found.tsx';
import { teamReaders } from '../access.ts';
import type { changeDuty, setPlace } from '../duties/api.ts';
import type { listGrants } from '../grants/api.ts';
import { dutyFits } from '../grants/rules.ts';
import { spokenLanguages } from '../../workforce/model.ts';
import { StateOfGrant } from './grant-state.tsx';
import { type Grant, stepsFor } from './steps.ts';
import { StepButtons, TakeSteps } from './take-steps.tsx';
import './accounts.css';

export function Account({
  params,
}: {
  readonly params: Readonly<Record<string, string>>;
}): ReactNode {
  const query = useRead<typeof listGrants>('GET /api/accounts', {});
  const found = query.data?.grants.find((one) => one.membershipId === params['membershipId']);
  if (query.data && !found) return <NotFound />;
  return <Loaded query={query}>{() => found && <AccountPage grant={found} />}</Loaded>;
}

function AccountPage({ grant }: { readonly grant: Grant }): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const isTeam = teamReaders.some((one) => one === role);
  const crumb = isTeam
    ? { to: to(paths.team), label: t('accounts.team.title') }
    : { to: to(paths.accounts), label: t('accounts.all.title') };
  return (
    <Page tabTitle="accounts.one.title" title={grant.displayName} breadcrumbs={[crumb]}>
      <TakeSteps>
        {(ask) => (
          <Card title={t('accounts.one.access')}>
            <GrantFacts grant={grant} />
            <div className="row">
              <StepButtons grant={grant} names={stepsFor(grant)} ask={ask} />
              {grant.may.askHelp && grant.opening === 'opened' && (
                <ButtonLink to={to(paths.signInHelp, {}, { whom: grant.membershipId })}>
                  {t('accounts.help.ask')}
                </ButtonLink>
              )}
            </div>
          </Card>
        )}
      </TakeSteps>
      {grant.may.setPlace && <PlaceForm grant={grant} />}
      {grant.may.changeDuty && <DutyForm grant={grant} />}
    </Page>
  );
}

function GrantFacts({ grant }: { readonly grant: Grant }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <Facts
      facts={[
        [t('accounts.new.login'), grant.login],
        [t('accounts.list.role'), t(`shell.roles.${grant.role}`)],
        [
          t('accounts.new.duty'),
          grant.duty === 'member' ? null : t(`accounts.duties.${grant.duty}`),
        ],
        [
          t('accounts.list.organisation'),
          pickName(grant.organisation.names, locale, grant.organisation.code),
        ],
        [t('accounts.place.province'), grant.province && <ProvinceName code={grant.province} />],
        [
          t('accounts.place.languages'),
          grant.languages.map((each) => t(`accounts.spoken.${each}`)).join(', '),
        ],
        [t('accounts.list.state'), <StateOfGrant key="state" grant={grant} />],
        [
          t('accounts.list.since'),
          formatDay(locale, dayAt(new Date(grant.fromAt), timeZone), 'medium'),
        ],
        [
          t('accounts.list.by'),
          [grant.grantedBy, grant.confirmedBy].filter(Boolean).join(' → ') ||
            t('accounts.list.commandLine'),
        ],
      ]}
    />
  );
}

function PlaceForm({ grant }: { readonly grant: Grant }): ReactNode {
  const { t } = useWords();
  const provinces = useProvinceOptions();
  return (
    <Card title={t('accounts.place.title')}>
      <CommandForm<typeof setPlace>
        key={grant.version}
        command="PUT /api/accounts/:membershipId/place"
        params={{ membershipId: grant.membershipId }}
        given={{ baseVersion: grant.version }}
        room="accounts"
        isPlain
        start={{ province: grant.province, languages: [...grant.languages] }}
        lines={{
          province: {
            is: 'list',
            label: 'accounts.place.province',
            hint: 'accounts.place.hint',
            options: provinces,
            isOptional: true,
          },
          languages: {
            is: 'choices',
            label: 'accounts.place.languages',
            codes: spokenLanguages,
            words: (code) => `accounts.spoken.${code}`,
            isOptional: true,
          },
        }}
      />
    </Card>
  );
}

function DutyForm({ grant }: { readonly grant: Grant }): ReactNode {
  const { t } = useWords();
  const open: readonly Duty[] = duties.filter(
    (duty) =>
      duty !== 'member' &&
      duty !== grant.duty &&
      duty !== grant.dutyAsked?.duty &&
      dutyFits(grant.role, duty),
  );
  if (open.length === 0) return null;
  return (
    <Card title={t('accounts.giveDuty.title')}>
      <p>{t('accounts.giveDuty.text')}</p>
      <CommandForm<typeof changeDuty>
        key={grant.version}
        command="PUT /api/accounts/:membershipId/duty"
        params={{ membershipId: grant.membershipId }}
        room="accounts"
        submit="accounts.giveDuty.step"
        isPlain
        lines={{
          duty: {
            is: 'choice',
            label: 'accounts.new.duty',
            codes: () => open,
            words: (duty) => `accounts.duties.${duty}`,
            hints: (duty) => `accounts.dutyHints.${duty}`,
          },
        }}
      />
    </Card>
  );
}
