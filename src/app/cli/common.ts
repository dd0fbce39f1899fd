// What several commands share: reading the configuration, a log for people, options, and stopping
// on Ctrl-C.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Config, configSentence, readConfig } from '../../engine/config/config.ts';
import {
  databaseSentence,
  prepareDatabase,
  type PreparedDatabase,
} from '../../engine/db/prepare.ts';
import type { Refused } from '../../kernel/outcome.ts';
import { afterMigrations } from '../after-migrations.ts';
import { terminalLines } from './terminal-lines.ts';
import { type Logger, makeLog } from '../../engine/log/log.ts';
import type { Running } from '../serve.ts';

/** Prints why a command was refused and what to do; returns the exit code of a refusal. */
export function sayRefusal(refused: Refused<string>): number {
  process.stderr.write(`${String(refused.facts['sentence'] ?? refused.refusal)}\n`);
  return 1;
}

export function configOrExit(): Config | null {
  const config = readConfig(process.env);
  if (config.ok) return config.value;
  process.stderr.write(`${configSentence(config)}\n`);
  return null;
}

/**
 * The migrated database for a short command (possibly one already running); null after printing why
 * not.
 */
export async function databaseOrExit(config: Config): Promise<PreparedDatabase | null> {
  const database = await prepareDatabase(config, quietLog, { join: true, afterMigrations });
  if (database.ok) return database.value;
  process.stderr.write(`${databaseSentence(database)}\n`);
  return null;
}

const quietLog = { info: () => undefined, error: () => undefined };

type Options = NonNullable<ParseArgsConfig['options']>;
export type Parsed = {
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
};

/** Null after printing the usage (for --help and for unknown options). */
export function parseOptions(args: string[], options: Options, usage: string): Parsed | null {
  try {
    const parsed = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (parsed.values['help'] !== true) return parsed as Parsed;
    process.stdout.write(usage);
    process.exitCode = 0;
  } catch (problem) {
    process.stderr.write(`${(problem as Error).message}\n\n${usage}`);
    process.exitCode = 2;
  }
  return null;
}

/** The exit code that `parseOptions` has set. */
export function usageExit(): number {
  return Number(process.exitCode ?? 0);
}

/** Sentences for a person at a terminal; otherwise one JSON object per line, on stderr. */
export function logOf({ logLevel }: Config): Logger {
  if (!process.stderr.isTTY) return makeLog(logLevel, process.stderr);
  return makeLog(logLevel, terminalLines(logLevel, process));
}

/**
 * Resolves at the first signal. Listening starts early, so that Ctrl-C during a start is not lost
 * and leaves no database behind. Further signals are ignored: stopping takes a moment and must not
 * be cut short.
 */
export function listenForStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
  });
}

/** Resolves with the exit code after a stop was requested and everything has stopped. */
export async function untilStopped(running: Running, asked: Promise<void>): Promise<number> {
  await asked;
  process.stdout.write('Stopping …\n');
  await running.stop();
  process.stdout.write('Stopped.\n');
  return 0;
}
