// `alongside user`: organisations and accounts from the command line, for a programme's first days
// and for forgotten passwords. Every change is audited as coming from the command line.

import { readKeyring } from '../../engine/crypto/keyring.ts';
import { makeTotpSecret } from '../../engine/crypto/sign-in-secrets.ts';
import { inTransaction, openDatabase, sql, type Tx } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import {
  duties,
  type Duty,
  openRoleNames,
  openSides,
  type OpenRole,
  type Side,
  sideOf,
} from '../../kernel/roles.ts';
import {
  insertAccount,
  insertOrganisation,
  invite,
  inviteAccount,
  type Inviting,
  noteOnCommandLine,
  type Secrets,
  setSecrets,
} from '../make-account.ts';
import { saidHalves } from './said-halves.ts';
import { configOrExit, databaseOrExit, parseOptions, sayRefusal, usageExit } from './common.ts';

const usage = `alongside user list
alongside user organisation CODE --kind KIND --side SIDE --name TEXT [--province ISO]
alongside user add LOGIN --name TEXT --role ROLE --organisation CODE [--duty DUTY] [--locale ru]
alongside user reset LOGIN       ends every way in and invites again
alongside user close LOGIN       closes the account; its sessions end at once

An account made here is open at once: it needs no second person, and the audit trail says so.

Prints, once, the two halves that open it: a link and a code. Its owner chooses the password. With
ALONGSIDE_PASSWORD, for setting up without anybody there, that is the password and a one-time secret
is printed instead.
Roles: ${openRoleNames.join(', ')}
Duties: ${duties.join(', ')}. Sides: ${openSides.join(', ')}.
Kinds: coordination, cso, guardianship-body, court, probation, school, donor, oversight.
`;

type Values = Record<string, string | undefined>;

export async function userCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const parsed = parseOptions(
    args,
    {
      name: text,
      role: text,
      organisation: text,
      duty: text,
      locale: text,
      kind: text,
      side: text,
      province: text,
    },
    usage,
  );
  if (!parsed) return usageExit();
  const [action, subject] = parsed.positionals;
  const config = configOrExit();
  if (!config) return 1;
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok) return sayRefusal(keyring);
  const database = await databaseOrExit(config);
  if (!database) return 1;
  const owner = openDatabase(database.owner);
  try {
    const work = {
      origin: config.address.origin,
      values: parsed.values as Values,
      subject: subject ?? '',
      keyring: keyring.value,
    };
    const said = await inTransaction(owner, (tx) => act(tx, action ?? '', work));
    process.stdout.write(`${said}\n`);
    return 0;
  } catch (problem) {
    if (!(problem instanceof WrongUse)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    return 2;
  } finally {
    await owner.destroy();
    await database.stop();
  }
}

class WrongUse extends Error {}

type Work = Inviting & { readonly values: Values; readonly subject: string };

async function act(tx: Tx, action: string, work: Work): Promise<string> {
  if (action === 'list') return list(tx);
  if (work.subject === '') throw new WrongUse(usage);
  if (action === 'organisation') return addOrganisation(tx, work);
  if (action === 'add') return addAccount(tx, work);
  if (action === 'reset') return reset(tx, work);
  if (action === 'close') return close(tx, work);
  throw new WrongUse(usage);
}

async function list(tx: Tx): Promise<string> {
  const found = await sql<{ login: string; role: string; organisation: string; state: string }>`
    select a.login, m.role, o.code as organisation, case when a.closed_at is not null then 'closed'
      when m.withdrawn_at is not null then 'withdrawn' when m.confirmed_at is null then 'not confirmed' else 'open' end as state
    from access.account a join workforce.membership m on m.account_id = a.id
    join workforce.organisation o on o.id = m.organisation_id
      order by a.login, m.granted_at`.execute(tx);
  return found.rows
    .map((row) => `${row.login}\t${row.role}\t${row.organisation}\t${row.state}`)
    .join('\n');
}

async function addOrganisation(tx: Tx, { values, subject }: Work): Promise<string> {
  if (!openSides.includes(values['side'] as Side) || !values['kind'] || !values['name'])
    throw new WrongUse(usage);
  await insertOrganisation(tx, {
    id: newId(),
    code: subject,
    kind: values['kind'],
    side: values['side'] as Side,
    names: { en: values['name'], ru: values['name'] },
    province: values['province'] ?? null,
  });
  return `Organisation ${subject} added.`;
}

async function addAccount(tx: Tx, { values, subject, keyring, origin }: Work): Promise<string> {
  const role = values['role'] as OpenRole;
  const duty = (values['duty'] ?? 'member') as Duty;
  if (!openRoleNames.includes(role) || !duties.includes(duty) || !values['name'])
    throw new WrongUse(usage);
  const found = await sql<{ id: string; side: Side }>`select id, side from workforce.organisation
    where code = ${values['organisation'] ?? ''}`.execute(tx);
  const organisation = found.rows[0];
  if (!organisation)
    throw new WrongUse(
      `There is no organisation ${values['organisation'] ?? ''}. Add it first: alongside user organisation CODE …`,
    );
  if (organisation.side !== sideOf(role))
    throw new WrongUse(
      `${role} belongs to the side ${sideOf(role)}, the organisation to ${organisation.side}.`,
    );
  const account = {
    id: newId(),
    login: subject,
    displayName: values['name'],
    role,
    duty,
    organisationId: organisation.id,
    locale: values['locale'] ?? 'ru',
  };
  const secrets = givenSecrets();
  if (!secrets) return saidHalves(subject, await inviteAccount(tx, account, { keyring, origin }));
  await insertAccount(tx, { ...account, ...secrets }, keyring);
  return said(subject, secrets);
}

async function reset(tx: Tx, { subject, keyring, origin }: Work): Promise<string> {
  const id = await accountId(tx, subject);
  await sql`delete from access.login_failure
    where login_hash = ${keyring.loginHash(subject.toLowerCase())}`.execute(tx);
  await sql`update access.device set failures = 0, rests_until = null
    where account_id = ${id}`.execute(tx);
  await sql`select access.end_ways_in(${id})`.execute(tx);
  await noteOnCommandLine(tx, 'account-reset', [keyring.pseudonym(id)]);
  const secrets = givenSecrets();
  if (!secrets) return saidHalves(subject, await invite(tx, id, { keyring, origin }));
  await sql`select access.end_invitations_of(${id}, 'replaced')`.execute(tx);
  await setSecrets(tx, { id, ...secrets }, keyring);
  return said(subject, secrets);
}

async function close(tx: Tx, { subject, keyring }: Work): Promise<string> {
  const id = await accountId(tx, subject);
  await sql`update workforce.membership set withdrawn_at = now() where account_id = ${id}
    and withdrawn_at is null`.execute(tx);
  await sql`update access.account set closed_at = now() where id = ${id}`.execute(tx);
  await noteOnCommandLine(tx, 'account-closed', [keyring.pseudonym(id)]);
  return `Account ${subject} is closed.`;
}

async function accountId(tx: Tx, login: string): Promise<string> {
  const found = await sql<{
    id: string;
  }>`select id from access.account where login = lower(${login})`.execute(tx);
  const row = found.rows[0];
  if (!row) throw new WrongUse(`There is no account ${login}.`);
  return row.id;
}

/** Null: the person it is for chooses. */
function givenSecrets(): Secrets | null {
  const password = process.env['ALONGSIDE_PASSWORD'];
  return password ? { password, totpSecret: makeTotpSecret() } : null;
}

function said(login: string, { totpSecret }: Secrets): string {
  return [
    `Login: ${login}`,
    'Password: as given in ALONGSIDE_PASSWORD',
    `One-time secret (shown once): ${totpSecret}`,
  ].join('\n');
}
