// The login roles of the sides, the door (sign-in), the sealer (audit) and the worker (jobs), each
// with a long generated password in one 0600 file. A role may log in and nothing more; migrations
// grant what it may see. An existing role of that name with more rights is refused, not repaired,
// because someone set it up that way. Passwords travel to the server as SCRAM verifiers, so no log
// can contain them.

import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, type ClientBase, type ClientConfig, escapeIdentifier, escapeLiteral } from 'pg';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { sides } from '../../kernel/roles.ts';
import { writePrivateFile } from './cluster/data-folder.ts';
import type { LoginRole } from './database.ts';

export type RoleRefusal = 'may-not-create-roles' | 'role-has-other-owner' | 'role-too-powerful';
export type RolePasswords = Readonly<Record<string, string>>;

export const loginRoles: readonly LoginRole[] = [...sides, 'door', 'sealer', 'worker'];
export const ownerRole = 'alongside_owner';
const connectionsMax = 40;
const lockKey = 4_180_002;

export function roleName(role: LoginRole): string {
  return `alongside_${role}`;
}

/** As a list for SQL; the names need no quotes. */
export const everyRole = loginRoles.map(roleName).join(', ');

/** The passwords in the file; empty if there is no file yet. */
export function readPasswords(path: string): RolePasswords {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { passwords: RolePasswords }).passwords;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw problem;
  }
}

/** Adds a new password for each of `names` that has none, before any role gets it. */
export function completePasswords(path: string, names: readonly string[]): RolePasswords {
  const known = readPasswords(path);
  const missing = names.filter((name) => !known[name]);
  if (missing.length === 0) return known;
  const made = missing.map((name) => [name, randomBytes(24).toString('base64url')]);
  const passwords = { ...known, ...Object.fromEntries(made) };
  writePrivateFile(path, `${JSON.stringify({ version: 1, passwords }, null, 2)}\n`);
  return passwords;
}

/**
 * Creates missing login roles and sets their passwords from the file unless they already match.
 * `owner` needs CREATEROLE. Changes nothing if all is well.
 */
export async function ensureRoles(
  owner: ClientConfig,
  passwordsFile: string,
): Promise<Outcome<RolePasswords, RoleRefusal>> {
  const passwords = completePasswords(passwordsFile, loginRoles.map(roleName));
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${lockKey})`);
    const ensured = await ensureIn(client, owner, passwords);
    await client.query(ensured.ok ? 'commit' : 'rollback');
    return ensured.ok ? done(passwords) : ensured;
  } catch (problem) {
    if ((problem as { code?: string }).code !== '42501') throw problem;
    return refuse('role-has-other-owner', { user: owner.user ?? '' });
  } finally {
    await client.end();
  }
}

async function ensureIn(
  client: Client,
  owner: ClientConfig,
  passwords: RolePasswords,
): Promise<Outcome<null, RoleRefusal>> {
  const names = loginRoles.map(roleName);
  const { rows: known } = await client.query<{ name: string; powerful: boolean }>(
    `select rolname as name, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls
        or rolreplication
        or exists (select 1 from pg_auth_members m where m.member = r.oid) as powerful
      from pg_roles r where rolname = any($1)`,
    [names],
  );
  const powerful = known.find((role) => role.powerful);
  if (powerful) return refuse('role-too-powerful', { role: powerful.name });
  const missing = names.filter((name) => known.every((role) => role.name !== name));
  if (missing.length > 0 && !(await mayCreateRoles(client))) {
    return refuse('may-not-create-roles', { user: owner.user ?? '' });
  }
  for (const name of missing) {
    await client.query(`create role ${escapeIdentifier(name)} login nosuperuser nocreatedb
      nocreaterole nobypassrls noinherit connection limit ${connectionsMax}`);
  }
  // All passwords are set in one transaction, so if one role has its password they all do.
  if (missing.length === 0 && (await canLogIn(owner, roleName('door'), passwords)))
    return done(null);
  for (const name of names) await setPassword(client, name, passwords[name]!);
  return done(null);
}

async function mayCreateRoles(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may ?? false;
}

async function canLogIn(
  owner: ClientConfig,
  name: string,
  passwords: RolePasswords,
): Promise<boolean> {
  const client = new Client({ ...owner, user: name, password: passwords[name] });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function setPassword(
  client: ClientBase,
  name: string,
  password: string,
): Promise<void> {
  const verifier = escapeLiteral(scramVerifier(password, randomBytes(16)));
  await client.query(`alter role ${escapeIdentifier(name)} password ${verifier}`);
}

/** RFC 5803, as PostgreSQL stores it. The passwords are random, so 4096 iterations are plenty. */
export function scramVerifier(password: string, salt: Buffer): string {
  const rounds = 4096;
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${server}`;
}
