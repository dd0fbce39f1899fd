// The one command line: `alongside <command>`. Each command loads only what it needs, prints plain
// sentences for people and JSON for scripts, and exits with 0, 1 for a refusal, or 2 for wrong
// usage.

type Command = { readonly summary: string; readonly run: (args: string[]) => Promise<number> };

const commands: Record<string, Command> = {
  demo: {
    summary:
      'start a made-up programme (what npm start does); "demo accounts --json" lists its accounts',
    run: async (args) => (await import('./cli/demo.ts')).demoCommand(args),
  },
  init: {
    summary: 'set up a real programme: administrator, country, languages, time zone, key file',
    run: async (args) => (await import('./cli/init.ts')).initCommand(args),
  },
  serve: {
    summary: 'start the server of a programme that init has set up',
    run: async (args) => (await import('./cli/serve.ts')).serveCommand(args),
  },
  migrate: {
    summary: 'bring the database to this version, or say that it is there',
    run: async (args) => (await import('./cli/migrate.ts')).migrateCommand(args),
  },
  user: {
    summary: 'add an organisation or an account, reset a password, close an account',
    run: async (args) => (await import('./cli/user.ts')).userCommand(args),
  },
  import: {
    summary:
      'bring a list into an operation of a running server, after showing what was understood',
    run: async (args) => (await import('./cli/import.ts')).importCommand(args),
  },
  'preview-list': {
    summary: 'say row by row what a list holds; --json for scripts',
    run: async (args) => (await import('./cli/preview-list.ts')).previewList(args),
  },
  'match-lists': {
    summary: 'say which rows of lists may mean one person, and why; --json for scripts',
    run: async (args) => (await import('./cli/match-lists.ts')).matchLists(args),
  },
  'verify-audit': {
    summary: 'prove that the audit chain is whole, in the database or in an exported file',
    run: async (args) => (await import('./cli/verify-audit.ts')).verifyAuditCommand(args),
  },
  'rotate-key': {
    summary: 'add a key to the key file and wrap every file key with it',
    run: async (args) => (await import('./cli/rotate-key.ts')).rotateKeyCommand(args),
  },
  backup: {
    summary: 'write the whole database to one encrypted file (not the key file)',
    run: async (args) => (await import('./cli/backup.ts')).backupCommand(args),
  },
  'backup-key': {
    summary: 'make the pair of keys that backups are encrypted to and opened with',
    run: async (args) => (await import('./cli/backup.ts')).backupKeyCommand(args),
  },
  restore: {
    summary: 'fill an empty database from a backup file',
    run: async (args) => (await import('./cli/restore.ts')).restoreCommand(args),
  },
};

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${usage()}`);
    return 2;
  }
  return command.run(args);
}

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(13)} ${summary}`,
  );
  return `alongside <command>\n\n${lines.join('\n')}\n\nEach command explains itself with --help.\n`;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (problem: unknown) => {
    const failure = problem as Error;
    process.stderr.write(`Something failed: ${failure.message}\n`);
    if (process.env['LOG_LEVEL'] === 'debug') process.stderr.write(`${failure.stack}\n`);
    process.exitCode = 1;
  },
);
