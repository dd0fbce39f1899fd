// The text of every refusal around the database except the embedded server's own, for the person
// who runs the server, in one sentence or two: what happened, why, what to do next.

import type { RefusalFacts } from '../../kernel/outcome.ts';
import type { MigrationRefusal } from './migrate.ts';
import type { PowerRefusal } from './powers.ts';
import type { ServerRefusal } from './named-server.ts';
import type { RoleRefusal } from './roles.ts';

type Spoken = ServerRefusal | RoleRefusal | PowerRefusal | Exclude<MigrationRefusal, 'disk-full'>;

export const databaseWords: Record<Spoken, (facts: RefusalFacts) => string> = {
  'server-unreachable': ({ host, port, cause }) =>
    `No PostgreSQL answers at ${host}, port ${port} (${cause}). Start it, or correct DATABASE_URL.`,
  'server-refuses-sign-in': ({ host, user }) =>
    `The PostgreSQL at ${host} does not accept the user ${user}. Correct` +
    ' the user or the password in' +
    ' DATABASE_URL, or allow that user in pg_hba.conf.',
  'database-missing': ({ database, user }) =>
    `There is no database called ${database}. Create it with: create database "${database}" owner` +
    ` "${user}" template template0 encoding 'UTF8' locale 'C.UTF-8';`,
  'server-too-old': ({ found }) =>
    `The server of DATABASE_URL is PostgreSQL ${found}; Alongside needs 15 or newer.`,
  'not-database-owner': ({ database, user }) =>
    `The user ${user} of DATABASE_URL does not own the database ${database}. Ask a superuser to run:` +
    ` alter database "${database}" owner to "${user}";`,
  'database-locale-unfit': ({ database, encoding }) =>
    `The database ${database} (encoding ${encoding}) does not support` +
    ' Cyrillic letters, so names could' +
    ` not be found. Create it again with: create database "${database}" template template0 encoding` +
    ` 'UTF8' locale 'C.UTF-8';`,
  'extensions-missing': () =>
    'The server of DATABASE_URL lacks the extensions pg_trgm and unaccent.' +
    ' Install the package with' +
    " PostgreSQL's additional modules (postgresql-contrib) there.",
  'may-not-create-roles': ({ user }) =>
    `The user ${user} of DATABASE_URL may not create login roles. Ask a superuser to run:` +
    ` alter role "${user}" createrole;`,
  'role-has-other-owner': ({ user }) =>
    `The login roles alongside_* were created by another user, and ${user} may not change them.` +
    ' Use the user that created them in DATABASE_URL, or drop those roles if no other Alongside uses' +
    ' this server.',
  'role-too-powerful': ({ role }) =>
    `The role ${role} already exists and may do more than log in, which would break the wall` +
    ' between the sides. Remove its extra attributes and memberships, or drop it.',
  'migration-changed': ({ number, name }) =>
    `Migration ${number} (${name}) is not the file that was applied to this database. Put the` +
    ' original file back; changes belong in a new migration.',
  'migration-skipped': ({ number, name }) =>
    `Migration ${number} (${name}) is older than what this database` +
    ' already contains. Give it the next' +
    ' free number.',
  'migration-pending': ({ number, name }) =>
    `The database is not ready for this version (migration ${number}, ${name}, is missing). Run` +
    ' "npx alongside migrate" first.',
  'before-baseline': ({ known, of }) =>
    `The database was created by a version before the first release and contains ${known} of its` +
    ` ${of} migrations, perhaps with changes. Start the last version of that time once, then this one.`,
  'state-earlier': () =>
    'The functions and policies of this database come from a newer version, and this one would' +
    ' replace them with older ones. Start the newer version.',
  'state-differs': () =>
    'The functions and policies of the database do not belong to this version. Run' +
    ' "npx alongside migrate" first.',
  'database-busy': () =>
    'Another program is using tables of this database and did not release them in time, so nothing' +
    ' was changed. Stop the other servers, or try again when the database is less busy.',
  'too-few-locks': () =>
    'The server of DATABASE_URL can lock too few objects for one transaction, so nothing was' +
    ' changed. Ask a superuser to run: alter system set max_locks_per_transaction = 256; and to' +
    ' restart the server.',
  'role-may-make-objects': ({ role, what }) =>
    `The login role ${role} has ${what} (perhaps through PUBLIC), with which it could get around the` +
    ` wall between the sides. Revoke it: revoke ${what} from ${role}, public;`,
  'database-newer': ({ number, name }) =>
    `The database was created by a newer Alongside (it contains migration` +
    ` ${number}, ${name}). Start that` +
    ' version, or restore a backup of this one.',
};
