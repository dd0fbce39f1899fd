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
    `The PostgreSQL at ${host} does not let the user ${user} in. Correct` +
    ' the user or the password in' +
    ' DATABASE_URL, or allow that user in its pg_hba.conf.',
  'database-missing': ({ database, user }) =>
    `There is no database called ${database}. Make it with: create database "${database}" owner` +
    ` "${user}" template template0 encoding 'UTF8' locale 'C.UTF-8';`,
  'server-too-old': ({ found }) =>
    `The server of DATABASE_URL is PostgreSQL ${found}; Alongside needs 15 or newer.`,
  'not-database-owner': ({ database, user }) =>
    `The user ${user} of DATABASE_URL does not own the database ${database}. Let a superuser run:` +
    ` alter database "${database}" owner to "${user}";`,
  'database-locale-unfit': ({ database, encoding }) =>
    `The database ${database} (encoding ${encoding}) does not know` +
    ' Cyrillic letters, so names could' +
    ` not be found. Make it anew with: create database "${database}" template template0 encoding` +
    ` 'UTF8' locale 'C.UTF-8';`,
  'extensions-missing': () =>
    'The server of DATABASE_URL lacks the extensions pg_trgm and unaccent.' +
    ' Install the package with' +
    " PostgreSQL's additional modules (postgresql-contrib) there.",
  'may-not-create-roles': ({ user }) =>
    `The user ${user} of DATABASE_URL may not make login roles. Let a superuser run:` +
    ` alter role "${user}" createrole;`,
  'role-has-other-owner': ({ user }) =>
    `The login roles alongside_* were made by another user than ${user}, who may not change them.` +
    ' Use the user that made them in DATABASE_URL, or drop those roles if no other Alongside uses' +
    ' this server.',
  'role-too-powerful': ({ role }) =>
    `The role ${role} exists already and may do more than log in, which would break the wall` +
    ' between the sides. Take its attributes and memberships away, or drop it.',
  'migration-changed': ({ number, name }) =>
    `Migration ${number} (${name}) is not the file that this database was made with. Put the` +
    ' original file back; a change belongs into a new migration.',
  'migration-skipped': ({ number, name }) =>
    `Migration ${number} (${name}) is older than what this database` +
    ' already holds. Give it the next' +
    ' free number.',
  'migration-pending': ({ number, name }) =>
    `The database is not ready for this version (migration ${number}, ${name}, is missing). Run` +
    ' "npx alongside migrate" first.',
  'before-baseline': ({ known, of }) =>
    `The database was made by an Alongside of before its first release and holds ${known} of its` +
    ` ${of} migrations, perhaps with changes. Start the last version of that time once, then this one.`,
  'state-earlier': () =>
    'The functions and policies of this database were made by a newer version, and this one would' +
    ' put older ones back. Start the newer version.',
  'state-differs': () =>
    'The functions and policies of the database are not those of this version. Run' +
    ' "npx alongside migrate" first.',
  'database-busy': () =>
    'Another program works in tables of this database and did not let go of them in time, so nothing' +
    ' was changed. Stop the other servers, or try again when less is going on.',
  'role-may-make-objects': ({ role, what }) =>
    `The login role ${role} holds ${what} (perhaps through PUBLIC), with which it could get around the` +
    ` wall between the sides. Take it away: revoke ${what} from ${role}, public;`,
  'database-newer': ({ number, name }) =>
    `The database was made by a newer Alongside (it holds migration` +
    ` ${number}, ${name}). Start that` +
    ' version, or restore a backup of this one.',
};
