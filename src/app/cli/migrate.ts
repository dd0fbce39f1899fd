// `alongside migrate`: brings the database to this version and creates the login roles. Besides
// init, user, backup and restore, it is the only command that connects as the owner.

import { configOrExit, databaseOrExit, parseOptions, usageExit } from './common.ts';

const usage = `alongside migrate

Applies the migrations that are missing and makes functions and policies anew where they differ,
all in one transaction, and makes the login roles (passwords in a 0600 file in ALONGSIDE_DATA).
Refuses a database that is newer than this program. It needs each table for a moment: when others
work in them for long, nothing is changed and it says so.
`;

export async function migrateCommand(args: string[]): Promise<number> {
  if (!parseOptions(args, {}, usage)) return usageExit();
  const config = configOrExit();
  if (!config) return 1;
  const database = await databaseOrExit(config);
  if (!database) return 1;
  await database.stop();
  process.stdout.write('The database is at this version.\n');
  return 0;
}
