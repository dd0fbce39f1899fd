// Making an account with one grant. The answer is the link that opens it together with the code of
// a second person: shown once, kept nowhere, and gone when the page is left.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { localeNames, locales } from '../../../engine/languages/locale.ts';
import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { duties, type Duty, type OpenRole, openRoleNames, roles } from '../../../kernel/roles.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listOrganisations } from '../../workforce/public.ts';
import type { makeAccount } from '../grants/api.ts';
import { dutyFits } from '../grants/rules.ts';
import { type Half, HalfOnce, useHalf } from './half.tsx';

type Account = BodyOf<typeof makeAccount>;
type Organisation = ReturnsOf<typeof listOrganisations>['organisations'][number];
type OpenSide = (typeof roles)[OpenRole]['side'];

export function NewAccount(): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [half, setHalf] = useHalf();
  const crumb = { to: to(paths.accounts), label: t('accounts.all.title') };
  return (
    <Page
      tabTitle="accounts.new.title"
      breadcrumbs={[crumb]}
      title={half ? t('accounts.new.made') : undefined}
    >
      {half ? (
        <HalfOnce half={half} onDone={() => open(to(paths.accounts))} />
      ) : (
        <NewAccountForm onMade={setHalf} />
      )}
    </Page>
  );
}

function NewAccountForm({ onMade }: { readonly onMade: (half: Half) => void }): ReactNode {
  return (
    <CommandForm<typeof makeAccount>
      command="POST /api/accounts"
      room="accounts"
      submit="accounts.new.submit"
      backTo={to(paths.accounts)}
      start={{ duty: 'member' }}
      onSaved={({ link }, { displayName, login }) =>
        onMade({ kind: 'link', text: link, name: `${displayName} (${login})` })
      }
      lines={{ ...whoLines, ...useRoleLines() }}
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
