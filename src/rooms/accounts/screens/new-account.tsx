// Making an account with one grant. The answer contains a secret that is given once: it is shown
// with plain instructions, kept nowhere, and gone when the page is left.

import { type ReactNode, useEffect, useState } from 'react';
import { localeNames, locales } from '../../../engine/languages/locale.ts';
import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { duties, type Duty, type OpenRole, openRoleNames, roles } from '../../../kernel/roles.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { TextField } from '../../../web/kit/text-field.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { onForget } from '../../../web/session.ts';
import type { listOrganisations } from '../../workforce/public.ts';
import type { makeAccount } from '../grants/api.ts';
import { dutyFits } from '../grants/rules.ts';
import { makePassword } from './make-password.ts';
import { type Made, SecretOnce } from './secret-once.tsx';

type Account = Omit<BodyOf<typeof makeAccount>, 'password'>;
type Organisation = ReturnsOf<typeof listOrganisations>['organisations'][number];
type OpenSide = (typeof roles)[OpenRole]['side'];

export function NewAccount(): ReactNode {
  const { t } = useWords();
  const [made, setMade] = useState<Made | null>(null);
  // A locked screen must not come back with the secret of somebody else's account on it.
  useEffect(() => onForget(() => setMade(null)), []);
  const crumb = { to: to(paths.accounts), label: t('accounts.all.title') };
  return (
    <Page
      tabTitle="accounts.new.title"
      breadcrumbs={[crumb]}
      title={made ? t('accounts.secret.title') : undefined}
    >
      {made ? <SecretOnce made={made} /> : <NewAccountForm onMade={setMade} />}
    </Page>
  );
}

function NewAccountForm({ onMade }: { readonly onMade: (made: Made) => void }): ReactNode {
  const [password, setPassword] = useState(makePassword);
  return (
    <CommandForm<typeof makeAccount, Account>
      command="POST /api/accounts"
      room="accounts"
      submit="accounts.new.submit"
      backTo={to(paths.accounts)}
      start={{ duty: 'member' }}
      toBody={(account) => ({ ...account, password })}
      onSaved={({ totpSecret }, { login }) => onMade({ login, password, totpSecret })}
      labels={{ password: 'accounts.new.password' }}
      lines={{ ...whoLines, ...useRoleLines() }}
      below={() => <Password value={password} onChange={setPassword} />}
    />
  );
}

const whoLines: Pick<LinesOf<Account>, 'displayName' | 'login' | 'locale'> = {
  displayName: {
    is: 'text',
    label: 'accounts.new.displayName',
    hint: 'accounts.new.displayNameHint',
    lengthMax: 120,
  },
  login: {
    is: 'text',
    label: 'accounts.new.login',
    hint: 'accounts.new.loginHint',
    lengthMax: 60,
    isLowerCase: true,
  },
  locale: {
    is: 'list',
    label: 'accounts.new.locale',
    options: locales.map((each) => ({ value: each, label: localeNames[each] })),
  },
};

/** Which duties a role may have, by the same rule as on the server. */
function dutiesOf(role: OpenRole | ''): readonly Duty[] {
  return duties.filter((duty) => (role === '' ? duty === 'member' : dutyFits(role, duty)));
}

function useRoleLines(): Pick<LinesOf<Account>, 'role' | 'duty' | 'organisationId'> {
  const { locale } = useWords();
  const organisations: Readonly<Record<OpenSide, readonly Organisation[]>> = {
    justice: useOrganisations('justice'),
    care: useOrganisations('care'),
    programme: useOrganisations('programme'),
    oversight: useOrganisations('oversight'),
  };
  return {
    role: {
      is: 'list',
      label: 'accounts.list.role',
      codes: openRoleNames,
      words: (role) => `shell.roles.${role}`,
      // Another role has other duties and needs an organisation of its own side.
      fills: () => ({ duty: 'member', organisationId: '' }),
    },
    duty: {
      is: 'choice',
      label: 'accounts.new.duty',
      codes: ({ role }) => dutiesOf(role),
      words: (duty) => `accounts.duties.${duty}`,
      hints: (duty) => `accounts.dutyHints.${duty}`,
      when: ({ role }) => dutiesOf(role).length > 1,
      otherwise: 'member',
    },
    organisationId: {
      is: 'list',
      label: 'accounts.list.organisation',
      hint: 'accounts.new.organisationHint',
      options: ({ role }) =>
        (role === '' ? [] : organisations[roles[role].side]).map(({ id, names, code }) => ({
          value: id,
          label: pickName(names, locale, code),
        })),
      when: ({ role }) => role !== '',
      // Without a role: the form asks for the role first.
      otherwise: '',
    },
  };
}

/** One request per side: an answer contains at most 200. */
function useOrganisations(side: OpenSide): readonly Organisation[] {
  const { data } = useRead<typeof listOrganisations>('GET /api/organisations', { query: { side } });
  return data?.organisations ?? [];
}

/** Not a line: what lines contain is kept while the screen is locked. */
function Password({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (password: string) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('accounts.new.password')}
        hint={t('accounts.new.passwordHint')}
        name="password"
        value={value}
        isRequired
        lengthMax={200}
        onChange={onChange}
      />
      <p>
        <Button onClick={() => onChange(makePassword())}>
          {t('accounts.new.anotherPassword')}
        </Button>
      </p>
    </>
  );
}
