// Making an account with one grant. The answer holds a secret that is given once: it is shown with
// plain instructions, kept nowhere, and gone when the page is left.

import { type ReactNode, useEffect, useState } from 'react';
import { localeNames, locales } from '../../../engine/languages/locale.ts';
import { type OpenRole, openRoleNames, sideOf } from '../../../kernel/roles.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import { onForget } from '../../../web/session.ts';
import type { listOrganisations } from '../api.ts';
import type { makeAccount } from '../grants-api.ts';
import { makePassword } from './make-password.ts';
import { type Made, SecretOnce } from './secret-once.tsx';

type Typed = {
  readonly login: string;
  readonly displayName: string;
  readonly role: OpenRole | '';
  readonly duty: 'member' | 'registrar' | 'intake' | 'legal-approver';
  readonly organisationId: string;
  readonly locale: (typeof locales)[number] | '';
};
const empty: Typed = {
  login: '',
  displayName: '',
  role: '',
  duty: 'member',
  organisationId: '',
  locale: '',
};

export function NewAccount(): ReactNode {
  const { t } = useWords();
  const [made, setMade] = useState<Made | null>(null);
  // A locked screen must not come back with the secret of somebody else's account on it.
  useEffect(() => onForget(() => setMade(null)), []);
  const crumb = { to: '/accounts', label: t('workforce.accounts.title') };
  return (
    <Page
      tabTitle="workforce.new.title"
      breadcrumbs={[crumb]}
      title={made ? t('workforce.secret.title') : undefined}
    >
      {made ? <SecretOnce made={made} /> : <NewAccountForm onMade={setMade} />}
    </Page>
  );
}

function NewAccountForm({ onMade }: { readonly onMade: (made: Made) => void }): ReactNode {
  const { t } = useWords();
  const [typed, change, discard] = useDraft('account/new', empty);
  const [password, setPassword] = useState(makePassword);
  const command = useCommand<typeof makeAccount>('POST /api/accounts');
  const send = async (): Promise<void> => {
    const { role, locale, duty, organisationId } = typed;
    if (!role || !locale) return;
    const login = typed.login.trim().toLowerCase();
    const displayName = typed.displayName.trim();
    const body = { role, locale, duty, organisationId, login, displayName, password };
    const answer = await command.run({ body });
    if (!answer) return;
    discard();
    onMade({ login, password, totpSecret: answer.totpSecret, side: sideOf(role) });
  };
  return (
    <Form
      action={command}
      submit={t('workforce.new.submit')}
      backTo="/accounts"
      room="workforce"
      labels={useLabels()}
      onSend={() => void send()}
    >
      <WhoFields typed={typed} change={change} />
      <RoleFields typed={typed} change={change} />
      <TextField
        label={t('workforce.new.password')}
        hint={t('workforce.new.passwordHint')}
        name="password"
        value={password}
        isRequired
        lengthMax={200}
        onChange={setPassword}
      />
      <p>
        <Button onClick={() => setPassword(makePassword())}>
          {t('workforce.new.anotherPassword')}
        </Button>
      </p>
    </Form>
  );
}

type Part = { readonly typed: Typed; readonly change: (part: Partial<Typed>) => void };

function WhoFields({ typed, change }: Part): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('workforce.new.displayName')}
        hint={t('workforce.new.displayNameHint')}
        name="displayName"
        value={typed.displayName}
        isRequired
        lengthMax={120}
        onChange={(displayName) => change({ displayName })}
      />
      <TextField
        label={t('workforce.new.login')}
        hint={t('workforce.new.loginHint')}
        name="login"
        value={typed.login}
        isRequired
        lengthMax={60}
        onChange={(login) => change({ login })}
      />
      <Select
        label={t('workforce.new.locale')}
        name="locale"
        value={typed.locale}
        isRequired
        options={locales.map((each) => ({ value: each, label: localeNames[each] }))}
        onChange={(locale) => change({ locale })}
      />
    </>
  );
}

/** Which duties a role may have; the server checks the same. */
function dutiesOf(role: OpenRole | ''): readonly Typed['duty'][] {
  if (role === 'prosecutor') return ['member', 'registrar', 'legal-approver'];
  if (role === 'cso-manager') return ['member', 'legal-approver'];
  return role === 'case-manager' ? ['member', 'intake'] : ['member'];
}

function RoleFields({ typed, change }: Part): ReactNode {
  const { t, locale } = useWords();
  const side = typed.role ? sideOf(typed.role) : undefined;
  const { data } = useRead<typeof listOrganisations>(
    'GET /api/organisations',
    { query: { side } },
    { enabled: side !== undefined, keepLast: true },
  );
  const organisations = (data?.organisations ?? []).filter((each) => each.side === side);
  return (
    <>
      <Select
        label={t('workforce.list.role')}
        name="role"
        value={typed.role}
        isRequired
        options={openRoleNames.map((each) => ({ value: each, label: t(`shell.roles.${each}`) }))}
        onChange={(role) => change({ role, duty: 'member', organisationId: '' })}
      />
      {dutiesOf(typed.role).length > 1 && (
        <RadioGroup
          label={t('workforce.new.duty')}
          name="duty"
          value={typed.duty}
          isRequired
          options={dutiesOf(typed.role).map((each) => ({
            value: each,
            label: t(`workforce.duties.${each}`),
            hint: t(`workforce.dutyHints.${each}`),
          }))}
          onChange={(duty) => change({ duty })}
        />
      )}
      {side && (
        <Select
          label={t('workforce.list.organisation')}
          hint={t('workforce.new.organisationHint')}
          name="organisationId"
          value={typed.organisationId}
          isRequired
          options={organisations.map(({ id, names, code }) => ({
            value: id,
            label: pickName(names, locale, code),
          }))}
          onChange={(organisationId) => change({ organisationId })}
        />
      )}
    </>
  );
}

function useLabels(): Readonly<Record<string, string>> {
  const { t } = useWords();
  return {
    login: t('workforce.new.login'),
    displayName: t('workforce.new.displayName'),
    role: t('workforce.list.role'),
    duty: t('workforce.new.duty'),
    locale: t('workforce.new.locale'),
    organisationId: t('workforce.list.organisation'),
    password: t('workforce.new.password'),
  };
}
